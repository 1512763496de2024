package org.flyte.client.value;

import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;

/** The schema of values of a type, where they come as msgpack: a backend sends those of any type so. */
final class LiteralShapes {
    private static final String PYDANTIC = "Pydantic Transformer";

    private final Map<String, Shape> named = new HashMap<>();

    private LiteralShapes() {}

    static Schema of(LiteralType type) {
        if (type.getTypeCase() == LiteralType.TypeCase.SIMPLE && type.getSimple() == SimpleType.STRUCT) {
            return type.hasMetadata()
                    ? SchemaReader.read(
                            type.getMetadata(), type.getStructure().getTag().equals(PYDANTIC))
                    : Schema.ANYTHING;
        }
        LiteralShapes shapes = new LiteralShapes();
        return new Schema(shapes.shape(type), shapes.named);
    }

    private Shape shape(LiteralType type) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> simple(type);
            case COLLECTION_TYPE -> new Shape.Items(List.of(), shape(type.getCollectionType()));
            case MAP_VALUE_TYPE -> new Shape.Table(Shape.Scalar.TEXT, shape(type.getMapValueType()));
            case UNION_TYPE ->
                new Shape.OneOf(type.getUnionType().getVariantsList().stream()
                        .map(this::shape)
                        .toList());
            case ENUM_TYPE ->
                new Shape.Choice(type.getEnumType().getValuesList().stream()
                        .map(JsonPrimitive::new)
                        .toList());
            default -> new Shape.Anything();
        };
    }

    private Shape simple(LiteralType type) {
        return switch (type.getSimple()) {
            case NONE -> Shape.Scalar.NOTHING;
            case INTEGER -> Shape.Scalar.INTEGER;
            case FLOAT -> Shape.Scalar.NUMBER;
            case STRING -> Shape.Scalar.TEXT;
            case BOOLEAN -> Shape.Scalar.BOOLEAN;
            case DATETIME -> Shape.Scalar.ZULU_TIME;
            case DURATION -> Shape.Scalar.SECONDS;
            case BINARY -> Shape.Scalar.BYTES;
            case STRUCT -> struct(type);
            default -> new Shape.Anything();
        };
    }

    /** Names count within one schema only, so those of several are kept apart. */
    private Shape struct(LiteralType type) {
        Schema schema = of(type);
        if (schema.named().size() > 1) {
            return new Shape.Anything();
        }
        return schema.root();
    }
}
