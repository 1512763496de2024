package org.flyte.maven.index;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.msgpack.MsgpackReader;
import org.jspecify.annotations.Nullable;

/** The ranges of numbers in the msgpack of records and untyped maps. */
final class PackedRange {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> NUMBERS = Set.of(
            "byte",
            "short",
            "int",
            "long",
            "float",
            "double",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.time.Duration");

    private final DeclaredParts parts;
    /** What was found of the unions, whose variants are tried: else time would double with each level. */
    private final Map<Place, Optional<OutOfRange>> unions = new HashMap<>();

    PackedRange(DeclaredParts parts) {
        this.parts = parts;
    }

    private record Place(int position, JavaType type) {}

    static String item(int index) {
        return "[" + index + "]";
    }

    static String key(String name) {
        return PLAIN.matcher(name).matches() ? "." + name : "[\"" + name + "\"]";
    }

    /** Passes over the next value. */
    Optional<OutOfRange> check(MsgpackReader in, JavaType declared) {
        JavaType type = declared.present();
        return switch (in.next()) {
            case INTEGER -> {
                BigInteger number = in.bigInteger();
                yield number.bitLength() < Long.SIZE
                        ? NumberRange.check(number.longValue(), type)
                        : NumberRange.check(number.doubleValue(), type);
            }
            case FLOAT -> NumberRange.check(in.number(), type);
            case LIST -> list(in, type);
            case MAP -> map(in, type);
            default -> skipped(in);
        };
    }

    private static Optional<OutOfRange> skipped(MsgpackReader in) {
        in.skip();
        return Optional.empty();
    }

    private Optional<OutOfRange> list(MsgpackReader in, JavaType type) {
        Optional<OutOfRange> first = Optional.empty();
        int size = in.list();
        for (int i = 0; i < size; i++) {
            Optional<OutOfRange> found = check(in, type.argument(0));
            if (first.isEmpty() && found.isPresent()) {
                first = Optional.of(found.get().within(item(i)));
            }
        }
        return first;
    }

    private Optional<OutOfRange> map(MsgpackReader in, JavaType type) {
        if (!parts.variants(type).isEmpty()) {
            Place place = new Place(in.position(), type);
            Optional<OutOfRange> known = unions.get(place);
            if (known == null) {
                known = union(in.copy(), type);
                unions.put(place, known);
            }
            in.skip();
            return known;
        }
        boolean isMap = type.is("java.util.Map");
        Map<String, DeclaredParts.Part> components = parts.components(type);
        Optional<OutOfRange> first = Optional.empty();
        int size = in.map();
        for (int i = 0; i < size; i++) {
            String key = text(in.copy());
            Optional<OutOfRange> ofKey = check(in, isMap ? type.argument(0) : JavaType.OBJECT);
            Optional<OutOfRange> ofValue = check(in, isMap ? type.argument(1) : type(components.get(key)));
            Optional<OutOfRange> found = ofKey.or(() -> ofValue);
            if (first.isEmpty() && found.isPresent()) {
                first = Optional.of(found.get().within(key(key)));
            }
        }
        return first;
    }

    /** One record that holds the value is enough. */
    private Optional<OutOfRange> union(MsgpackReader in, JavaType type) {
        Optional<OutOfRange> first = Optional.empty();
        for (JavaType variant : parts.variants(type)) {
            if (mayBe(in.copy(), parts.components(variant))) {
                Optional<OutOfRange> found = check(in.copy(), variant);
                if (found.isEmpty()) {
                    return found;
                }
                first = first.or(() -> found);
            }
        }
        return first;
    }

    private static boolean mayBe(MsgpackReader in, Map<String, DeclaredParts.Part> components) {
        Set<String> keys = new HashSet<>();
        int size = in.map();
        for (int i = 0; i < size; i++) {
            String key = text(in);
            keys.add(key);
            JavaType type = type(components.get(key)).present();
            if (in.next() != MsgpackKind.NIL
                    && !type.equals(JavaType.OBJECT)
                    && isNumber(in.next()) != NUMBERS.contains(type.name())) {
                return false;
            }
            in.skip();
        }
        return components.keySet().containsAll(keys)
                && components.entrySet().stream()
                        .allMatch(part -> !part.getValue().required() || keys.contains(part.getKey()));
    }

    private static JavaType type(DeclaredParts.@Nullable Part part) {
        return part == null ? JavaType.OBJECT : part.type();
    }

    private static boolean isNumber(MsgpackKind kind) {
        return kind == MsgpackKind.INTEGER || kind == MsgpackKind.FLOAT;
    }

    private static String text(MsgpackReader in) {
        MsgpackKind kind = in.next();
        return switch (kind) {
            case TEXT -> in.text();
            case INTEGER -> in.bigInteger().toString();
            default -> {
                in.skip();
                yield kind.words();
            }
        };
    }
}
