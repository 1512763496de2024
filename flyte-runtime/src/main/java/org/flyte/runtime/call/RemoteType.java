package org.flyte.runtime.call;

import com.google.protobuf.InvalidProtocolBufferException;
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

/** Compares the types of a registered task with those of the Java method that stands for it. */
final class RemoteType {
    private static final LiteralType NONE =
            LiteralType.newBuilder().setSimple(SimpleType.NONE).build();

    private RemoteType() {}

    /** Refuses an input whose type the method's parameter has not. */
    static void checkInput(String task, String name, LiteralType registered, FlyteType java) {
        if (!takes(registered, parsed(java))) {
            throw new IllegalStateException("The input '" + name + "' of the task " + task + " is "
                    + describe(registered) + "; the method's parameter is " + describe(parsed(java)));
        }
    }

    /** Refuses an output that the method's result cannot be read from. */
    static void checkOutput(String task, VariableEntry output, FlyteType java) {
        LiteralType registered = output.getValue().getType();
        if (!takes(parsed(java), registered)) {
            throw new IllegalStateException("The output '" + output.getKey() + "' of the task " + task + " is "
                    + describe(registered) + "; the method's result is " + describe(parsed(java)));
        }
    }

    /** A value in the form that the task's input has: where that is a union, the variant is told. */
    static Literal fit(Literal literal, LiteralType registered, FlyteType java) {
        LiteralType type = parsed(java);
        if (!registered.hasUnionType() || type.hasUnionType()) {
            return literal;
        }
        return registered.getUnionType().getVariantsList().stream()
                .filter(variant -> bare(variant).equals(bare(type)))
                .findFirst()
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

    private static boolean takes(LiteralType wide, LiteralType narrow) {
        return bare(wide).equals(bare(narrow))
                || wide.getUnionType().getVariantsList().stream()
                        .anyMatch(variant -> bare(variant).equals(bare(narrow)));
    }

    /** What a value is, without what one language notes of its own class. */
    private static LiteralType bare(LiteralType type) {
        LiteralType.Builder bare =
                type.toBuilder().clearMetadata().clearAnnotation().clearStructure();
        if (type.hasCollectionType()) {
            bare.setCollectionType(bare(type.getCollectionType()));
        } else if (type.hasMapValueType()) {
            bare.setMapValueType(bare(type.getMapValueType()));
        } else if (type.hasUnionType()) {
            UnionType.Builder union = UnionType.newBuilder();
            type.getUnionType().getVariantsList().forEach(variant -> union.addVariants(bare(variant)));
            bare.setUnionType(union);
        }
        return bare.build();
    }

    private static String describe(LiteralType type) {
        return switch (type.getTypeCase()) {
            case SIMPLE -> type.getSimple().name();
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
