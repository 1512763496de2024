package org.flyte.runtime.call;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.Union;
import org.flyte.idl.core.UnionType;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.Void;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/** Compares the types of a registered task with those of the Java method that stands for it. */
final class RemoteType {
    private static final LiteralType NONE =
            LiteralType.newBuilder().setSimple(SimpleType.NONE).build();

    private RemoteType() {}

    /** Refuses an input whose type the method's parameter has not. */
    static void checkInput(String task, String name, LiteralType registered, FlyteType java) {
        LiteralType type = parsed(java);
        String misfit = misfit(registered, type);
        if (misfit != null) {
            throw new IllegalStateException("The input '" + name + "' of the task " + task + " is "
                    + describe(registered) + "; the method's parameter is " + describe(type) + said(misfit));
        }
    }

    /** Refuses an output that the method's result cannot be read from. */
    static void checkOutput(String task, VariableEntry output, FlyteType java) {
        LiteralType registered = output.getValue().getType();
        String misfit = misfit(parsed(java), registered);
        if (misfit != null) {
            throw new IllegalStateException("The output '" + output.getKey() + "' of the task " + task + " is "
                    + describe(registered) + "; the method's result is " + describe(parsed(java)) + said(misfit));
        }
    }

    /** A value in the form that the task's input has: where that is a union, the variant is told. */
    static Literal fit(Literal literal, LiteralType registered, FlyteType java) {
        LiteralType type = parsed(java);
        if (!registered.hasUnionType() || type.hasUnionType()) {
            return literal;
        }
        List<LiteralType> fitting = registered.getUnionType().getVariantsList().stream()
                .filter(variant -> misfit(variant, type) == null)
                .toList();
        return fitting.stream()
                .filter(variant -> title(variant).equals(title(type)))
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .map(variant -> union(literal, variant))
                .orElse(literal);
    }

    /** The value that an optional input has where nobody gives one. */
    static Optional<Literal> none(LiteralType registered) {
        return registered.getUnionType().getVariantsList().stream()
                .filter(variant -> bare(variant).equals(NONE))
                .findFirst()
                .map(variant -> union(
                        Literal.newBuilder()
                                .setScalar(Scalar.newBuilder().setNoneType(Void.getDefaultInstance()))
                                .build(),
                        variant));
    }

    private static Literal union(Literal value, LiteralType variant) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder()
                        .setUnion(Union.newBuilder().setValue(value).setType(variant)))
                .build();
    }

    /** Why what has one type cannot be read as another: empty where the kinds differ, else what is wrong inside of a record; null where it can. */
    private static @Nullable String misfit(LiteralType reader, LiteralType writer) {
        if (writer.hasUnionType()) {
            return writer.getUnionType().getVariantsList().stream()
                    .map(variant -> misfit(reader, variant))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (reader.hasUnionType()) {
            return ofVariants(reader.getUnionType(), writer);
        }
        if (reader.hasCollectionType() && writer.hasCollectionType()) {
            return misfit(reader.getCollectionType(), writer.getCollectionType());
        }
        if (reader.hasMapValueType() && writer.hasMapValueType()) {
            return misfit(reader.getMapValueType(), writer.getMapValueType());
        }
        if (!bare(reader).equals(bare(writer))) {
            return "";
        }
        return reader.hasMetadata() && writer.hasMetadata()
                ? RemoteSchema.misfit(reader.getMetadata(), writer.getMetadata())
                : null;
    }

    private static @Nullable String ofVariants(UnionType reader, LiteralType writer) {
        String most = "";
        for (LiteralType variant : reader.getVariantsList()) {
            String misfit = misfit(variant, writer);
            if (misfit == null) {
                return null;
            }
            most = most.isEmpty() ? misfit : most;
        }
        return most;
    }

    private static String said(String misfit) {
        return misfit.isEmpty() ? "" : ", and a value of the one is none of the other: it" + misfit;
    }

    private static String title(LiteralType type) {
        return RemoteSchema.title(type.getMetadata());
    }

    /** What a value is, without what one language notes of its own class. */
    private static LiteralType bare(LiteralType type) {
        return type.toBuilder()
                .clearMetadata()
                .clearAnnotation()
                .clearStructure()
                .build();
    }

    private static String describe(LiteralType type) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> title(type).isEmpty() ? type.getSimple().name() : "a " + title(type);
            case COLLECTION_TYPE -> "a list of " + describe(type.getCollectionType());
            case MAP_VALUE_TYPE -> "a map to " + describe(type.getMapValueType());
            case UNION_TYPE ->
                type.getUnionType().getVariantsList().stream()
                        .map(RemoteType::describe)
                        .collect(Collectors.joining(" or "));
            case BLOB -> "a file or folder";
            case ENUM_TYPE -> "one of " + type.getEnumType().getValuesList();
            default -> "of a type that Java has not";
        };
    }

    private static LiteralType parsed(FlyteType java) {
        try {
            return LiteralType.parseFrom(java.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Our own writer's type cannot be read", e);
        }
    }
}
