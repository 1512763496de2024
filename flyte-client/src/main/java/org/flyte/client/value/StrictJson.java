package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.flyte.wire.msgpack.MsgpackReader;

/**
 * Reads JSON as its standard has it: numbers keep their text, a member that occurs twice is refused, and nesting is limited.
 * Gson's own reading takes almost any text for a string and forgets the first of two members.
 */
public final class StrictJson {
    private StrictJson() {}

    /**
     * Returns what the text says.
     *
     * @throws ValueException when it is not JSON
     */
    public static JsonElement parse(String text) {
        return parse(text, "JSON");
    }

    /**
     * @param expected what the text should be, in words
     */
    static JsonElement parse(String text, String expected) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MsgpackReader.DEEPEST);
            JsonElement element = value(reader, ValuePath.WHOLE);
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return element;
            }
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (why.startsWith("Nesting limit")) {
                throw new ValueException(
                        ValuePath.WHOLE, "JSON nested at most " + MsgpackReader.DEEPEST + " deep", "deeper nesting");
            }
        }
        throw new ValueException(ValuePath.WHOLE, expected, Shown.quoted(text));
    }

    private static JsonElement value(JsonReader reader, ValuePath path) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, path);
            case BEGIN_ARRAY -> array(reader, path);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new LazilyParsedNumber(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            default -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private static JsonObject object(JsonReader reader, ValuePath path) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new ValueException(path.key(name), "one member of this name", "two");
            }
            object.add(name, value(reader, path.key(name)));
        }
        reader.endObject();
        return object;
    }

    private static JsonArray array(JsonReader reader, ValuePath path) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader, path.item(array.size())));
        }
        reader.endArray();
        return array;
    }
}
