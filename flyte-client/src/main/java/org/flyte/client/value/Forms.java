package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.stream.Collectors;
import org.flyte.idl.core.BlobType;
import org.flyte.idl.core.EnumType;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.wire.text.DateTimeText;
import org.flyte.wire.text.DurationText;
import org.flyte.wire.text.ScalarText;

/** What values of a type look like, in words, and which of a union's types come into question. */
final class Forms {
    private static final String PICKLE = "PythonPickle";

    private Forms() {}

    static String of(LiteralType type) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> simple(type);
            case ENUM_TYPE -> of(type.getEnumType());
            case COLLECTION_TYPE -> "a list";
            case MAP_VALUE_TYPE -> "a map";
            case UNION_TYPE ->
                type.getUnionType().getVariantsList().stream()
                        .map(Forms::of)
                        .distinct()
                        .collect(Collectors.joining(", or "));
            case BLOB ->
                isPickle(type)
                        ? "nothing: only Python can make its pickles"
                        : InputBlob.form(type.getBlob().getDimensionality() == BlobType.BlobDimensionality.MULTIPART);
            case STRUCTURED_DATASET_TYPE ->
                "nothing: a dataframe cannot be given as text; give its file to a task that reads it";
            default -> "nothing: values of type " + type.getTypeCase() + " cannot be given as text or JSON";
        };
    }

    static String of(EnumType type) {
        return "one of " + String.join(", ", type.getValuesList());
    }

    private static String simple(LiteralType type) {
        return switch (type.getSimple()) {
            case NONE -> "null";
            case INTEGER -> ScalarText.INTEGER;
            case FLOAT -> ScalarText.NUMBER;
            case STRING -> "a string";
            case BOOLEAN -> ScalarText.BOOLEAN;
            case DATETIME -> DateTimeText.FORM;
            case DURATION -> DurationText.FORM;
            case BINARY -> isPickle(type) ? "nothing: only Python can make its pickles" : Base64Text.FORM;
            case STRUCT -> isMessage(type) ? "an object" : struct(LiteralShapes.of(type));
            default -> "nothing: values of type " + type.getSimple() + " cannot be given as text or JSON";
        };
    }

    private static String struct(Schema schema) {
        return new Shape.OneOf(schema.alternatives(schema.root())).form();
    }

    static boolean isNone(LiteralType type) {
        return isSimple(type, SimpleType.NONE);
    }

    static boolean isSimple(LiteralType type, SimpleType simple) {
        return type.getTypeCase() == LiteralType.TypeCase.SIMPLE && type.getSimple() == simple;
    }

    /** Whether only Python can read the values. */
    static boolean isPickle(LiteralType type) {
        return type.getStructure().getTag().equals("FlytePickle")
                || type.getBlob().getFormat().equals(PICKLE);
    }

    /** Whether the values are protobuf messages of the user's, which travel as a Struct of protobuf. */
    static boolean isMessage(LiteralType type) {
        return type.getMetadata().containsFields("pb_type");
    }

    /** Whether a value of this kind of JSON may be of the type at all. */
    static boolean mayBe(JsonElement json, LiteralType type) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> isNone(type) == json.isJsonNull() && (!isSimple(type, SimpleType.STRUCT) || !isText(json));
            case COLLECTION_TYPE -> json.isJsonArray();
            case MAP_VALUE_TYPE -> json.isJsonObject();
            case ENUM_TYPE -> isText(json);
            case BLOB -> isText(json) || json.isJsonObject();
            case UNION_TYPE -> type.getUnionType().getVariantsList().stream().anyMatch(variant -> mayBe(json, variant));
            default -> false;
        };
    }

    private static boolean isText(JsonElement json) {
        return json instanceof JsonPrimitive primitive && primitive.isString();
    }

    /** What takes little is tried before what takes much, and what was written as a number with a fraction is no integer. */
    static int weakness(LiteralType variant, boolean fraction) {
        if (isNone(variant)) {
            return 0;
        }
        if (variant.getTypeCase() == LiteralType.TypeCase.BLOB) {
            return 3;
        }
        if (variant.getTypeCase() != LiteralType.TypeCase.SIMPLE) {
            return 1;
        }
        return switch (variant.getSimple()) {
            case INTEGER -> fraction ? 2 : 1;
            case FLOAT -> fraction ? 1 : 2;
            case BINARY -> 3;
            case STRING -> 4;
            case STRUCT -> variant.hasMetadata() ? 1 : 5;
            default -> 1;
        };
    }
}
