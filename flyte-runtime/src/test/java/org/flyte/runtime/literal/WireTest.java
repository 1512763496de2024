package org.flyte.runtime.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import java.util.Map;
import java.util.Random;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.core.LiteralOffloadedMetadata;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.StructuredDataset;
import org.flyte.idl.core.Void;
import org.flyte.wire.type.WireWriter;
import org.junit.jupiter.api.Test;

/** Our reading and writing of the wire against the generated messages'. */
class WireTest {

    @Test
    void whatTheGeneratedMessagesWriteIsReadAndWrittenBackTheSame() throws Exception {
        Random random = new Random(20260101);
        for (int i = 0; i < 2_000; i++) {
            org.flyte.idl.core.Literal literal = literal(random, 4);
            byte[] inputs = org.flyte.idl.task.Inputs.newBuilder()
                    .addLiterals(org.flyte.idl.task.NamedLiteral.newBuilder()
                            .setName("x" + i)
                            .setValue(literal))
                    .addContext(KeyValuePair.newBuilder().setKey("k").setValue(text(random)))
                    .build()
                    .toByteArray();
            byte[] ours = Inputs.read(inputs).write();
            assertThat(org.flyte.idl.task.Inputs.parseFrom(ours))
                    .isEqualTo(org.flyte.idl.task.Inputs.parseFrom(inputs));
        }
    }

    @Test
    void damagedBytesAreRefusedAndNeverRunAway() {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = org.flyte.idl.task.Inputs.newBuilder()
                    .addLiterals(org.flyte.idl.task.NamedLiteral.newBuilder()
                            .setName("x")
                            .setValue(literal(random, 3)))
                    .build()
                    .toByteArray();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                Inputs.read(bytes);
            } catch (WireException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 4_999);
    }

    @Test
    void aMessageThatEndsTooEarlyIsRefused() {
        byte[] whole = new Inputs(Map.of("name", new Literal.OfText("World")), Map.of()).write();
        for (int length = 1; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Inputs.read(part)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void endlessNestingIsRefused() {
        WireWriter message = new WireWriter();
        for (int i = 0; i < 1_000; i++) {
            WireWriter list = new WireWriter().message(1, message);
            message = new WireWriter().message(2, list);
        }
        byte[] inputs = new WireWriter()
                .message(1, new WireWriter().text(1, "x").message(2, message))
                .toByteArray();
        assertThatThrownBy(() -> Inputs.read(inputs)).hasMessageContaining("nested deeper");
    }

    @Test
    void valuesThatThisRuntimeHasNoUseForAreNamed() {
        assertThat(read(Scalar.newBuilder().setBinary(Binary.newBuilder().setValue(ByteString.copyFromUtf8("x")))))
                .isEqualTo("a Python pickle, which only Python can read,");
        assertThat(read(Scalar.newBuilder().setGeneric(Struct.getDefaultInstance())))
                .isEqualTo("a structured value");
        assertThat(read(Scalar.newBuilder().setStructuredDataset(StructuredDataset.getDefaultInstance())))
                .isEqualTo("a structured dataset");
        assertThat(read(Scalar.newBuilder().setError(org.flyte.idl.core.Error.getDefaultInstance())))
                .isEqualTo("an error");
        assertThat(read(Scalar.newBuilder())).isEqualTo("a literal without a value");
        assertThat(describe(org.flyte.idl.core.Literal.newBuilder()
                        .setOffloadedMetadata(
                                LiteralOffloadedMetadata.newBuilder().setUri("s3://b/k"))))
                .isEqualTo("an offloaded value");
    }

    @Test
    void anEmptyFileOfOutputsIsNone() {
        assertThat(Outputs.read(new byte[0], Outputs.NAME)).isEqualTo(new Literal.OfNone());
    }

    private static String read(Scalar.Builder scalar) {
        return describe(org.flyte.idl.core.Literal.newBuilder().setScalar(scalar));
    }

    private static String describe(org.flyte.idl.core.Literal.Builder literal) {
        byte[] outputs = org.flyte.idl.task.Outputs.newBuilder()
                .addLiterals(org.flyte.idl.task.NamedLiteral.newBuilder()
                        .setName("o0")
                        .setValue(literal))
                .build()
                .toByteArray();
        return Outputs.read(outputs, Outputs.NAME).describe();
    }

    private static org.flyte.idl.core.Literal literal(Random random, int depth) {
        org.flyte.idl.core.Literal.Builder literal = org.flyte.idl.core.Literal.newBuilder();
        int kind = random.nextInt(depth == 0 ? 7 : 9);
        if (kind == 7) {
            LiteralCollection.Builder list = LiteralCollection.newBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.addLiterals(literal(random, depth - 1));
            }
            return literal.setCollection(list).build();
        }
        if (kind == 8) {
            LiteralMap.Builder map = LiteralMap.newBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                map.putLiterals(text(random), literal(random, depth - 1));
            }
            return literal.setMap(map).build();
        }
        Scalar.Builder scalar = Scalar.newBuilder();
        if (kind == 6) {
            return literal.setScalar(scalar.setNoneType(Void.getDefaultInstance()))
                    .build();
        }
        return literal.setScalar(scalar.setPrimitive(primitive(random, kind))).build();
    }

    private static Primitive.Builder primitive(Random random, int kind) {
        Primitive.Builder primitive = Primitive.newBuilder();
        long number = random.nextLong() >> random.nextInt(64);
        int nanos = random.nextInt(1_000_000_000);
        return switch (kind) {
            case 0 -> primitive.setInteger(number);
            case 1 -> primitive.setFloatValue(Double.longBitsToDouble(number));
            case 2 -> primitive.setStringValue(text(random));
            case 3 -> primitive.setBoolean(random.nextBoolean());
            case 4 ->
                primitive.setDatetime(Timestamp.newBuilder().setSeconds(number).setNanos(nanos));
            default ->
                primitive.setDuration(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(number)
                        .setNanos(number < 0 ? -nanos : nanos));
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(20), 0, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
