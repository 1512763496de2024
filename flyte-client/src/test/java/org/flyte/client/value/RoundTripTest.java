package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.flyte.idl.core.BlobType.BlobDimensionality;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.text.DateTimeText;
import org.flyte.wire.text.DurationText;
import org.junit.jupiter.api.Test;

/** What is printed for an output is, as an input of the same type, the same value: over random types and values. */
class RoundTripTest {
    private static final int VALUES = 10_000;

    private final Random random = new Random(20261123);

    @Test
    void whatIsPrintedIsReadAsTheSameValue() {
        for (int i = 0; i < VALUES; i++) {
            Sample sample = sample(random.nextInt(4));
            JsonElement json = OutputJson.of(sample.value, sample.type);
            Literal again = InputJson.parse(StrictJson.parse(json.toString()), sample.type);
            assertThat(Canonical.of(again)).as("%s of %s", json, sample.type).isEqualTo(Canonical.of(sample.value));
            boolean text = json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
            if (!sample.type.hasUnionType()) {
                assertThat(Canonical.of(InputText.parse(text ? json.getAsString() : json.toString(), sample.type)))
                        .as("text %s", json)
                        .isEqualTo(Canonical.of(sample.value));
            }
        }
    }

    private record Sample(LiteralType type, Literal value) {}

    private Sample sample(int depth) {
        return switch (depth == 0 ? random.nextInt(9) : 9 + random.nextInt(4)) {
            case 0 -> new Sample(Types.of(SimpleType.INTEGER), Literals.integer(integer()));
            case 1 -> new Sample(Types.of(SimpleType.FLOAT), Literals.number(number()));
            case 2 -> new Sample(Types.of(SimpleType.STRING), Literals.text(text()));
            case 3 -> new Sample(Types.of(SimpleType.BOOLEAN), Literals.bool(random.nextBoolean()));
            case 4 -> new Sample(Types.of(SimpleType.DATETIME), Literals.datetime(instant()));
            case 5 -> new Sample(Types.of(SimpleType.DURATION), Literals.duration(duration()));
            case 6 -> new Sample(Types.oneOf("RED", "null", "1"), Literals.text(random.nextBoolean() ? "null" : "1"));
            case 7 -> {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield new Sample(
                        Types.of(SimpleType.BINARY),
                        Literals.msgpack(new MsgpackWriter().bytes(bytes).toBytes()));
            }
            case 8 -> {
                LiteralType file = Types.blob(BlobDimensionality.MULTIPART);
                yield new Sample(file, InputText.parse("s3://bucket/" + random.nextInt(), file));
            }
            case 9 -> list(depth);
            case 10 -> map(depth);
            case 11 -> optional(depth);
            default -> struct(depth);
        };
    }

    private Sample list(int depth) {
        Sample item = sample(depth - 1);
        LiteralCollection.Builder items = LiteralCollection.newBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            items.addLiterals(item.value);
        }
        return new Sample(
                Types.list(item.type), Literal.newBuilder().setCollection(items).build());
    }

    private Sample map(int depth) {
        Sample value = sample(depth - 1);
        LiteralMap.Builder values = LiteralMap.newBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.putLiterals(text(), value.value);
        }
        return new Sample(
                Types.map(value.type), Literal.newBuilder().setMap(values).build());
    }

    private Sample optional(int depth) {
        Sample value = sample(depth - 1);
        if (value.type.hasUnionType()) {
            return value;
        }
        LiteralType none = Types.of(SimpleType.NONE);
        return new Sample(
                Types.union(value.type, none),
                random.nextInt(4) == 0
                        ? Literals.union(Literals.none(), none)
                        : Literals.union(value.value, value.type));
    }

    private Sample struct(int depth) {
        MsgpackWriter out = new MsgpackWriter();
        String schema = part(depth, out, true);
        return new Sample(Types.struct(schema), Literals.msgpack(out.toBytes()));
    }

    /** Writes a value; returns its schema. */
    private String part(int depth, MsgpackWriter out, boolean record) {
        int kind = record ? 8 : depth == 0 ? random.nextInt(7) : random.nextInt(11);
        switch (kind) {
            case 0 -> out.integer(integer());
            case 1 -> out.number(number());
            case 2 -> out.text(text());
            case 3 -> out.bool(random.nextBoolean());
            case 4 -> out.bytes(text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case 5 ->
                out.text(new DateTimeText(
                                instant().atOffset(java.time.ZoneOffset.UTC).toLocalDateTime(),
                                random.nextBoolean() ? null : java.time.ZoneOffset.ofHours(random.nextInt(3)))
                        .iso("+00:00"));
            case 6 -> out.number(DurationText.seconds(duration()).doubleValue());
            case 7 -> {
                out.list(1);
                return "{\"type\": \"array\", \"items\": " + part(depth - 1, out, false) + "}";
            }
            case 8 -> {
                return record(depth, out);
            }
            case 9 -> {
                out.map(1).text(text());
                return "{\"type\": \"object\", \"additionalProperties\": " + part(depth - 1, out, false) + "}";
            }
            default -> {
                if (random.nextInt(3) > 0) {
                    return "{\"anyOf\": [" + part(depth - 1, out, false)
                            + ", {\"type\": \"null\"}], \"default\": null}";
                }
                out.nil();
                return "{\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"null\"}], \"default\": null}";
            }
        }
        return List.of(
                        "{\"type\": \"integer\"}",
                        "{\"type\": \"number\"}",
                        "{\"type\": \"string\"}",
                        "{\"type\": \"boolean\"}",
                        "{\"type\": \"string\", \"format\": \"base64\"}",
                        "{\"type\": \"string\", \"format\": \"date-time\"}",
                        "{\"type\": \"number\", \"format\": \"time-delta\"}")
                .get(kind);
    }

    private String record(int depth, MsgpackWriter out) {
        int size = random.nextInt(4);
        out.map(size);
        List<String> properties = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            out.text("p" + i);
            properties.add("\"p" + i + "\": " + part(Math.max(0, depth - 1), out, false));
        }
        return "{\"type\": \"object\", \"title\": \"R\", \"additionalProperties\": false, \"properties\": {"
                + String.join(", ", properties) + "}}";
    }

    private long integer() {
        return random.nextLong() >> random.nextInt(64);
    }

    private double number() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> random.nextInt(100);
            case 3 -> Double.MIN_VALUE;
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15.0);
        };
    }

    private String text() {
        String[] words = {"", "null", "1", "NaN", "true", "a b", "ä😀", "\"", "{}", "[1", "\n\t\u0000", "2026-01-31"};
        return words[random.nextInt(words.length)] + (random.nextBoolean() ? "" : Long.toString(random.nextLong(), 36));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private Duration duration() {
        return Duration.ofSeconds(random.nextInt() >> random.nextInt(32), random.nextInt(1000) * 1000L);
    }
}
