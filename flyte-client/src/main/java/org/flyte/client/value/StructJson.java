package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flyte.wire.msgpack.MsgpackException;
import org.flyte.wire.msgpack.MsgpackReader;
import org.flyte.wire.text.DurationText;

/** Writes msgpack as JSON: in the form that the schema's types have as inputs, and where a value does not fit its schema, as it is. */
final class StructJson {
    private final Schema schema;
    private final MsgpackReader in;

    private StructJson(Schema schema, byte[] packed) {
        this.schema = schema;
        this.in = new MsgpackReader(packed);
    }

    /**
     * @throws MsgpackException when the bytes are no value of Flyte
     */
    static JsonElement of(byte[] packed, Schema schema) {
        StructJson reader = new StructJson(schema, packed);
        JsonElement json = reader.value(reader.schema.alternatives(schema.root()));
        reader.in.end();
        return json;
    }

    private JsonElement value(List<Shape> shapes) {
        return switch (in.next()) {
            case NIL -> {
                in.nil();
                yield JsonNull.INSTANCE;
            }
            case BOOLEAN -> new JsonPrimitive(in.bool());
            case INTEGER -> integer(new JsonPrimitive(in.bigInteger()), shapes);
            case FLOAT -> number(in.number(), shapes);
            case TEXT -> new JsonPrimitive(in.text());
            case BYTES -> new JsonPrimitive(Base64Text.encode(in.bytes()));
            case LIST -> list(shapes);
            case MAP -> map(shapes);
            case EXTENSION -> throw new MsgpackException("an extension");
        };
    }

    private static JsonElement integer(JsonPrimitive integer, List<Shape> shapes) {
        boolean seconds = shapes.contains(Shape.Scalar.SECONDS) && !shapes.contains(Shape.Scalar.INTEGER);
        return seconds ? number(integer.getAsDouble(), shapes) : integer;
    }

    private static JsonElement number(double number, List<Shape> shapes) {
        if (shapes.contains(Shape.Scalar.SECONDS) && !shapes.contains(Shape.Scalar.NUMBER)) {
            String text = Double.toString(number);
            Duration duration = DurationText.ofNumber(text).orElse(Duration.ZERO);
            boolean exact =
                    Double.valueOf(DurationText.seconds(duration).doubleValue()).equals(number);
            return exact ? new JsonPrimitive(duration.toString()) : OutputJson.number(number);
        }
        boolean integral = number == Math.rint(number) && Math.abs(number) < 1L << 53;
        boolean integer = shapes.contains(Shape.Scalar.INTEGER) && !shapes.contains(Shape.Scalar.NUMBER);
        return integral && integer ? new JsonPrimitive((long) number) : OutputJson.number(number);
    }

    private JsonArray list(List<Shape> shapes) {
        int size = in.list();
        JsonArray array = new JsonArray();
        for (int i = 0; i < size; i++) {
            List<Shape> items = new ArrayList<>();
            for (Shape shape : shapes) {
                if (shape instanceof Shape.Items list) {
                    items.addAll(schema.alternatives(list.of(i)));
                }
            }
            array.add(value(items));
        }
        return array;
    }

    private JsonElement map(List<Shape> shapes) {
        int size = in.map();
        JsonObject object = new JsonObject();
        for (int i = 0; i < size; i++) {
            String key = key();
            if (object.has(key)) {
                throw new MsgpackException("two members " + Shown.quoted(Shown.shortened(key)));
            }
            List<Shape> members = new ArrayList<>();
            shapes.forEach(shape -> members.addAll(member(shape, key)));
            object.add(key, value(members));
        }
        boolean reference = shapes.stream().anyMatch(Shape.Reference.class::isInstance);
        return reference ? OutputBlob.shortest(object) : object;
    }

    private List<Shape> member(Shape shape, String key) {
        if (shape instanceof Shape.Table table) {
            return schema.alternatives(table.values());
        }
        if (!(shape instanceof Shape.Fields fields)) {
            return List.of();
        }
        Shape.Property property = fields.properties().get(key);
        Shape others = fields.others();
        return property != null
                ? schema.alternatives(property.shape())
                : others == null ? List.of() : schema.alternatives(others);
    }

    private String key() {
        return switch (in.next()) {
            case TEXT -> in.text();
            case INTEGER -> in.bigInteger().toString();
            case FLOAT -> Double.toString(in.number());
            case BOOLEAN -> Boolean.toString(in.bool());
            case NIL -> {
                in.nil();
                yield "null";
            }
            default -> throw new MsgpackException(in.next().words() + " as a key");
        };
    }
}
