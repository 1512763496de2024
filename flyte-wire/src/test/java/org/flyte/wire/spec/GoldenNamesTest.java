package org.flyte.wire.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes, names and keys that the published Python SDK made. */
class GoldenNamesTest {
    private static final HexFormat HEX = HexFormat.of();

    private static final TaskTemplate SAY = TaskTemplate.newBuilder()
            .setId(Identifier.newBuilder().setName("hello.say"))
            .setMetadata(TaskMetadata.newBuilder().setDiscoveryVersion("v1"))
            .setInterface(TypedInterface.newBuilder().setInputs(text("name")).setOutputs(text("o0")))
            .build();

    static Stream<String> names() {
        return lines("names.txt");
    }

    static Stream<String> children() {
        return lines("enqueue.txt");
    }

    @ParameterizedTest
    @MethodSource("names")
    void inputsHaveTheHashOfTheSdk(String line) throws Exception {
        String[] golden = line.split(" ");
        Inputs inputs = Inputs.parseFrom(hex(golden[1]));
        List<String> representations = inputs.getLiteralsList().stream()
                .map(literal -> HEX.formatHex(InputsHash.representation(literal.getValue())))
                .toList();
        assertThat(String.join(",", representations)).isEqualTo(value(golden[2]));
        assertThat(InputsHash.of(inputs, List.of())).isEqualTo(value(golden[3]));
    }

    @ParameterizedTest
    @MethodSource("names")
    void childrenHaveTheNameAndTheCacheKeyOfTheSdk(String line) {
        String[] golden = line.split(" ");
        TaskIdentity say = TaskIdentity.of(SAY);
        TaskIdentity identity = new TaskIdentity(golden[4], say.interfaceHash(), say.discoveryVersion());
        String inputs = value(golden[3]);
        assertThat(identity.cacheKey(inputs)).isEqualTo(golden[10]);
        int sequence = Integer.parseInt(golden[7]);
        assertThat(TaskIdentity.actionName(golden[6], inputs, golden[5], sequence, value(golden[8])))
                .isEqualTo(golden[9])
                .hasSizeLessThanOrEqualTo(25);
        if (golden[4].equals("hello.say")) {
            assertThat(identity.hash()).isEqualTo(golden[5]);
        }
    }

    @ParameterizedTest
    @MethodSource("children")
    void aPythonParentNamesItsChildrenByTheSameRules(String line) throws Exception {
        String[] golden = line.split(" ");
        var action = EnqueueRequest.parseFrom(hex(golden[2])).getAction();
        TaskTemplate task = action.getTask().getSpec().getTaskTemplate();
        String inputs = InputsHash.of(
                Inputs.parseFrom(hex(golden[1])), task.getMetadata().getCacheIgnoreInputVarsList());
        TaskIdentity identity = TaskIdentity.of(task);
        assertThat(identity.actionName(
                        action.getParentActionName(), inputs, Integer.parseInt(golden[0]), action.getGroup()))
                .isEqualTo(action.getActionId().getName());
        if (task.getMetadata().getDiscoverable()) {
            assertThat(identity.cacheKey(inputs))
                    .isEqualTo(action.getTask().getCacheKey().getValue());
        }
    }

    @Test
    void interfacesAreWrittenAsTheSdkWritesThem() {
        assertThat(HEX.formatHex(CanonicalBytes.of(SAY.getInterface())))
                .isEqualTo("0a0e0a0c0a046e616d6512040a020803120c0a0a0a026f3012040a020803");
        assertThat(TaskIdentity.of(SAY).interfaceHash()).isEqualTo("b9WhuggUgU19C1C/XIUVo1qrA/4nD207r6hdD15DZ4c=");
        TypedInterface nothing = TypedInterface.newBuilder()
                .setInputs(VariableMap.getDefaultInstance())
                .setOutputs(VariableMap.getDefaultInstance())
                .build();
        assertThat(HEX.formatHex(CanonicalBytes.of(nothing))).isEqualTo("0a001200");
    }

    @Test
    void anIdentityDoesNotDependOnTheOrderOfTheVariables() {
        VariableMap oneWay = VariableMap.newBuilder()
                .mergeFrom(text("a"))
                .mergeFrom(text("b"))
                .build();
        VariableMap otherWay = VariableMap.newBuilder()
                .mergeFrom(text("b"))
                .mergeFrom(text("a"))
                .build();
        assertThat(identity(oneWay)).isEqualTo(identity(otherWay));
    }

    @Test
    void ofMapKeysTheLongerComesFirstWhereOneIsTheOthersBeginning() {
        Value one = Value.newBuilder().setNumberValue(1).build();
        Struct struct = Struct.newBuilder()
                .putFields("a", one)
                .putFields("b", one)
                .putFields("ab", one)
                .build();
        assertThat(HEX.formatHex(CanonicalBytes.of(struct)))
                .isEqualTo("0a0f0a026162120911000000000000f03f0a0e0a0161120911000000000000f03f"
                        + "0a0e0a0162120911000000000000f03f");
    }

    @Test
    void anIgnoredInputDoesNotCount() throws InvalidProtocolBufferException {
        Inputs both = Inputs.parseFrom(hex("0a0b0a017812060a040a0208010a0b0a017912060a040a020805"));
        NamedLiteral x = both.getLiterals(0);
        assertThat(InputsHash.of(both, List.of("y")))
                .isEqualTo(InputsHash.of(Inputs.newBuilder().addLiterals(x).build(), List.of()))
                .isNotEqualTo(InputsHash.of(both, List.of()));
        assertThat(InputsHash.of(both, List.of("x", "y"))).isEmpty();
    }

    @Test
    void aLiteralsOwnHashStandsForIt() throws InvalidProtocolBufferException {
        Inputs plain = Inputs.parseFrom(hex("0a0b0a017812060a040a020801"));
        Inputs.Builder hashed = plain.toBuilder();
        hashed.getLiteralsBuilder(0).getValueBuilder().setHash("abc");
        assertThat(InputsHash.of(hashed.build(), List.of()))
                .isEqualTo(ContentHash.of("x:abc;"))
                .isNotEqualTo(InputsHash.of(plain, List.of()));
    }

    private static String identity(VariableMap inputs) {
        TaskTemplate.Builder task = SAY.toBuilder();
        task.getInterfaceBuilder().setInputs(inputs);
        return TaskIdentity.of(task.build()).hash();
    }

    private static VariableMap text(String name) {
        LiteralType type = LiteralType.newBuilder().setSimple(SimpleType.STRING).build();
        return VariableMap.newBuilder()
                .addVariables(VariableEntry.newBuilder()
                        .setKey(name)
                        .setValue(Variable.newBuilder().setType(type)))
                .build();
    }

    private static byte[] hex(String golden) {
        return HEX.parseHex(value(golden));
    }

    private static String value(String golden) {
        return golden.equals("-") ? "" : golden;
    }

    private static Stream<String> lines(String file) {
        try (InputStream content = GoldenNamesTest.class.getResourceAsStream("/golden/" + file)) {
            return new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
