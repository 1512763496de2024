package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.Outputs;

/**
 * Writes values as JSON in the form that {@link InputJson} reads: instants and durations as ISO-8601 text, integers exact,
 * numbers that JSON lacks as text. A value of a kind that has no such form is described, never refused.
 */
public final class OutputJson {
    private OutputJson() {}

    /** Returns the outputs that the interface names; a task without outputs still writes one, which does not count. */
    public static JsonObject of(Outputs outputs, TypedInterface type) {
        Set<String> names = type.getOutputs().getVariablesList().stream()
                .map(VariableEntry::getKey)
                .collect(Collectors.toSet());
        JsonObject json = new JsonObject();
        for (NamedLiteral output : outputs.getLiteralsList()) {
            if (names.contains(output.getName())) {
                json.add(output.getName(), of(output.getValue()));
            }
        }
        return json;
    }

    public static JsonElement of(Literal literal) {
        return switch (literal.getValueCase()) {
            case SCALAR -> scalar(literal.getScalar());
            case COLLECTION -> {
                JsonArray items = new JsonArray();
                literal.getCollection().getLiteralsList().forEach(item -> items.add(of(item)));
                yield items;
            }
            case MAP -> {
                JsonObject members = new JsonObject();
                new TreeMap<>(literal.getMap().getLiteralsMap()).forEach((key, value) -> members.add(key, of(value)));
                yield members;
            }
            case OFFLOADED_METADATA ->
                member("uri", literal.getOffloadedMetadata().getUri());
            case VALUE_NOT_SET -> JsonNull.INSTANCE;
        };
    }

    private static JsonElement scalar(Scalar scalar) {
        return switch (scalar.getValueCase()) {
            case PRIMITIVE -> primitive(scalar.getPrimitive());
            case UNION -> of(scalar.getUnion().getValue());
            case BLOB -> new JsonPrimitive(scalar.getBlob().getUri());
            case STRUCTURED_DATASET ->
                member("uri", scalar.getStructuredDataset().getUri());
            case GENERIC -> generic(scalar.getGeneric());
            case BINARY -> binary(scalar.getBinary());
            case ERROR -> member("error", scalar.getError().getMessage());
            case NONE_TYPE, VALUE_NOT_SET -> JsonNull.INSTANCE;
        };
    }

    private static JsonElement primitive(Primitive value) {
        return switch (value.getValueCase()) {
            case INTEGER -> new JsonPrimitive(value.getInteger());
            case FLOAT_VALUE ->
                Double.isFinite(value.getFloatValue())
                        ? new JsonPrimitive(value.getFloatValue())
                        : new JsonPrimitive(Double.toString(value.getFloatValue()));
            case STRING_VALUE -> new JsonPrimitive(value.getStringValue());
            case BOOLEAN -> new JsonPrimitive(value.getBoolean());
            case DATETIME ->
                datetime(value.getDatetime().getSeconds(), value.getDatetime().getNanos());
            case DURATION ->
                new JsonPrimitive(Duration.ofSeconds(
                                value.getDuration().getSeconds(),
                                value.getDuration().getNanos())
                        .toString());
            case VALUE_NOT_SET -> JsonNull.INSTANCE;
        };
    }

    private static JsonElement datetime(long seconds, int nanos) {
        try {
            return new JsonPrimitive(Instant.ofEpochSecond(seconds, nanos).toString());
        } catch (DateTimeException e) {
            return new JsonPrimitive(seconds + " seconds after 1970");
        }
    }

    private static JsonElement generic(Struct struct) {
        try {
            return JsonParser.parseString(JsonFormat.printer().print(struct));
        } catch (InvalidProtocolBufferException e) {
            return new JsonPrimitive(e.getMessage());
        }
    }

    private static JsonObject binary(Binary binary) {
        JsonObject json = member(
                "base64", Base64.getEncoder().encodeToString(binary.getValue().toByteArray()));
        json.addProperty("tag", binary.getTag());
        return json;
    }

    private static JsonObject member(String name, String value) {
        JsonObject json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }
}
