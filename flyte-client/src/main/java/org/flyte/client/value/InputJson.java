package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.flyte.idl.core.EnumType;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Scalar;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.msgpack.Surrogates;
import org.flyte.wire.text.DateTimeText;
import org.flyte.wire.text.DurationText;
import org.flyte.wire.text.ScalarText;

/** Reads values from JSON, by their type. Nothing is converted silently: text is no number, and 3.5 is no integer. */
public final class InputJson {
    private static final String WHOLE_CHARACTERS = "text without halves of surrogate pairs";

    private final Surroundings surroundings;
    private final IdentityHashMap<LiteralType, Schema> schemas = new IdentityHashMap<>();

    InputJson(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Returns the value as a literal of exactly this type; it stands for itself.
     *
     * @throws ValueException when the JSON is no such value
     */
    public static Literal parse(JsonElement json, LiteralType type) {
        return parse(json, type, Surroundings.NONE);
    }

    /**
     * Returns the value as a literal of exactly this type.
     *
     * @throws ValueException when the JSON is no such value
     */
    public static Literal parse(JsonElement json, LiteralType type, Surroundings surroundings) {
        return new InputJson(surroundings).read(json, type, ValuePath.WHOLE, false);
    }

    Literal read(JsonElement json, LiteralType type, ValuePath path, boolean exact) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> simple(json, type, path, exact);
            case ENUM_TYPE -> enumeration(text(json).orElse(Shown.of(json)), type.getEnumType(), path);
            case COLLECTION_TYPE -> collection(json, type, path, exact);
            case MAP_VALUE_TYPE -> map(json, type, path, exact);
            case UNION_TYPE -> union(json, type, path, exact);
            case BLOB -> {
                if (Forms.isPickle(type)) {
                    throw new ValueException(path, Forms.of(type), Shown.of(json));
                }
                yield InputBlob.parse(json, type.getBlob(), surroundings, path);
            }
            default -> throw new ValueException(path, Forms.of(type), Shown.of(json));
        };
    }

    private Literal simple(JsonElement json, LiteralType type, ValuePath path, boolean exact) {
        Optional<Literal> literal =
                switch (type.getSimple()) {
                    case INTEGER -> number(json).flatMap(ScalarText::integer).map(Literals::integer);
                    case FLOAT ->
                        number(json)
                                .or(() -> text(json).filter(ScalarText::isNoFiniteNumber))
                                .flatMap(ScalarText::number)
                                .map(Literals::number);
                    case STRING -> text(json).map(text -> text(text, path));
                    case BOOLEAN ->
                        primitive(json, JsonPrimitive::isBoolean)
                                .map(JsonPrimitive::getAsBoolean)
                                .map(Literals::bool);
                    case DATETIME ->
                        text(json)
                                .flatMap(text -> DateTimeText.instant(text, surroundings.now()))
                                .map(Literals::datetime);
                    case DURATION ->
                        text(json)
                                .flatMap(DurationText::parse)
                                .or(() -> number(json).flatMap(DurationText::ofNumber))
                                .map(Literals::duration);
                    case NONE -> json.isJsonNull() ? Optional.of(Literals.none()) : Optional.empty();
                    case BINARY ->
                        text(json)
                                .filter(text -> !Forms.isPickle(type))
                                .flatMap(Base64Text::decode)
                                .map(bytes -> Literals.msgpack(
                                        new MsgpackWriter().bytes(bytes).toBytes()));
                    case STRUCT -> Optional.of(struct(json, type, path, exact));
                    default -> Optional.empty();
                };
        return literal.orElseThrow(() -> new ValueException(path, Forms.of(type), Shown.of(json)));
    }

    private Literal struct(JsonElement json, LiteralType type, ValuePath path, boolean exact) {
        if (Forms.isMessage(type)) {
            return message(json, path);
        }
        Schema schema = schemas.computeIfAbsent(type, LiteralShapes::of);
        return Literals.msgpack(StructReader.pack(json, schema, surroundings, path, exact));
    }

    /** A protobuf message of the user's, in the JSON that protobuf gives it. */
    private static Literal message(JsonElement json, ValuePath path) {
        Struct.Builder struct = Struct.newBuilder();
        try {
            if (json.isJsonObject()) {
                JsonFormat.parser().merge(json.toString(), struct);
                return Literal.newBuilder()
                        .setScalar(Scalar.newBuilder().setGeneric(struct))
                        .build();
            }
        } catch (InvalidProtocolBufferException e) {
            throw new ValueException(path, "an object that is not nested deeper than 100", Shown.of(json));
        }
        throw new ValueException(path, "an object", Shown.of(json));
    }

    static Literal text(String text, ValuePath path) {
        if (!Surrogates.arePaired(text)) {
            throw new ValueException(path, WHOLE_CHARACTERS, Shown.quoted(text));
        }
        return Literals.text(text);
    }

    static Literal enumeration(String name, EnumType type, ValuePath path) {
        if (!type.getValuesList().contains(name)) {
            throw new ValueException(path, Forms.of(type), name);
        }
        return Literals.text(name);
    }

    private Literal collection(JsonElement json, LiteralType type, ValuePath path, boolean exact) {
        if (!json.isJsonArray()) {
            throw new ValueException(path, Forms.of(type), Shown.of(json));
        }
        LiteralCollection.Builder literals = LiteralCollection.newBuilder();
        List<JsonElement> items = json.getAsJsonArray().asList();
        for (int i = 0; i < items.size(); i++) {
            literals.addLiterals(read(items.get(i), type.getCollectionType(), path.item(i), exact));
        }
        return Literal.newBuilder().setCollection(literals).build();
    }

    private Literal map(JsonElement json, LiteralType type, ValuePath path, boolean exact) {
        if (!json.isJsonObject()) {
            throw new ValueException(path, Forms.of(type), Shown.of(json));
        }
        LiteralMap.Builder literals = LiteralMap.newBuilder();
        json.getAsJsonObject().asMap().forEach((key, value) -> {
            ValuePath at = path.key(key);
            if (!Surrogates.arePaired(key)) {
                throw new ValueException(at, WHOLE_CHARACTERS, "such a key");
            }
            literals.putLiterals(key, read(value, type.getMapValueType(), at, exact));
        });
        return Literal.newBuilder().setMap(literals).build();
    }

    /** The variant that takes the value with all its properties, else the first that takes it. */
    private Literal union(JsonElement json, LiteralType type, ValuePath path, boolean exact) {
        boolean fraction = Variants.isFraction(json);
        List<LiteralType> candidates = type.getUnionType().getVariantsList().stream()
                .filter(variant -> Forms.mayBe(json, variant))
                .sorted(Comparator.comparingInt(variant -> Forms.weakness(variant, fraction)))
                .toList();
        if (candidates.size() == 1) {
            return Literals.union(read(json, candidates.get(0), path, exact), candidates.get(0));
        }
        Refusals refusals = new Refusals(path);
        for (boolean pass : exact ? new boolean[] {true} : new boolean[] {true, false}) {
            for (LiteralType variant : candidates) {
                try {
                    return Literals.union(read(json, variant, path, pass), variant);
                } catch (ValueException e) {
                    refusals.add(e);
                }
            }
        }
        throw refusals.best(Forms.of(type), Shown.of(json));
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
