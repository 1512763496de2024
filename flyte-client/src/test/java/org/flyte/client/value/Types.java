package org.flyte.client.value;

import java.util.stream.Stream;
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
}
