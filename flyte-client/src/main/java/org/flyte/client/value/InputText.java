package org.flyte.client.value;

import com.google.gson.JsonElement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.text.DateTimeText;
import org.flyte.wire.text.DurationText;
import org.flyte.wire.text.ScalarText;

/**
 * Reads values from the text of a property, by their type: a string as it is, a number as digits, a list as JSON. The forms
 * are those of the Python SDK's {@code flyte run}, and more.
 */
public final class InputText {
    private static final String NULL = "null";
    private static final String NONE = "none";

    private final Surroundings surroundings;

    private InputText(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Returns the value as a literal of exactly this type; it stands for itself.
     *
     * @throws ValueException when the text is no such value
     */
    public static Literal parse(String text, LiteralType type) {
        return parse(text, type, Surroundings.NONE);
    }

    /**
     * Returns the value as a literal of exactly this type.
     *
     * @throws ValueException when the text is no such value
     */
    public static Literal parse(String text, LiteralType type, Surroundings surroundings) {
        return new InputText(surroundings).read(text, type, false);
    }

    private Literal read(String text, LiteralType type, boolean exact) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> simple(text, type, exact);
            case UNION_TYPE -> union(text, type, exact);
            case ENUM_TYPE -> InputJson.enumeration(text, type.getEnumType(), ValuePath.WHOLE);
            case COLLECTION_TYPE, MAP_VALUE_TYPE -> json(text, type, exact);
            case BLOB -> {
                if (Forms.isPickle(type) || text.stripLeading().startsWith("{")) {
                    yield json(text, type, exact);
                }
                yield InputBlob.parse(text.strip(), type.getBlob(), surroundings, ValuePath.WHOLE);
            }
            default -> throw new ValueException(ValuePath.WHOLE, Forms.of(type), Shown.quoted(text));
        };
    }

    private Literal simple(String text, LiteralType type, boolean exact) {
        String trimmed = text.strip();
        Optional<Literal> literal =
                switch (type.getSimple()) {
                    case STRING -> Optional.of(InputJson.text(text, ValuePath.WHOLE));
                    case INTEGER -> ScalarText.spokenInteger(trimmed).map(Literals::integer);
                    case FLOAT -> ScalarText.spokenNumber(trimmed).map(Literals::number);
                    case BOOLEAN -> ScalarText.bool(trimmed).map(Literals::bool);
                    case DATETIME ->
                        DateTimeText.instant(trimmed, surroundings.now()).map(Literals::datetime);
                    case DURATION -> DurationText.parse(trimmed).map(Literals::duration);
                    case NONE -> isNone(trimmed) ? Optional.of(Literals.none()) : Optional.empty();
                    case BINARY ->
                        Optional.of(trimmed)
                                .filter(any -> !Forms.isPickle(type))
                                .flatMap(Base64Text::decode)
                                .map(bytes -> Literals.msgpack(
                                        new MsgpackWriter().bytes(bytes).toBytes()));
                    case STRUCT -> Optional.of(json(text, type, exact));
                    default -> Optional.empty();
                };
        return literal.orElseThrow(() -> new ValueException(ValuePath.WHOLE, Forms.of(type), Shown.quoted(text)));
    }

    /** {@code null} and {@code none} are the empty variant where there is one; strings come last, since all text is one. */
    private Literal union(String text, LiteralType type, boolean exact) {
        boolean fraction = ScalarText.isFraction(text);
        List<LiteralType> variants = type.getUnionType().getVariantsList().stream()
                .sorted(Comparator.comparingInt(variant -> Forms.weakness(variant, fraction)))
                .toList();
        Optional<ValueException> refusal = Optional.empty();
        Refusals refusals = new Refusals(ValuePath.WHOLE);
        for (boolean pass : exact ? new boolean[] {true} : new boolean[] {true, false}) {
            for (LiteralType variant : variants) {
                try {
                    return Literals.union(read(text, variant, pass), variant);
                } catch (ValueException e) {
                    refusals.add(e);
                    refusal = Forms.isNone(variant) ? refusal : Optional.of(e);
                }
            }
        }
        boolean single =
                variants.stream().filter(variant -> !Forms.isNone(variant)).count() == 1;
        throw single && refusal.isPresent() ? refusal.get() : refusals.best(Forms.of(type), Shown.quoted(text));
    }

    private static boolean isNone(String text) {
        return text.equals(NULL) || text.equals(NONE);
    }

    /** JSON, or the path of a file that holds it. */
    private Literal json(String text, LiteralType type, boolean exact) {
        String expected = Forms.of(type) + " as JSON";
        String json = text.indexOf('{') >= 0 || text.indexOf('[') >= 0
                ? text
                : surroundings.files().text(text.strip()).orElse(text);
        JsonElement value = StrictJson.parse(json, expected);
        return new InputJson(surroundings).read(value, type, ValuePath.WHOLE, exact);
    }
}
