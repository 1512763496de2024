package org.flyte.maven.index;

import java.util.Map;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TypeStructure;
import org.flyte.idl.core.UnionType;
import org.flyte.maven.index.JavaType.Form;

/** Java's types as Flyte's, with the names that the Python SDK uses, so that values pass between the languages. */
final class TypeMapper {
    private static final Map<String, SimpleType> SIMPLE = Map.ofEntries(
            Map.entry("byte", SimpleType.INTEGER),
            Map.entry("short", SimpleType.INTEGER),
            Map.entry("int", SimpleType.INTEGER),
            Map.entry("long", SimpleType.INTEGER),
            Map.entry("java.lang.Byte", SimpleType.INTEGER),
            Map.entry("java.lang.Short", SimpleType.INTEGER),
            Map.entry("java.lang.Integer", SimpleType.INTEGER),
            Map.entry("java.lang.Long", SimpleType.INTEGER),
            Map.entry("float", SimpleType.FLOAT),
            Map.entry("double", SimpleType.FLOAT),
            Map.entry("java.lang.Float", SimpleType.FLOAT),
            Map.entry("java.lang.Double", SimpleType.FLOAT),
            Map.entry("boolean", SimpleType.BOOLEAN),
            Map.entry("java.lang.Boolean", SimpleType.BOOLEAN),
            Map.entry("java.lang.String", SimpleType.STRING),
            Map.entry("java.time.Instant", SimpleType.DATETIME),
            Map.entry("java.time.Duration", SimpleType.DURATION));

    private static final LiteralType NONE = LiteralType.newBuilder()
            .setSimple(SimpleType.NONE)
            .setStructure(TypeStructure.newBuilder().setTag("none"))
            .build();

    private TypeMapper() {}

    /**
     * @param path what the type belongs to and the types around it, joined by arrows
     * @throws UnsupportedTypeException with the path down to the part that has no counterpart
     */
    static LiteralType map(JavaType type, String path) throws UnsupportedTypeException {
        if (type.form() == Form.WILDCARD) {
            throw refusal(IndexCode.WILDCARD, path, type, "is a wildcard", "write the type itself");
        }
        if (type.form() == Form.ARRAY) {
            throw unsupported(path, type, "a List");
        }
        SimpleType simple = SIMPLE.get(type.name());
        if (simple != null) {
            return LiteralType.newBuilder().setSimple(simple).build();
        }
        return switch (type.name()) {
            case "java.util.List" ->
                LiteralType.newBuilder()
                        .setCollectionType(argument(type, 0, 1, path))
                        .build();
            case "java.util.Map" -> mapOf(type, path);
            case "java.util.Optional" -> optionalOf(type, path);
            case "void", "java.lang.Void" ->
                throw refusal(IndexCode.UNSUPPORTED_TYPE, path, type, "has no value", "leave it out");
            default -> throw unsupported(path, type, ForeignTypes.instead(type.name()));
        };
    }

    private static LiteralType mapOf(JavaType type, String path) throws UnsupportedTypeException {
        LiteralType value = argument(type, 1, 2, path);
        if (!type.arguments().get(0).is("java.lang.String")) {
            String shape = "Map<" + type.arguments().get(0).text() + ", …>";
            throw new UnsupportedTypeException(
                    IndexCode.UNSUPPORTED_TYPE,
                    path + " → " + shape + " cannot be passed: keys are String",
                    "use Map<String, …>");
        }
        return LiteralType.newBuilder().setMapValueType(value).build();
    }

    private static LiteralType optionalOf(JavaType type, String path) throws UnsupportedTypeException {
        LiteralType value = argument(type, 0, 1, path);
        if (value.hasUnionType()) {
            throw unsupported(path, type, "one Optional, since Flyte has one kind of nothing");
        }
        TypeStructure tag = TypeStructure.newBuilder().setTag(tag(value)).build();
        return LiteralType.newBuilder()
                .setUnionType(UnionType.newBuilder()
                        .addVariants(value.toBuilder().setStructure(tag))
                        .addVariants(NONE))
                .build();
    }

    private static LiteralType argument(JavaType type, int index, int count, String path)
            throws UnsupportedTypeException {
        if (type.arguments().size() != count) {
            throw refusal(IndexCode.RAW_TYPE, path, type, "has no type arguments", "write them");
        }
        return map(type.arguments().get(index), path + " → " + type.outline());
    }

    /** The name of Python's transformer of a type, by which its reader picks the variant of a union. */
    private static String tag(LiteralType type) {
        return switch (type.getTypeCase()) {
            case COLLECTION_TYPE -> "Typed List";
            case MAP_VALUE_TYPE -> "Typed Dict";
            default ->
                switch (type.getSimple()) {
                    case INTEGER -> "int";
                    case FLOAT -> "float";
                    case BOOLEAN -> "bool";
                    case STRING -> "str";
                    case DATETIME -> "datetime";
                    case DURATION -> "timedelta";
                    default -> throw new IllegalArgumentException("No variant of a union: " + type);
                };
        };
    }

    private static UnsupportedTypeException unsupported(String path, JavaType type, String instead) {
        return refusal(IndexCode.UNSUPPORTED_TYPE, path, type, "cannot be passed", "use " + instead);
    }

    private static UnsupportedTypeException refusal(
            IndexCode code, String path, JavaType type, String why, String fix) {
        return new UnsupportedTypeException(code, path + " → " + type.text() + " " + why, fix);
    }
}
