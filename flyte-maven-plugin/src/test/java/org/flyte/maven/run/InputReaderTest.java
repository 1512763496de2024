package org.flyte.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.client.value.Surroundings;
import org.flyte.idl.core.BlobType;
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
import org.flyte.maven.index.ClassScanner;
import org.flyte.maven.index.Scan;
import org.flyte.maven.index.Sources;
import org.flyte.maven.index.TaskInput;
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
        InputRanges ranges = new InputRanges(declared("@Task public static void greet(String name, int times) {}"));
        assertThatThrownBy(() -> read(GREET, ranges, Map.of("name", "x", "times", "3000000000"), null))
                .hasMessageContaining("FLYTE-606 -Dflyte.inputs.times: it says 3000000000")
                .hasMessageContaining("write an integer from -2147483648 to 2147483647");
    }

    @Test
    void aNumberBeyondTheTypeOfItsPlaceInsideAValueIsRefusedWithThePlace() {
        List<TaskInput> inputs = declared(
                "record Item(short count) {} record Order(List<Item> items) {}",
                "@Task public static void ship(Order order, List<Byte> codes) {}");
        Entry ship = Entry.newBuilder()
                .addAllParameters(List.of("order", "codes"))
                .setSpec(TaskSpec.newBuilder()
                        .setTaskTemplate(TaskTemplate.newBuilder()
                                .setInterface(TypedInterface.newBuilder()
                                        .setInputs(VariableMap.newBuilder()
                                                .addVariables(variable(inputs.get(0)))
                                                .addVariables(variable(inputs.get(1)))))))
                .build();
        InputRanges ranges = new InputRanges(inputs);
        String order = "{\"items\": [{\"count\": 1}, {\"count\": %d}]}";
        assertThat(read(ship, ranges, Map.of("order", order.formatted(32767), "codes", "[1, -128]"), null)
                        .getLiteralsCount())
                .isEqualTo(2);
        assertThatThrownBy(
                        () -> read(ship, ranges, Map.of("order", order.formatted(32768), "codes", "[1, 2, 128]"), null))
                .hasMessageContaining("FLYTE-606 -Dflyte.inputs.order: at .items[1].count: it says 32768")
                .hasMessageContaining("write an integer from -32768 to 32767")
                .hasMessageContaining("FLYTE-606 -Dflyte.inputs.codes: at [2]: it says 128")
                .hasMessageContaining("write an integer from -128 to 127");
    }

    @Test
    void whatIsNotAJsonObjectIsRefused() {
        assertThatThrownBy(() -> read(Map.of(), "[1]")).hasMessageContaining("FLYTE-607");
        assertThatThrownBy(() -> read(Map.of(), "{\"name\": ")).hasMessageContaining("FLYTE-607");
        assertThatThrownBy(() -> read(Map.of(), "@missing.json"))
                .hasMessageContaining("FLYTE-607")
                .hasMessageContaining("missing.json");
    }

    @Test
    void aNameMayHaveTheSpellingOfTheOtherLanguage() {
        assertThat(text(read(entry("apiUrl"), Map.of("api_url", "x"), null), 0)).isEqualTo("x");
        assertThat(text(read(entry("api_url"), Map.of("apiUrl", "x"), null), 0)).isEqualTo("x");
        assertThat(text(read(entry("api_url"), Map.of(), "{\"apiUrl\": \"x\"}"), 0))
                .isEqualTo("x");
        assertThat(text(read(entry("api_url"), Map.of("apiUrl", "one"), "{\"api_url\": \"all\"}"), 0))
                .as("a single input outranks the whole, in whatever spelling")
                .isEqualTo("one");
    }

    @Test
    void theExactNameIsTakenBeforeOthersAndSeveralOthersAreRefused() {
        Inputs inputs = read(entry("apiUrl", "api_url"), Map.of("apiUrl", "java", "api_url", "python"), null);
        assertThat(text(inputs, 0)).isEqualTo("java");
        assertThat(text(inputs, 1)).isEqualTo("python");
        assertThatThrownBy(() -> read(entry("apiUrl", "api_url"), Map.of("apiurl", "x"), null))
                .hasMessageContaining("apiurl may be any of the inputs apiUrl, api_url")
                .hasMessageNotContaining("FLYTE-605");
        assertThatThrownBy(() -> read(entry("apiUrl"), Map.of("apiUrl", "x", "api_url", "y"), null))
                .hasMessageContaining("input apiUrl has two values, as ");
    }

    @Test
    void twoMembersOfOneNameAreRefused() {
        assertThatThrownBy(() -> read(Map.of(), "{\"name\": \"a\", \"name\": \"b\"}"))
                .hasMessageContaining("FLYTE-607 -Dflyte.inputs: at .name it has two where there should be one member");
    }

    @Test
    void aPathIsThatOfAFileThatIsThere() throws IOException {
        Files.writeString(folder.resolve("data.txt"), "x");
        Entry copy = entry(
                LiteralType.newBuilder().setBlob(BlobType.getDefaultInstance()).build(), "file");
        Inputs inputs = read(copy, Map.of("file", "data.txt"), null);
        assertThat(inputs.getLiterals(0).getValue().getScalar().getBlob().getUri())
                .startsWith("file:")
                .endsWith("data.txt");
        assertThatThrownBy(() -> read(copy, Map.of("file", "other.txt"), null))
                .hasMessageContaining("FLYTE-606 -Dflyte.inputs.file: it says \"other.txt\"")
                .hasMessageContaining(
                        "write the URI of a file such as s3://bucket/file, or the path of one that is here");
        assertThatThrownBy(() -> read(copy, Map.of("file", "."), null)).hasMessageContaining("FLYTE-606");
        assertThatThrownBy(() -> read(copy, Map.of("file", "a\u0000b"), null)).hasMessageContaining("FLYTE-606");
    }

    @Test
    void aFileMayHoldAListsOrRecordsJson() throws IOException {
        Files.writeString(folder.resolve("list.json"), "[1, 2]");
        LiteralType list = LiteralType.newBuilder()
                .setCollectionType(LiteralType.newBuilder().setSimple(SimpleType.INTEGER))
                .build();
        Inputs inputs = read(entry(list, "numbers"), Map.of("numbers", "list.json"), null);
        assertThat(inputs.getLiterals(0).getValue().getCollection().getLiteralsList())
                .containsExactly(integer(1), integer(2));
    }

    private Surroundings surroundings() {
        return new Surroundings(Optional.of(Instant.parse("2026-01-31T12:00:00Z")), InputFiles.lookedFor(folder));
    }

    private static String text(Inputs inputs, int index) {
        return inputs.getLiterals(index).getValue().getScalar().getPrimitive().getStringValue();
    }

    private static Entry entry(String... names) {
        return entry(LiteralType.newBuilder().setSimple(SimpleType.STRING).build(), names);
    }

    private static Entry entry(LiteralType type, String... names) {
        VariableMap.Builder variables = VariableMap.newBuilder();
        for (String name : names) {
            variables.addVariables(VariableEntry.newBuilder()
                    .setKey(name)
                    .setValue(Variable.newBuilder().setType(type)));
        }
        return Entry.newBuilder()
                .addAllParameters(List.of(names))
                .setSpec(TaskSpec.newBuilder()
                        .setTaskTemplate(TaskTemplate.newBuilder()
                                .setInterface(TypedInterface.newBuilder().setInputs(variables))))
                .build();
    }

    private Inputs read(Map<String, String> inputs, @Nullable String text) {
        return read(GREET, inputs, text);
    }

    private Inputs read(Entry entry, Map<String, String> inputs, @Nullable String text) {
        return read(entry, new InputRanges(List.of()), inputs, text);
    }

    private Inputs read(Entry entry, InputRanges ranges, Map<String, String> inputs, @Nullable String text) {
        return InputReader.read(
                entry, ranges, new RunSettings("greet", inputs, text, null, Duration.ZERO), folder, surroundings());
    }

    /** The inputs of the one task that a class has. */
    private List<TaskInput> declared(String... members) {
        Scan scan = ClassScanner.scan(List.of(Sources.compile(folder.resolve("code"), Sources.type("A", members))));
        assertThat(scan.problems()).isEmpty();
        return scan.tasks().get(0).inputs();
    }

    private static VariableEntry variable(TaskInput input) {
        return VariableEntry.newBuilder()
                .setKey(input.name())
                .setValue(Variable.newBuilder().setType(input.type()))
                .build();
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
