package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.Outputs;
import org.flyte.wire.msgpack.MsgpackException;

/**
 * Writes values as JSON in the form that {@link InputJson} reads: instants and durations as ISO-8601 text, integers exact,
 * numbers that JSON lacks as text, files by their address. A value of a kind that has no such form is described, never refused.
 */
public final class OutputJson {
    private final IdentityHashMap<LiteralType, Schema> schemas = new IdentityHashMap<>();

    private OutputJson() {}

    /** Returns the outputs that the interface names; a task without outputs still writes one, which does not count. */
    public static JsonObject of(Outputs outputs, TypedInterface type) {
        Map<String, LiteralType> types = new HashMap<>();
        type.getOutputs()
                .getVariablesList()
                .forEach(variable ->
                        types.put(variable.getKey(), variable.getValue().getType()));
        JsonObject json = new JsonObject();
        for (NamedLiteral output : outputs.getLiteralsList()) {
            LiteralType declared = types.get(output.getName());
            if (declared != null) {
                json.add(output.getName(), of(output.getValue(), declared));
            }
        }
        return json;
    }

    /** Returns a value of which no type is known. */
    public static JsonElement of(Literal literal) {
        return of(literal, LiteralType.getDefaultInstance());
    }

    /** Returns a value; what does not fit its type is shown as it is. */
    public static JsonElement of(Literal literal, LiteralType type) {
        return new OutputJson().json(literal, type);
    }

    private JsonElement json(Literal literal, LiteralType type) {
        return switch (literal.getValueCase()) {
            case SCALAR -> scalar(literal.getScalar(), type);
            case COLLECTION -> {
                JsonArray items = new JsonArray();
                LiteralType item = type.getCollectionType();
                literal.getCollection().getLiteralsList().forEach(one -> items.add(json(one, item)));
                yield items;
            }
            case MAP -> {
                JsonObject members = new JsonObject();
                LiteralType value = type.getMapValueType();
                new TreeMap<>(literal.getMap().getLiteralsMap())
                        .forEach((key, one) -> members.add(key, json(one, value)));
                yield members;
            }
            case OFFLOADED_METADATA ->
                member("uri", literal.getOffloadedMetadata().getUri());
            case VALUE_NOT_SET -> JsonNull.INSTANCE;
        };
    }

    private JsonElement scalar(Scalar scalar, LiteralType type) {
        return switch (scalar.getValueCase()) {
            case PRIMITIVE -> primitive(scalar.getPrimitive(), type);
            case UNION -> json(scalar.getUnion().getValue(), scalar.getUnion().getType());
            case BLOB -> new JsonPrimitive(scalar.getBlob().getUri());
            case STRUCTURED_DATASET ->
                member("uri", scalar.getStructuredDataset().getUri());
            case GENERIC -> generic(scalar.getGeneric());
            case BINARY -> binary(scalar.getBinary(), type);
            case ERROR -> member("error", scalar.getError().getMessage());
            case NONE_TYPE, VALUE_NOT_SET -> JsonNull.INSTANCE;
        };
    }

    private static JsonElement primitive(Primitive value, LiteralType type) {
        return switch (value.getValueCase()) {
            case INTEGER ->
                Forms.isSimple(type, SimpleType.FLOAT)
                        ? new JsonPrimitive((double) value.getInteger())
                        : new JsonPrimitive(value.getInteger());
            case FLOAT_VALUE -> {
                double number = value.getFloatValue();
                boolean integer = Forms.isSimple(type, SimpleType.INTEGER)
                        && number == Math.rint(number)
                        && Math.abs(number) < Long.MAX_VALUE;
                yield integer ? new JsonPrimitive((long) number) : number(number);
            }
            case STRING_VALUE -> new JsonPrimitive(value.getStringValue());
            case BOOLEAN -> new JsonPrimitive(value.getBoolean());
            case DATETIME ->
                datetime(value.getDatetime().getSeconds(), value.getDatetime().getNanos());
            case DURATION ->
                duration(value.getDuration().getSeconds(), value.getDuration().getNanos());
            case VALUE_NOT_SET -> JsonNull.INSTANCE;
        };
    }

    static JsonPrimitive number(double number) {
        return Double.isFinite(number) ? new JsonPrimitive(number) : new JsonPrimitive(Double.toString(number));
    }

    private static JsonElement datetime(long seconds, int nanos) {
        try {
            return new JsonPrimitive(Instant.ofEpochSecond(seconds, nanos).toString());
        } catch (DateTimeException | ArithmeticException e) {
            return new JsonPrimitive(seconds + " seconds after 1970");
        }
    }

    private static JsonElement duration(long seconds, int nanos) {
        try {
            return new JsonPrimitive(Duration.ofSeconds(seconds, nanos).toString());
        } catch (ArithmeticException e) {
            return new JsonPrimitive(seconds + " seconds");
        }
    }

    /** Numbers of a Struct are doubles; integers are shown as such again. */
    private static JsonElement generic(Struct struct) {
        JsonElement json =
                ExactJson.of(Value.newBuilder().setStructValue(struct).build());
        if (json != null) {
            return json;
        }
        try {
            return JsonParser.parseString(JsonFormat.printer().print(struct));
        } catch (InvalidProtocolBufferException e) {
            return new JsonPrimitive(e.getMessage());
        }
    }

    private JsonElement binary(Binary binary, LiteralType type) {
        byte[] bytes = binary.getValue().toByteArray();
        if (binary.getTag().equals(Literals.MSGPACK)) {
            try {
                return StructJson.of(bytes, schemas.computeIfAbsent(type, LiteralShapes::of));
            } catch (MsgpackException e) {
                return described(binary, bytes);
            }
        }
        return Forms.isSimple(type, SimpleType.BINARY) && !Forms.isPickle(type)
                ? new JsonPrimitive(Base64Text.encode(bytes))
                : described(binary, bytes);
    }

    private static JsonObject described(Binary binary, byte[] bytes) {
        JsonObject json = member("base64", Base64Text.encode(bytes));
        json.addProperty("tag", binary.getTag());
        return json;
    }

    private static JsonObject member(String name, String value) {
        JsonObject json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }
}
