package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a structured value.
 *
 * @param named the shapes that others refer to, by which a shape can contain itself
 */
record Schema(Shape root, Map<String, Shape> named) {
    /** The schema of values of which nothing is known. */
    static final Schema ANYTHING = new Schema(new Shape.Anything(), Map.of());

    /** The shapes that a value may have, with none that only refers to others; empty where the schema goes round in circles. */
    List<Shape> alternatives(Shape shape) {
        if (!(shape instanceof Shape.Named) && !(shape instanceof Shape.OneOf)) {
            return List.of(shape);
        }
        List<Shape> found = new ArrayList<>();
        collect(shape, found, new HashSet<>());
        return found;
    }

    private void collect(Shape shape, List<Shape> found, Set<String> seen) {
        if (shape instanceof Shape.OneOf several) {
            several.shapes().forEach(one -> collect(one, found, seen));
        } else if (!(shape instanceof Shape.Named reference)) {
            found.add(shape);
        } else if (seen.add(reference.name())) {
            Shape target = named.get(reference.name());
            if (target != null) {
                collect(target, found, seen);
            }
        }
    }

    /** Whether a value of this kind of JSON may have the shape at all. */
    static boolean mayBe(JsonElement json, Shape shape) {
        if (shape instanceof Shape.Anything) {
            return true;
        }
        if (json instanceof JsonObject) {
            return shape instanceof Shape.Fields || shape instanceof Shape.Table || shape instanceof Shape.Reference;
        }
        if (json instanceof JsonArray) {
            return shape instanceof Shape.Items;
        }
        if (json instanceof JsonPrimitive primitive) {
            return shape instanceof Shape.Choice
                    || (shape instanceof Shape.Reference && primitive.isString())
                    || (shape instanceof Shape.Scalar scalar && mayBe(primitive, scalar));
        }
        return shape == Shape.Scalar.NOTHING;
    }

    private static boolean mayBe(JsonPrimitive json, Shape.Scalar shape) {
        return switch (shape) {
            case NOTHING -> false;
            case INTEGER -> json.isNumber();
            case NUMBER -> json.isNumber() || json.isString();
            case BOOLEAN -> json.isBoolean();
            case SECONDS -> !json.isBoolean();
            case TEXT, BYTES, TIME, ZULU_TIME, DAY, TIME_OF_DAY, DURATION_TEXT -> json.isString();
        };
    }
}
