package org.flyte.maven.index;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.LiteralType;
import org.flyte.maven.index.JavaType.Form;
import org.flyte.weaver.SourceLanguage;
import org.flyte.wire.type.BlobType;
import org.flyte.wire.type.EnumType;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ListType;
import org.flyte.wire.type.MapType;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;
import org.flyte.wire.type.UntypedType;

/** Java's types as Flyte's, with the names that the Python SDK uses, so that values pass between the languages. */
final class TypeMapper {
    private static final String OPTIONAL = "java.util.Optional";

    private static final Map<String, FlyteType> SIMPLE = Map.ofEntries(
            Map.entry("byte", ScalarType.INTEGER),
            Map.entry("short", ScalarType.INTEGER),
            Map.entry("int", ScalarType.INTEGER),
            Map.entry("long", ScalarType.INTEGER),
            Map.entry("java.lang.Byte", ScalarType.INTEGER),
            Map.entry("java.lang.Short", ScalarType.INTEGER),
            Map.entry("java.lang.Integer", ScalarType.INTEGER),
            Map.entry("java.lang.Long", ScalarType.INTEGER),
            Map.entry("float", ScalarType.FLOAT),
            Map.entry("double", ScalarType.FLOAT),
            Map.entry("java.lang.Float", ScalarType.FLOAT),
            Map.entry("java.lang.Double", ScalarType.FLOAT),
            Map.entry("boolean", ScalarType.BOOLEAN),
            Map.entry("java.lang.Boolean", ScalarType.BOOLEAN),
            Map.entry("java.lang.String", ScalarType.STRING),
            Map.entry("java.time.Instant", ScalarType.DATETIME),
            Map.entry("java.time.OffsetDateTime", ScalarType.DATETIME),
            Map.entry("java.time.ZonedDateTime", ScalarType.DATETIME),
            Map.entry("java.time.LocalDate", ScalarType.DATE),
            Map.entry("java.time.Duration", ScalarType.DURATION),
            Map.entry("java.nio.ByteBuffer", ScalarType.BINARY),
            Map.entry("java.lang.Object", UntypedType.ANY),
            Map.entry("org.flyte.task.FlyteFile", BlobType.FILE),
            Map.entry("org.flyte.task.FlyteDir", BlobType.DIRECTORY));

    private final DeclaredTypes declared;
    private final SourceLanguage language;
    private final Deque<TypeCheck> checks = new ArrayDeque<>();
    private int depth;

    TypeMapper(ClassSource classes) {
        this(classes, SourceLanguage.JAVA);
    }

    /** @param language that the types are written in, whose words the refusals use */
    TypeMapper(ClassSource classes, SourceLanguage language) {
        this.declared = new DeclaredTypes(classes, this);
        this.language = language;
    }

    /** Something that can be told only when the whole type is known. */
    interface TypeCheck {
        void run() throws UnsupportedTypeException;
    }

    static LiteralType message(FlyteType type) {
        try {
            return LiteralType.parseFrom(type.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Types write messages", e);
        }
    }

    /**
     * @param path what the type belongs to
     * @throws UnsupportedTypeException with the path down to the part that has no counterpart
     */
    FlyteType map(JavaType type, String path) throws UnsupportedTypeException {
        return map(type, TypePlace.of(path));
    }

    /** The ranges of the numbers in values of a type that was mapped. */
    JavaRange range(JavaType type) {
        return new JavaRange(type, declared.parts());
    }

    /** Whether a type is a record whose components are outputs of their own. */
    boolean isOutputs(JavaType type) {
        return type.form() == Form.CLASS && !SIMPLE.containsKey(type.name()) && declared.isOutputs(type);
    }

    /** The components of a record that is several outputs. */
    List<RecordComponent> outputs(JavaType type, String path) throws UnsupportedTypeException {
        List<RecordComponent> components = declared.outputs(type, TypePlace.of(path));
        runChecks();
        return components;
    }

    FlyteType map(JavaType type, TypePlace place) throws UnsupportedTypeException {
        depth++;
        FlyteType mapped = type.nullable() ? nullable(type.nullable(false), place) : present(type, place);
        depth--;
        if (depth == 0) {
            runChecks();
        }
        return mapped;
    }

    void later(TypeCheck check) {
        checks.add(check);
    }

    private void runChecks() throws UnsupportedTypeException {
        while (!checks.isEmpty()) {
            checks.remove().run();
        }
    }

    private FlyteType nullable(JavaType type, TypePlace place) throws UnsupportedTypeException {
        if (type.is(OPTIONAL)) {
            throw place.refusal(
                    IndexCode.UNSUPPORTED_TYPE,
                    type,
                    "may be null and may be empty",
                    language.instead("leave @Nullable out", "leave the ? or Optional out", "leave @Nullable out"));
        }
        return UnionType.optional(present(type, place.dispensable()));
    }

    private FlyteType present(JavaType type, TypePlace place) throws UnsupportedTypeException {
        if (type.form() == Form.WILDCARD) {
            throw place.refusal(
                    IndexCode.WILDCARD,
                    type,
                    "is a wildcard",
                    language.instead(
                            "write the type itself",
                            "add @JvmSuppressWildcards to the function, which Kotlin else compiles to one",
                            "write the type itself"));
        }
        if (type.form() == Form.VARIABLE) {
            throw place.refusal(
                    IndexCode.RAW_TYPE, type, "is a type parameter", "write out the type that it is used with");
        }
        if (type.form() == Form.ARRAY) {
            JavaType element = type.arguments().get(0);
            return element.is("byte") ? ScalarType.BINARY : new ListType(map(element, place.inside(type)));
        }
        FlyteType simple = SIMPLE.get(type.name());
        return simple == null ? generic(type, place) : simple;
    }

    private FlyteType generic(JavaType type, TypePlace place) throws UnsupportedTypeException {
        return switch (type.name()) {
            case "java.util.List", "java.util.Collection" -> new ListType(argument(type, 0, 1, place));
            case "java.util.Map" -> mapOf(type, place);
            case OPTIONAL -> optionalOf(type, place);
            case "void", "java.lang.Void" ->
                throw place.refusal(IndexCode.UNSUPPORTED_TYPE, type, "has no value", "leave it out");
            default -> declared.map(type, place);
        };
    }

    private FlyteType mapOf(JavaType type, TypePlace place) throws UnsupportedTypeException {
        FlyteType value = argument(type, 1, 2, place);
        FlyteType key = key(type.arguments().get(0), place);
        return key == ScalarType.STRING && !value.equals(UntypedType.ANY)
                ? new MapType(value)
                : UntypedType.map(key, value);
    }

    private FlyteType key(JavaType type, TypePlace place) throws UnsupportedTypeException {
        FlyteType key = map(type, place.inside(JavaType.of("Map<…>")));
        boolean single = key instanceof ScalarType && key != ScalarType.BINARY;
        if (single || key instanceof EnumType) {
            return key;
        }
        throw new UnsupportedTypeException(
                IndexCode.UNSUPPORTED_TYPE,
                place.path() + " → Map<" + type.text() + ", …> cannot be passed: keys are single values",
                "use Map<String, …>");
    }

    private FlyteType optionalOf(JavaType type, TypePlace place) throws UnsupportedTypeException {
        FlyteType value = argument(type, 0, 1, place);
        if (value instanceof UnionType union && union.variants().contains(ScalarType.NONE)) {
            throw place.unsupported(type, "one Optional, since Flyte has one kind of nothing");
        }
        return UnionType.optional(value);
    }

    private FlyteType argument(JavaType type, int index, int count, TypePlace place) throws UnsupportedTypeException {
        if (type.arguments().size() != count) {
            throw place.refusal(IndexCode.RAW_TYPE, type, "has no type arguments", "write them");
        }
        return map(type.arguments().get(index), place.inside(type));
    }
}
