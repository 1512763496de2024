package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Comparator;
import java.util.List;
import org.flyte.wire.text.ScalarText;

/** In which order the types of a union are tried: those that take little before those that take much. */
final class Variants {
    private Variants() {}

    static List<Shape> inOrder(List<Shape> shapes, JsonElement json) {
        if (shapes.size() < 2) {
            return shapes;
        }
        boolean fraction = isFraction(json);
        return shapes.stream()
                .sorted(Comparator.comparingInt(shape -> weakness(shape, fraction)))
                .toList();
    }

    /** Whether the JSON is a number that an integer variant should leave to one of floats. */
    static boolean isFraction(JsonElement json) {
        return json instanceof JsonPrimitive number && number.isNumber() && ScalarText.isFraction(number.getAsString());
    }

    private static int weakness(Shape shape, boolean fraction) {
        if (shape instanceof Shape.Anything) {
            return 4;
        }
        if (shape == Shape.Scalar.TEXT) {
            return 3;
        }
        if (shape instanceof Shape.Table || shape instanceof Shape.Reference) {
            return 2;
        }
        return shape == Shape.Scalar.INTEGER && fraction ? 1 : shape == Shape.Scalar.NUMBER && !fraction ? 1 : 0;
    }
}
