package org.flyte.wire.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.wire.spec.InputsHash;
import org.flyte.wire.spec.TaskIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes of inputs, also of runs, and cache keys of children, for the same bytes as the published Python package computes them. */
class PublishedHashesTest {
    private static final int CALLS = 3000;
    private static final HexFormat HEX = HexFormat.of();
    private static Process sdk;
    private static Writer questions;
    private static BufferedReader answers;

    @BeforeAll
    static void start() throws IOException {
        Path script = Path.of("src", "test", "python", "hash_inputs.py");
        sdk = new ProcessBuilder(TestPython.path(), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = sdk.outputWriter(StandardCharsets.US_ASCII);
        answers = sdk.inputReader(StandardCharsets.US_ASCII);
    }

    @AfterAll
    static void stop() throws Exception {
        if (sdk != null) {
            questions.close();
            assertThat(sdk.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anyCallHasTheHashAndTheCacheKeyOfTheSdk() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RandomLiterals literals = new RandomLiterals(random);
        for (int call = 0; call < CALLS; call++) {
            Inputs.Builder inputs = Inputs.newBuilder();
            VariableMap.Builder variables = VariableMap.newBuilder();
            List<String> ignored = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                String name = "in" + random.nextInt(100);
                inputs.addLiterals(NamedLiteral.newBuilder().setName(name).setValue(literals.next()));
                variables.addVariables(variable(name, random));
                if (random.nextInt(4) == 0) {
                    ignored.add(name);
                }
            }
            TaskTemplate task = task("env.task" + call, "v" + random.nextInt(3), variables.build());
            assertEqual(inputs.build(), task, ignored, "seed " + seed + ", call " + call);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a list as a key, 819001",
        "a time, d6ff00000001",
        "a time with more bytes than it needs, d7ff0000000000000001",
        "a time with nanoseconds, c70cff000000010000000000000001",
        "a time before all times, c70cff00000001ffffffffffffffff",
        "a time of too many nanoseconds, c70cff3b9aca000000000000000001",
        "a time far away, c70cff000000000000000400000000",
        "a time of no length, d4ff00",
        "an extension, d40100",
        "a long extension, c70305010203",
        "an extension of nobody, d4fe00",
        "extensions as keys, 83d40101a161d40100a162c7010100a163",
        "times as keys, 82d7ff0000000000000001a161d6ff00000001a162",
        "keys equal in Python, 8301a161cb3ff0000000000000a162c3a163",
        "truth before a number, 82c2a16100a162",
        "zeros of both signs, 82cb8000000000000000a16100a162",
        "a large number as both kinds, 82cf8000000000000000a161cb43e0000000000000a162",
        "a negative number as both kinds, 82cbc070000000000000a161d1ff00a162",
        "keys that are no numbers, 82cb7ff8000000000000a161cb7ff8000000000000a162",
        "infinite keys, 82cb7ff0000000000000a161ca7f800000a162",
        "text and bytes as keys, 82c40161a161a161a162",
        "what is no UTF-8, a2c328",
        "a surrogate in UTF-8, a3eda080",
        "not a number, cb7ff8000000000001",
        "a short one that is not a number, ca7fc00001",
        "a code that nothing has, c1",
        "nothing, ''",
    })
    void whatARecordNeverIsCountsAsInTheSdkToo(String what, String packed) throws IOException {
        byte[] value = HEX.parseHex(packed);
        Literal literal = Literal.newBuilder()
                .setScalar(Scalar.newBuilder()
                        .setBinary(Binary.newBuilder().setTag("msgpack").setValue(ByteString.copyFrom(value))))
                .build();
        Inputs inputs = Inputs.newBuilder()
                .addLiterals(NamedLiteral.newBuilder().setName("x").setValue(literal))
                .build();
        assertEqual(inputs, task("env.task", "v1", VariableMap.getDefaultInstance()), List.of(), what);
    }

    private static void assertEqual(Inputs inputs, TaskTemplate task, List<String> ignored, String what)
            throws IOException {
        questions.write(String.join(
                        " ",
                        hex(inputs),
                        hex(task.getInterface()),
                        task.getId().getName(),
                        task.getMetadata().getDiscoveryVersion(),
                        ignored.isEmpty() ? "-" : String.join(",", ignored))
                + "\n");
        questions.flush();
        String hash = InputsHash.of(inputs, ignored);
        String mine = (hash.isEmpty() ? "-" : hash) + " "
                + TaskIdentity.of(task).cacheKey(hash) + " "
                + InputsHash.ofContent(inputs, ignored).orElse("-");
        assertThat(mine).as("%s: %s", what, inputs).isEqualTo(answers.readLine());
    }

    private static TaskTemplate task(String name, String version, VariableMap inputs) {
        return TaskTemplate.newBuilder()
                .setId(Identifier.newBuilder().setName(name))
                .setMetadata(TaskMetadata.newBuilder().setDiscoveryVersion(version))
                .setInterface(
                        TypedInterface.newBuilder().setInputs(inputs).setOutputs(VariableMap.getDefaultInstance()))
                .build();
    }

    private static VariableEntry variable(String name, Random random) {
        SimpleType type = random.nextBoolean() ? SimpleType.STRING : SimpleType.STRUCT;
        return VariableEntry.newBuilder()
                .setKey(name)
                .setValue(Variable.newBuilder()
                        .setType(RandomLiterals.simple(type))
                        .setDescription("what"))
                .build();
    }

    private static String hex(Message message) {
        byte[] bytes = message.toByteArray();
        return bytes.length == 0 ? "-" : HEX.formatHex(bytes);
    }
}
