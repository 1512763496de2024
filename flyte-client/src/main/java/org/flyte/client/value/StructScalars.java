package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.msgpack.Surrogates;
import org.flyte.wire.text.DateTimeText;
import org.flyte.wire.text.DurationText;
import org.flyte.wire.text.ScalarText;

/** Writes the single values of a structured value as msgpack. */
final class StructScalars {
    private final MsgpackWriter out;
    private final Surroundings surroundings;

    StructScalars(MsgpackWriter out, Surroundings surroundings) {
        this.out = out;
        this.surroundings = surroundings;
    }

    void write(JsonElement json, Shape.Scalar shape, ValuePath path) {
        if (!(json instanceof JsonPrimitive primitive)) {
            if (shape != Shape.Scalar.NOTHING) {
                throw new ValueException(path, shape.form(), Shown.of(json));
            }
            out.nil();
            return;
        }
        Optional<String> text =
                Optional.of(primitive).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
        Optional<String> number =
                Optional.of(primitive).filter(JsonPrimitive::isNumber).map(JsonPrimitive::getAsString);
        boolean written =
                switch (shape) {
                    case NOTHING -> false;
                    case INTEGER -> put(number.flatMap(ScalarText::integer), out::integer);
                    case NUMBER ->
                        put(
                                number.or(() -> text.filter(ScalarText::isNoFiniteNumber))
                                        .flatMap(ScalarText::number),
                                out::number);
                    case BOOLEAN ->
                        put(
                                Optional.of(primitive)
                                        .filter(JsonPrimitive::isBoolean)
                                        .map(JsonPrimitive::getAsBoolean),
                                out::bool);
                    case TEXT -> put(text.filter(Surrogates::arePaired), out::text);
                    case BYTES -> put(text.flatMap(Base64Text::decode), out::bytes);
                    case TIME -> put(text.flatMap(this::time).map(time -> time.iso("+00:00")), out::text);
                    case ZULU_TIME -> put(text.flatMap(this::time).map(time -> time.iso("Z")), out::text);
                    case DAY -> put(text.flatMap(this::day), out::text);
                    case TIME_OF_DAY -> put(text.flatMap(DateTimeText::timeOfDay), out::text);
                    case SECONDS -> put(duration(text, number).map(StructScalars::seconds), out::number);
                    case DURATION_TEXT -> put(text.flatMap(DurationText::parse).map(DaysDuration::text), out::text);
                };
        if (!written) {
            throw new ValueException(path, shape.form(), Shown.of(json));
        }
    }

    void write(JsonElement json, Shape.Choice choice, ValuePath path) {
        for (JsonPrimitive value : choice.values()) {
            if (json instanceof JsonPrimitive given && same(value, given)) {
                writeAsItIs(value, path);
                return;
            }
        }
        throw new ValueException(path, choice.form(), Shown.of(json));
    }

    void writeKey(String key, Shape.Scalar shape, ValuePath path) {
        boolean written =
                switch (shape) {
                    case INTEGER -> put(ScalarText.integer(key), out::integer);
                    case NUMBER -> put(ScalarText.number(key), out::number);
                    case BOOLEAN -> put(ScalarText.bool(key), out::bool);
                    case NOTHING -> false;
                    default -> {
                        write(new JsonPrimitive(key), shape, path);
                        yield true;
                    }
                };
        if (!written) {
            throw new ValueException(path, "as its key " + shape.form(), Shown.quoted(key));
        }
    }

    void writeKey(String key, Shape.Choice choice, ValuePath path) {
        JsonPrimitive value = choice.values().stream()
                .filter(one -> one.getAsString().equals(key))
                .findFirst()
                .orElseThrow(() -> new ValueException(path, "as its key " + choice.form(), Shown.quoted(key)));
        writeAsItIs(value, path);
    }

    /** A number with a fraction or an exponent is a float, as in Python. */
    void writeAsItIs(JsonPrimitive json, ValuePath path) {
        boolean written;
        String text = json.getAsString();
        if (json.isString()) {
            written = put(Optional.of(text).filter(Surrogates::arePaired), out::text);
        } else if (json.isBoolean()) {
            out.bool(json.getAsBoolean());
            written = true;
        } else if (ScalarText.isFraction(text)) {
            written = put(ScalarText.number(text), out::number);
        } else {
            written = put(ScalarText.unsigned(text), (Consumer<BigInteger>) out::integer);
        }
        if (!written) {
            throw new ValueException(path, "text of whole characters or a number of 64 bits", Shown.of(json));
        }
    }

    private static boolean same(JsonPrimitive one, JsonPrimitive other) {
        if (one.isNumber() && other.isNumber()) {
            Optional<Double> number = ScalarText.number(one.getAsString());
            return number.isPresent() && number.equals(ScalarText.number(other.getAsString()));
        }
        return one.isString() == other.isString()
                && one.isBoolean() == other.isBoolean()
                && one.getAsString().equals(other.getAsString());
    }

    private Optional<DateTimeText> time(String text) {
        return DateTimeText.parse(text, surroundings.now());
    }

    private Optional<String> day(String text) {
        try {
            if (text.equals("today")) {
                return time(text).map(time -> time.local().toLocalDate().toString());
            }
            return Optional.of(LocalDate.parse(text).toString()).filter(day -> day.length() == 10);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(Optional<String> text, Optional<String> number) {
        return text.flatMap(DurationText::parse).or(() -> number.flatMap(DurationText::ofNumber));
    }

    private static double seconds(Duration duration) {
        return DurationText.seconds(duration).doubleValue();
    }

    private static <T> boolean put(Optional<T> value, Consumer<T> write) {
        value.ifPresent(write);
        return value.isPresent();
    }
}
