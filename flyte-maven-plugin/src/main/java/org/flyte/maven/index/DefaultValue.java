package org.flyte.maven.index;

import org.flyte.client.value.InputText;
import org.flyte.client.value.ValueException;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.Union;
import org.flyte.idl.core.Void;
import org.jspecify.annotations.Nullable;

/** The value of an input where a caller gives none. */
final class DefaultValue {
    private DefaultValue() {}

    /**
     * Reads the text of a {@code defaultValue}.
     *
     * @param text null: none is written; an optional input then has none as its default
     * @return null: the input is required
     * @throws UnsupportedTypeException when the text is no value of the parameter's type
     */
    static @Nullable Literal of(
            String parameter, @Nullable String text, LiteralType type, JavaType javaType, JavaRange range)
            throws UnsupportedTypeException {
        if (text == null) {
            return type.hasUnionType() ? nothing(type) : null;
        }
        try {
            Literal value = InputText.parse(text, type);
            OutOfRange beyond = range.check(value).orElse(null);
            if (beyond != null) {
                throw unfit(parameter, text, javaType, beyond.text());
            }
            return value;
        } catch (ValueException e) {
            throw unfit(parameter, text, javaType, e.getMessage());
        }
    }

    private static UnsupportedTypeException unfit(
            String parameter, String text, JavaType javaType, @Nullable String why) {
        return new UnsupportedTypeException(
                IndexCode.DEFAULT_VALUE,
                "The default value \"" + text + "\" of the parameter " + parameter + " is no " + javaType.text() + ": "
                        + why,
                "write it as -Dflyte.inputs." + parameter + " takes it, or leave it out");
    }

    /** None where it is one of the union's variants, else null. */
    private static @Nullable Literal nothing(LiteralType union) {
        Literal value = Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setNoneType(Void.getDefaultInstance()))
                .build();
        return union.getUnionType().getVariantsList().stream()
                .filter(variant ->
                        variant.getTypeCase() == LiteralType.TypeCase.SIMPLE && variant.getSimple() == SimpleType.NONE)
                .findFirst()
                .map(none -> Literal.newBuilder()
                        .setScalar(Scalar.newBuilder()
                                .setUnion(Union.newBuilder().setValue(value).setType(none)))
                        .build())
                .orElse(null);
    }
}
