package org.flyte.client.value;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.util.stream.Stream;
import org.flyte.idl.core.BlobType;
import org.flyte.idl.core.EnumType;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.UnionType;

/** Literal types for tests. */
final class Types {
    private Types() {}

    static LiteralType of(SimpleType type) {
        return LiteralType.newBuilder().setSimple(type).build();
    }

    static LiteralType list(LiteralType item) {
        return LiteralType.newBuilder().setCollectionType(item).build();
    }

    static LiteralType map(LiteralType value) {
        return LiteralType.newBuilder().setMapValueType(value).build();
    }

    static LiteralType union(LiteralType... variants) {
        UnionType.Builder union = UnionType.newBuilder();
        Stream.of(variants).forEach(union::addVariants);
        return LiteralType.newBuilder().setUnionType(union).build();
    }

    static LiteralType optional(LiteralType type) {
        return union(type, of(SimpleType.NONE));
    }

    static LiteralType oneOf(String... names) {
        EnumType.Builder values = EnumType.newBuilder();
        Stream.of(names).forEach(values::addValues);
        return LiteralType.newBuilder().setEnumType(values).build();
    }

    static LiteralType blob(BlobType.BlobDimensionality dimensionality) {
        return LiteralType.newBuilder()
                .setBlob(BlobType.newBuilder().setDimensionality(dimensionality))
                .build();
    }

    /** A structured value with this JSON schema; an empty one for none. */
    static LiteralType struct(String schema) {
        LiteralType.Builder type = LiteralType.newBuilder().setSimple(SimpleType.STRUCT);
        if (schema.isEmpty()) {
            return type.build();
        }
        Struct.Builder metadata = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(schema, metadata);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        return type.setMetadata(metadata).build();
    }
}
