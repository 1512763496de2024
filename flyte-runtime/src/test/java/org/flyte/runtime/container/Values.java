package org.flyte.runtime.container;

import com.google.protobuf.Timestamp;
import java.util.List;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.Union;
import org.flyte.idl.core.Void;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;

/** Literals as another SDK would send them. */
final class Values {
    private Values() {}

    static Inputs none() {
        return Inputs.getDefaultInstance();
    }

    static Inputs of(String name, Literal value) {
        return Inputs.newBuilder().addLiterals(named(name, value)).build();
    }

    static NamedLiteral named(String name, Literal value) {
        return NamedLiteral.newBuilder().setName(name).setValue(value).build();
    }

    static KeyValuePair pair(String key, String value) {
        return KeyValuePair.newBuilder().setKey(key).setValue(value).build();
    }

    static Literal text(String value) {
        return primitive(Primitive.newBuilder().setStringValue(value));
    }

    static Literal integer(long value) {
        return primitive(Primitive.newBuilder().setInteger(value));
    }

    static Literal number(double value) {
        return primitive(Primitive.newBuilder().setFloatValue(value));
    }

    static Literal truth(boolean value) {
        return primitive(Primitive.newBuilder().setBoolean(value));
    }

    static Literal time(long seconds) {
        return primitive(
                Primitive.newBuilder().setDatetime(Timestamp.newBuilder().setSeconds(seconds)));
    }

    static Literal duration(long seconds) {
        return primitive(Primitive.newBuilder()
                .setDuration(com.google.protobuf.Duration.newBuilder().setSeconds(seconds)));
    }

    static Literal absent() {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setNoneType(Void.getDefaultInstance()))
                .build();
    }

    static Literal union(Literal value) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setUnion(Union.newBuilder().setValue(value)))
                .build();
    }

    static Literal list(Literal... values) {
        return Literal.newBuilder()
                .setCollection(LiteralCollection.newBuilder().addAllLiterals(List.of(values)))
                .build();
    }

    static Literal map(String key, Literal value) {
        return Literal.newBuilder()
                .setMap(LiteralMap.newBuilder().putLiterals(key, value))
                .build();
    }

    private static Literal primitive(Primitive.Builder value) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setPrimitive(value))
                .build();
    }
}
