package org.flyte.client.value;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.Union;

/** Makes the literals of single values. */
final class Literals {
    static final String MSGPACK = "msgpack";

    private Literals() {}

    static Literal integer(long value) {
        return of(Primitive.newBuilder().setInteger(value));
    }

    static Literal number(double value) {
        return of(Primitive.newBuilder().setFloatValue(value));
    }

    static Literal text(String value) {
        return of(Primitive.newBuilder().setStringValue(value));
    }

    static Literal bool(boolean value) {
        return of(Primitive.newBuilder().setBoolean(value));
    }

    static Literal datetime(Instant value) {
        return of(Primitive.newBuilder()
                .setDatetime(Timestamp.newBuilder()
                        .setSeconds(value.getEpochSecond())
                        .setNanos(value.getNano())));
    }

    static Literal duration(java.time.Duration value) {
        long seconds = value.getSeconds();
        int nanos = value.getNano();
        if (seconds < 0 && nanos > 0) {
            // In protobuf both parts have the same sign.
            seconds++;
            nanos -= 1_000_000_000;
        }
        return of(Primitive.newBuilder()
                .setDuration(Duration.newBuilder().setSeconds(seconds).setNanos(nanos)));
    }

    static Literal none() {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setNoneType(org.flyte.idl.core.Void.getDefaultInstance()))
                .build();
    }

    /** Structured values are msgpack; a backend and Python know them by the tag. */
    static Literal msgpack(byte[] packed) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder()
                        .setBinary(Binary.newBuilder()
                                .setValue(ByteString.copyFrom(packed))
                                .setTag(MSGPACK)))
                .build();
    }

    static Literal union(Literal value, LiteralType variant) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder()
                        .setUnion(Union.newBuilder().setValue(value).setType(variant)))
                .build();
    }

    private static Literal of(Primitive.Builder primitive) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setPrimitive(primitive))
                .build();
    }
}
