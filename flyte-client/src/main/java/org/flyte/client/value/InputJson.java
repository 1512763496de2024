package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flyte.idl.core.EnumType;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;

/** Reads values from JSON, by their type. Nothing is converted silently: text is no number, and 3.5 is no integer. */
public final class InputJson {
    private InputJson() {}

    /**
     * Returns the value as a literal of exactly this type.
     *
     * @throws ValueException when the JSON is no such value
     */
    public static Literal parse(JsonElement json, LiteralType type) {
        return parse(json, type, ValuePath.WHOLE);
    }

    private static Literal parse(JsonElement json, LiteralType type, ValuePath path) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> simple(json, type.getSimple(), path);
            case ENUM_TYPE -> enumeration(text(json).orElse(json.toString()), type.getEnumType(), path);
            case COLLECTION_TYPE -> collection(json, type, path);
            case MAP_VALUE_TYPE -> map(json, type, path);
            case UNION_TYPE -> union(json, type, path);
            default -> throw new ValueException(path, form(type), json.toString());
        };
    }

    private static Literal simple(JsonElement json, SimpleType type, ValuePath path) {
        Optional<Literal> literal =
                switch (type) {
                    case INTEGER -> number(json).flatMap(ScalarText::integer).map(Literals::integer);
                    case FLOAT ->
                        number(json)
                                .or(() -> text(json).filter(text -> text.endsWith("NaN") || text.endsWith("Infinity")))
                                .flatMap(ScalarText::number)
                                .map(Literals::number);
                    case STRING -> text(json).map(Literals::text);
                    case BOOLEAN ->
                        primitive(json, JsonPrimitive::isBoolean)
                                .map(JsonPrimitive::getAsBoolean)
                                .map(Literals::bool);
                    case DATETIME -> text(json).flatMap(ScalarText::datetime).map(Literals::datetime);
                    case DURATION -> text(json).flatMap(ScalarText::duration).map(Literals::duration);
                    case NONE -> json.isJsonNull() ? Optional.of(Literals.none()) : Optional.empty();
                    default -> Optional.empty();
                };
        return literal.orElseThrow(() -> new ValueException(path, simpleForm(type), json.toString()));
    }

    static Literal enumeration(String name, EnumType type, ValuePath path) {
        if (!type.getValuesList().contains(name)) {
            throw new ValueException(path, enumForm(type), name);
        }
        return Literals.text(name);
    }

    private static Literal collection(JsonElement json, LiteralType type, ValuePath path) {
        if (!json.isJsonArray()) {
            throw new ValueException(path, form(type), json.toString());
        }
        LiteralCollection.Builder literals = LiteralCollection.newBuilder();
        List<JsonElement> items = json.getAsJsonArray().asList();
        for (int i = 0; i < items.size(); i++) {
            literals.addLiterals(parse(items.get(i), type.getCollectionType(), path.item(i)));
        }
        return Literal.newBuilder().setCollection(literals).build();
    }

    private static Literal map(JsonElement json, LiteralType type, ValuePath path) {
        if (!json.isJsonObject()) {
            throw new ValueException(path, form(type), json.toString());
        }
        LiteralMap.Builder literals = LiteralMap.newBuilder();
        json.getAsJsonObject()
                .asMap()
                .forEach(
                        (key, value) -> literals.putLiterals(key, parse(value, type.getMapValueType(), path.key(key))));
        return Literal.newBuilder().setMap(literals).build();
    }

    /** The first variant that takes the value; its refusal, when only one comes into question. */
    private static Literal union(JsonElement json, LiteralType type, ValuePath path) {
        List<LiteralType> candidates = type.getUnionType().getVariantsList().stream()
                .filter(variant -> isNone(variant) == json.isJsonNull() || isUnion(variant))
                .toList();
        for (LiteralType variant : candidates) {
            try {
                return Literals.union(parse(json, variant, path), variant);
            } catch (ValueException e) {
                if (candidates.size() == 1) {
                    throw e;
                }
            }
        }
        throw new ValueException(path, form(type), json.toString());
    }

    static boolean isNone(LiteralType type) {
        return type.getTypeCase() == LiteralType.TypeCase.SIMPLE && type.getSimple() == SimpleType.NONE;
    }

    private static boolean isUnion(LiteralType type) {
        return type.getTypeCase() == LiteralType.TypeCase.UNION_TYPE;
    }

    /** What a value of the type looks like, in words. */
    static String form(LiteralType type) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> simpleForm(type.getSimple());
            case ENUM_TYPE -> enumForm(type.getEnumType());
            case COLLECTION_TYPE -> "a list";
            case MAP_VALUE_TYPE -> "a map";
            case UNION_TYPE ->
                type.getUnionType().getVariantsList().stream()
                        .map(InputJson::form)
                        .collect(Collectors.joining(", or "));
            default -> "nothing: values of type " + type.getTypeCase() + " cannot be given as JSON";
        };
    }

    private static String simpleForm(SimpleType type) {
        return switch (type) {
            case NONE -> "null";
            case INTEGER -> ScalarText.INTEGER;
            case FLOAT -> ScalarText.NUMBER;
            case STRING -> "a string";
            case BOOLEAN -> ScalarText.BOOLEAN;
            case DATETIME -> ScalarText.DATETIME;
            case DURATION -> ScalarText.DURATION;
            default -> "nothing: values of type " + type + " cannot be given as JSON";
        };
    }

    private static String enumForm(EnumType type) {
        return "one of " + String.join(", ", type.getValuesList());
    }

    private static Optional<String> text(JsonElement json) {
        return primitive(json, JsonPrimitive::isString).map(JsonPrimitive::getAsString);
    }

    private static Optional<String> number(JsonElement json) {
        return primitive(json, JsonPrimitive::isNumber).map(JsonPrimitive::getAsString);
    }

    private static Optional<JsonPrimitive> primitive(JsonElement json, Predicate<JsonPrimitive> kind) {
        return json instanceof JsonPrimitive primitive && kind.test(primitive)
                ? Optional.of(primitive)
                : Optional.empty();
    }
}
