package org.flyte.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Parameter;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.NamedParameter;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputReaderTest {
    /** greet(String name, int times = 3). */
    private static final Entry GREET = Entry.newBuilder()
            .addParameters("name")
            .addParameters("times")
            .setMethodDescriptor("(Ljava/lang/String;I)V")
            .setSpec(TaskSpec.newBuilder()
                    .addDefaultInputs(NamedParameter.newBuilder()
                            .setName("times")
                            .setParameter(Parameter.newBuilder().setDefault(integer(3))))
                    .setTaskTemplate(TaskTemplate.newBuilder()
                            .setInterface(TypedInterface.newBuilder()
                                    .setInputs(VariableMap.newBuilder()
                                            .addVariables(variable("name", SimpleType.STRING))
                                            .addVariables(variable("times", SimpleType.INTEGER))))))
            .build();

    @TempDir
    Path folder;

    @Test
    void textIsReadByTheInputsTypeAndDefaultsFillTheRestInTheMethodsOrder() {
        Inputs inputs = read(Map.of("name", "World"), null);

        assertThat(inputs.getLiteralsList()).extracting(NamedLiteral::getName).containsExactly("name", "times");
        assertThat(inputs.getLiterals(0).getValue().getScalar().getPrimitive().getStringValue())
                .isEqualTo("World");
        assertThat(inputs.getLiterals(1).getValue()).isEqualTo(integer(3));
    }

    @Test
    void aFileGivesAllInputsAndASingleOneOverridesIt() throws IOException {
        Files.writeString(folder.resolve("in.json"), "{\"name\": \"file\", \"times\": 7}");

        Inputs inputs = read(Map.of("name", "single"), "@in.json");

        assertThat(inputs.getLiterals(0).getValue().getScalar().getPrimitive().getStringValue())
                .isEqualTo("single");
        assertThat(inputs.getLiterals(1).getValue()).isEqualTo(integer(7));
    }

    @Test
    void everyWrongInputIsNamedAtOnce() {
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class, () -> read(Map.of("nmae", "World", "times", "often"), null));

        assertThat(thrown.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(RunCode.UNKNOWN_INPUT, RunCode.WRONG_INPUT, RunCode.MISSING_INPUT);
        assertThat(thrown.getMessage())
                .contains("-Dflyte.inputs.nmae", "write name", "-Dflyte.inputs.times", "often", "-Dflyte.inputs.name");
    }

    @Test
    void aNumberBeyondTheParametersTypeIsRefused() {
        assertThatThrownBy(() -> read(Map.of("name", "x", "times", "3000000000"), null))
                .hasMessageContaining("FLYTE-606 -Dflyte.inputs.times: it says 3000000000")
                .hasMessageContaining("write an integer from -2147483648 to 2147483647");
    }

    @Test
    void whatIsNotAJsonObjectIsRefused() {
        assertThatThrownBy(() -> read(Map.of(), "[1]")).hasMessageContaining("FLYTE-607");
        assertThatThrownBy(() -> read(Map.of(), "{\"name\": ")).hasMessageContaining("FLYTE-607");
        assertThatThrownBy(() -> read(Map.of(), "@missing.json"))
                .hasMessageContaining("FLYTE-607")
                .hasMessageContaining("missing.json");
    }

    private Inputs read(Map<String, String> inputs, @Nullable String text) {
        return InputReader.read(GREET, new RunSettings("greet", inputs, text, null, Duration.ZERO), folder);
    }

    private static VariableEntry variable(String name, SimpleType type) {
        return VariableEntry.newBuilder()
                .setKey(name)
                .setValue(Variable.newBuilder().setType(LiteralType.newBuilder().setSimple(type)))
                .build();
    }

    private static Literal integer(long value) {
        return Literal.newBuilder()
                .setScalar(
                        Scalar.newBuilder().setPrimitive(Primitive.newBuilder().setInteger(value)))
                .build();
    }
}
