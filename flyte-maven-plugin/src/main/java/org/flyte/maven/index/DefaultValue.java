package org.flyte.maven.index;

import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.Union;
import org.flyte.idl.core.Void;
import org.jspecify.annotations.Nullable;

/** The value of an input where a caller gives none. */
final class DefaultValue {
    private DefaultValue() {}

    static @Nullable Literal of(@Nullable String text, LiteralType type, JavaType javaType) {
        if (text == null) {
            return type.hasUnionType() ? nothing(type) : null;
        }
        return null;
    }

    private static Literal nothing(LiteralType optional) {
        Literal none = Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setNoneType(Void.getDefaultInstance()))
                .build();
        Union union = Union.newBuilder()
                .setValue(none)
                .setType(optional.getUnionType().getVariants(1))
                .build();
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setUnion(union))
                .build();
    }
}
