package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;

/** Reads values from the text of a property, by their type: a string as it is, a number as digits, a list as JSON. */
public final class InputText {
    private static final String NO_TEXT = "nothing: values of this type cannot be given as text";
    private static final String NULL = "null";
    private static final String NONE = "none";

    private InputText() {}

    /**
     * Returns the value as a literal of exactly this type.
     *
     * @throws ValueException when the text is no such value
     */
    public static Literal parse(String text, LiteralType type) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> simple(text, type.getSimple());
            case UNION_TYPE -> union(text, type);
            case ENUM_TYPE -> InputJson.enumeration(text, type.getEnumType(), ValuePath.WHOLE);
            case COLLECTION_TYPE, MAP_VALUE_TYPE -> InputJson.parse(json(text, InputJson.form(type)), type);
            default -> throw new ValueException(ValuePath.WHOLE, NO_TEXT, text);
        };
    }

    private static Literal simple(String text, SimpleType type) {
        String trimmed = text.strip();
        return switch (type) {
            case STRING -> Literals.text(text);
            case INTEGER -> need(ScalarText.integer(trimmed).map(Literals::integer), ScalarText.INTEGER, text);
            case FLOAT -> need(ScalarText.number(trimmed).map(Literals::number), ScalarText.NUMBER, text);
            case BOOLEAN -> need(ScalarText.bool(trimmed).map(Literals::bool), ScalarText.BOOLEAN, text);
            case DATETIME -> need(ScalarText.datetime(trimmed).map(Literals::datetime), ScalarText.DATETIME, text);
            case DURATION -> need(ScalarText.duration(trimmed).map(Literals::duration), ScalarText.DURATION, text);
            case NONE -> need(isNone(trimmed) ? Optional.of(Literals.none()) : Optional.empty(), NULL, text);
            default -> throw new ValueException(ValuePath.WHOLE, NO_TEXT, text);
        };
    }

    /** {@code null} and {@code none} are the empty variant where there is one; strings come last, since all text is one. */
    private static Literal union(String text, LiteralType type) {
        List<LiteralType> variants = type.getUnionType().getVariantsList().stream()
                .sorted(Comparator.comparingInt(InputText::weakness))
                .toList();
        Optional<ValueException> refusal = Optional.empty();
        for (LiteralType variant : variants) {
            try {
                return Literals.union(parse(text, variant), variant);
            } catch (ValueException e) {
                refusal = Optional.of(InputJson.isNone(variant) ? refusal.orElse(e) : e);
            }
        }
        throw variants.size() <= 2 && refusal.isPresent()
                ? refusal.get()
                : new ValueException(ValuePath.WHOLE, InputJson.form(type), quoted(text));
    }

    private static int weakness(LiteralType variant) {
        if (InputJson.isNone(variant)) {
            return 0;
        }
        return variant.getTypeCase() == LiteralType.TypeCase.SIMPLE && variant.getSimple() == SimpleType.STRING ? 2 : 1;
    }

    private static boolean isNone(String text) {
        return text.equals(NULL) || text.equals(NONE);
    }

    private static Literal need(Optional<Literal> literal, String expected, String text) {
        return literal.orElseThrow(() -> new ValueException(ValuePath.WHOLE, expected, quoted(text)));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** Strict JSON: the lenient reading of Gson takes almost any text for a string. */
    private static JsonElement json(String text, String expected) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return element;
            }
        } catch (IOException | JsonParseException e) {
            throw new ValueException(ValuePath.WHOLE, expected + " as JSON", quoted(text));
        }
        throw new ValueException(ValuePath.WHOLE, expected + " as JSON", quoted(text));
    }
}
