package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.wire.text.DateTimeText;
import org.flyte.wire.text.DurationText;
import org.flyte.wire.text.ScalarText;
import org.jspecify.annotations.Nullable;

/** What a part of a structured value looks like, as the JSON schema of its type says it. */
sealed interface Shape {
    /** The form as it is said to people: {@code a list}. */
    String form();

    /** Values that are one JSON value and one msgpack value. */
    enum Scalar implements Shape {
        NOTHING("null"),
        INTEGER(ScalarText.INTEGER),
        NUMBER(ScalarText.NUMBER),
        BOOLEAN(ScalarText.BOOLEAN),
        TEXT("a string"),
        BYTES("bytes as base64"),
        /** Python's {@code isoformat}: UTC is {@code +00:00}. */
        TIME(DateTimeText.FORM),
        /** Pydantic's form: UTC is {@code Z}. */
        ZULU_TIME(DateTimeText.FORM),
        DAY("a date such as 2026-01-31"),
        TIME_OF_DAY(DateTimeText.TIME_FORM),
        /** Seconds, as a number with a fraction. */
        SECONDS(DurationText.FORM + ", or a number of seconds"),
        /** ISO-8601 text, Pydantic's form. */
        DURATION_TEXT(DurationText.FORM);

        private final String form;

        Scalar(String form) {
            this.form = form;
        }

        @Override
        public String form() {
            return form;
        }
    }

    /** Any value, which is what it looks like. */
    record Anything() implements Shape {
        @Override
        public String form() {
            return "any JSON value";
        }
    }

    /** One of some values. */
    record Choice(List<JsonPrimitive> values) implements Shape {
        @Override
        public String form() {
            return values.stream().map(JsonPrimitive::getAsString).collect(Collectors.joining(", ", "one of ", ""));
        }
    }

    /**
     * A list.
     *
     * @param first the shapes of its first items, where they have their own
     */
    record Items(List<Shape> first, Shape rest) implements Shape {
        Shape of(int index) {
            return index < first.size() ? first.get(index) : rest;
        }

        @Override
        public String form() {
            return first.isEmpty() ? "a list" : "a list of " + first.size();
        }
    }

    /** A map with any keys. */
    record Table(Shape keys, Shape values) implements Shape {
        @Override
        public String form() {
            return "an object";
        }
    }

    /** One property of an object. */
    record Property(Shape shape, boolean required, @Nullable JsonElement standard) {}

    /**
     * An object.
     *
     * @param properties in the order in which they are written
     * @param others the shape of properties that are not named; null: there are none
     */
    record Fields(
            Map<String, Property> properties, @Nullable Shape others) implements Shape {
        @Override
        public String form() {
            Stream<String> names = properties.entrySet().stream()
                    .map(entry -> entry.getKey() + (entry.getValue().required() ? "" : "?"));
            return names.collect(Collectors.joining(", ", "an object {", "}"));
        }
    }

    /** A reference to a file or folder, which is an object of its address and what is known of it. */
    record Reference(boolean folder, Fields fields) implements Shape {
        @Override
        public String form() {
            return InputBlob.form(folder);
        }
    }

    /** A value of one of several shapes. */
    record OneOf(List<Shape> shapes) implements Shape {
        @Override
        public String form() {
            return shapes.stream().map(Shape::form).distinct().collect(Collectors.joining(", or "));
        }
    }

    /** The shape that a schema has by this name. */
    record Named(String name) implements Shape {
        @Override
        public String form() {
            return "a " + name;
        }
    }
}
