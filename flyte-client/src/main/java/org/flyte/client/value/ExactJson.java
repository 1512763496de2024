package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON behind a protobuf Struct, in which all numbers are doubles: those without a fraction are integers again. */
final class ExactJson {
    /** Up to here a double tells every integer from its neighbours. */
    private static final double EXACT = 1L << 53;

    private ExactJson() {}

    /** Null for what the Struct cannot tell exactly. */
    static @Nullable JsonElement of(Value value) {
        return switch (value.getKindCase()) {
            case NULL_VALUE -> JsonNull.INSTANCE;
            case STRING_VALUE -> new JsonPrimitive(value.getStringValue());
            case BOOL_VALUE -> new JsonPrimitive(value.getBoolValue());
            case NUMBER_VALUE -> number(value.getNumberValue());
            case LIST_VALUE -> list(value.getListValue());
            case STRUCT_VALUE -> object(value.getStructValue().getFieldsMap());
            case KIND_NOT_SET -> null;
        };
    }

    private static @Nullable JsonElement number(double number) {
        if (number != Math.rint(number)) {
            return Double.isFinite(number) ? new JsonPrimitive(number) : new JsonPrimitive(Double.toString(number));
        }
        return Math.abs(number) < EXACT ? new JsonPrimitive((long) number) : null;
    }

    private static @Nullable JsonElement list(ListValue values) {
        JsonArray array = new JsonArray();
        for (Value item : values.getValuesList()) {
            JsonElement json = of(item);
            if (json == null) {
                return null;
            }
            array.add(json);
        }
        return array;
    }

    private static @Nullable JsonElement object(Map<String, Value> members) {
        JsonObject object = new JsonObject();
        for (Map.Entry<String, Value> member : members.entrySet()) {
            JsonElement json = of(member.getValue());
            if (json == null) {
                return null;
            }
            object.add(member.getKey(), json);
        }
        return object;
    }
}
