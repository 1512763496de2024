package org.flyte.wire.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import java.util.Random;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.Blob;
import org.flyte.idl.core.BlobMetadata;
import org.flyte.idl.core.BlobType;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.core.LiteralOffloadedMetadata;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TypeStructure;
import org.flyte.idl.core.Union;
import org.flyte.idl.core.UnionType;
import org.flyte.idl.core.Void;

/** Literals of all forms, nested and with hashes and metadata here and there. */
final class RandomLiterals {
    private static final int DEEPEST = 3;

    private final Random random;
    private final RandomMsgpack msgpack;

    RandomLiterals(Random random) {
        this.random = random;
        this.msgpack = new RandomMsgpack(random);
    }

    Literal next() {
        return next(0);
    }

    private Literal next(int depth) {
        Literal.Builder literal = Literal.newBuilder();
        int forms = depth == DEEPEST ? 2 : 5;
        switch (random.nextInt(forms)) {
            case 2 -> literal.setCollection(collection(depth));
            case 3 -> literal.setMap(map(depth));
            case 4 ->
                literal.setOffloadedMetadata(LiteralOffloadedMetadata.newBuilder()
                        .setUri("s3://bucket/" + random.nextInt(5))
                        .setSizeBytes(random.nextInt(1 << 20))
                        .setInferredType(simple(SimpleType.INTEGER)));
            default -> literal.setScalar(scalar(depth));
        }
        if (random.nextInt(6) == 0) {
            literal.setHash(text());
        }
        for (int i = random.nextInt(8); i > 5; i--) {
            literal.putMetadata(text(), text());
        }
        return literal.build();
    }

    private LiteralCollection collection(int depth) {
        LiteralCollection.Builder collection = LiteralCollection.newBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            collection.addLiterals(next(depth + 1));
        }
        return collection.build();
    }

    private LiteralMap map(int depth) {
        LiteralMap.Builder map = LiteralMap.newBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.putLiterals(text(), next(depth + 1));
        }
        return map.build();
    }

    private Scalar scalar(int depth) {
        Scalar.Builder scalar = Scalar.newBuilder();
        return switch (random.nextInt(depth == DEEPEST ? 6 : 7)) {
            case 0 -> scalar.setPrimitive(primitive()).build();
            case 1 -> scalar.setNoneType(Void.getDefaultInstance()).build();
            case 2 -> scalar.setBlob(blob()).build();
            case 3 -> scalar.setBinary(binary("msgpack")).build();
            case 4 ->
                scalar.setBinary(binary(random.nextBoolean() ? "" : "json")).build();
            case 5 -> scalar.setGeneric(struct(0)).build();
            default -> scalar.setUnion(union(depth)).build();
        };
    }

    private Binary binary(String tag) {
        return Binary.newBuilder()
                .setTag(tag)
                .setValue(ByteString.copyFrom(msgpack.next()))
                .build();
    }

    /** As an {@code Optional} and a sealed interface travel: with the type of the variant. */
    private Union union(int depth) {
        LiteralType type = LiteralType.newBuilder()
                .setStructure(TypeStructure.newBuilder().setTag(text()))
                .setMetadata(struct(0))
                .setUnionType(UnionType.newBuilder()
                        .addVariants(simple(SimpleType.STRING))
                        .addVariants(simple(SimpleType.NONE)))
                .build();
        return Union.newBuilder().setValue(next(depth + 1)).setType(type).build();
    }

    private Blob blob() {
        return Blob.newBuilder()
                .setUri("s3://bucket/" + text())
                .setMetadata(BlobMetadata.newBuilder()
                        .setType(BlobType.newBuilder()
                                .setFormat(random.nextBoolean() ? "" : "csv")
                                .setDimensionality(
                                        random.nextBoolean()
                                                ? BlobType.BlobDimensionality.SINGLE
                                                : BlobType.BlobDimensionality.MULTIPART)))
                .build();
    }

    private Primitive primitive() {
        Primitive.Builder primitive = Primitive.newBuilder();
        return switch (random.nextInt(6)) {
            case 0 ->
                primitive.setInteger(random.nextLong() >> random.nextInt(64)).build();
            case 1 -> primitive.setFloatValue(msgpack.fraction()).build();
            case 2 -> primitive.setStringValue(text()).build();
            case 3 -> primitive.setBoolean(random.nextBoolean()).build();
            case 4 ->
                primitive
                        .setDatetime(Timestamp.newBuilder()
                                .setSeconds(random.nextInt())
                                .setNanos(random.nextInt(1_000_000_000)))
                        .build();
            default ->
                primitive
                        .setDuration(Duration.newBuilder().setSeconds(-5).setNanos(-random.nextInt(1_000_000_000)))
                        .build();
        };
    }

    private Struct struct(int depth) {
        Struct.Builder struct = Struct.newBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            Value.Builder value = Value.newBuilder();
            switch (random.nextInt(depth > 1 ? 2 : 4)) {
                case 0 -> value.setNumberValue(random.nextInt(100));
                case 1 -> value.setStringValue(text());
                case 2 -> value.setStructValue(struct(depth + 1));
                default ->
                    value.setListValue(
                            ListValue.newBuilder().addValues(Value.newBuilder().setBoolValue(true)));
            }
            struct.putFields(text(), value.build());
        }
        return struct.build();
    }

    /** Also texts that begin with one another, or that UTF-16 orders in another way than UTF-8. */
    String text() {
        return msgpack.text();
    }

    static LiteralType simple(SimpleType type) {
        return LiteralType.newBuilder().setSimple(type).build();
    }
}
