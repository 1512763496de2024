package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.SpecCompletion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Holds what we send for a declaration against what the Python SDK sends for the same one, field by field. */
class SdkSpecsTest {
    private static final Path SCRIPT =
            Path.of("src", "test", "python", "sdk_specs.py").toAbsolutePath();
    private static final Path SAMPLES =
            Path.of("src", "test", "resources", "samples").toAbsolutePath();
    private static final Map<String, EnvironmentSettings> CASES = SdkCases.all();

    private static final String WORK = """
            package org.acme;
            import java.time.Instant;
            import org.flyte.task.*;
            public class Work {
              %s
              @Task public static String work(
                  Instant start, @Param(defaultValue = "3") long n, @Param(defaultValue = "d") String s) {
                return s;
              }
            }
            """;
    private static final String JAVADOC = """
            /**
             * Adds up what is there.
             *
             * <p>A longer text over
             * two lines.
             *
             * @param start when it begins
             * @param n how often
             * @return the text
             */
            """;

    @TempDir
    static Path temp;

    private static Map<String, JsonObject> python;
    private static Scan plain;
    private static Scan documented;

    @BeforeAll
    static void askPython() throws Exception {
        plain = ClassScanner.scan(List.of(Sources.compile(temp.resolve("plain"), WORK.formatted(""))));
        documented = ClassScanner.scan(List.of(Sources.compile(temp.resolve("documented"), WORK.formatted(JAVADOC))));
        // Away from any repository, whose address would be in the specs.
        Path output = temp.resolve("specs.jsonl");
        Process process = new ProcessBuilder(
                        TestPython.path(),
                        SCRIPT.toString(),
                        SAMPLES.resolve("pod.yaml").toString())
                .directory(temp.toFile())
                .redirectOutput(output.toFile())
                .redirectError(temp.resolve("messages.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(temp.resolve("messages.txt")))
                .isZero();
        python = new LinkedHashMap<>();
        for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
            JsonObject made = JsonParser.parseString(line).getAsJsonObject();
            python.put(made.get("case").getAsString(), made);
        }
    }

    @Test
    void bothDeclareTheSame() {
        assertThat(CASES.keySet()).containsExactlyInAnyOrderElementsOf(python.keySet());
    }

    @TestFactory
    Stream<DynamicTest> aDeclarationIsSentAsThePythonSdkSendsIt() {
        return CASES.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(unexplained(name)).isEmpty()));
    }

    @Test
    void everyWrittenDifferenceIsOne() throws IOException {
        Set<WireDifference> seen = EnumSet.noneOf(WireDifference.class);
        for (String name : CASES.keySet()) {
            differences(name).keySet().forEach(path -> explanation(path).ifPresent(seen::add));
        }
        assertThat(seen).containsExactly(WireDifference.values());
    }

    @Test
    void everyDifferenceIsWrittenDown() throws IOException {
        String page = Files.readString(Path.of("..", "src", "site", "markdown", "wire.md"));
        for (WireDifference difference : WireDifference.values()) {
            assertThat(page).contains("| " + difference.title() + " |");
        }
    }

    @Test
    void aVersionThatTheUserGivesIsTheCachesVersion() throws IOException {
        for (String name : List.of("cache override", "everything")) {
            assertThat(ours(name).getSpec().getTaskTemplate().getMetadata().getDiscoveryVersion())
                    .isEqualTo("v9");
        }
    }

    @Test
    void thePythonSdkReadsWhatWeDeploy() throws Exception {
        JsonObject read = readByPython(ours("everything"));
        assertThat(read.get("name").getAsString()).isEqualTo("case.work");
        assertThat(read.get("version").getAsString()).isEqualTo("v1");
        assertThat(read.get("type").getAsString()).isEqualTo("python");
        assertThat(read.get("inputs").toString())
                .isEqualTo(
                        "{\"n\":\"<class 'int'>\",\"s\":\"<class 'str'>\",\"start\":\"<class 'datetime.datetime'>\"}");
        assertThat(read.get("required").toString()).isEqualTo("[\"start\"]");
        assertThat(read.get("resources").getAsString()).contains("500m", "1Gi", "GPU", "EPHEMERAL_STORAGE");
        assertThat(read.get("cache").getAsString()).contains("'override', version_override='v9', serialize=True");
        assertThat(read.get("secrets").toString()).contains("db-password", "key", "token");
        assertThat(read.get("triggers").toString()).isEqualTo("[\"nightly\",\"often\"]");
        assertThat(read.get("page").getAsString()).contains("short_name='the work'", "everything at once");
    }

    @Test
    void thePythonSdkReadsATaskInAPod() throws Exception {
        JsonObject read = readByPython(ours("pod with resources"));
        assertThat(read.get("name").getAsString()).isEqualTo("case.work");
        assertThat(read.get("page").getAsString()).contains("task_type='python'");
    }

    private static JsonObject readByPython(DeployTaskRequest request) throws Exception {
        JsonObject given = new JsonObject();
        given.addProperty("spec", HexFormat.of().formatHex(request.getSpec().toByteArray()));
        JsonArray triggers = new JsonArray();
        request.getTriggersList().forEach(trigger -> triggers.add(HexFormat.of().formatHex(trigger.toByteArray())));
        given.add("triggers", triggers);
        Path input = Files.writeString(temp.resolve("given.json"), given.toString());
        Path output = temp.resolve("read.json");
        Path messages = temp.resolve("messages.txt");
        Process process = new ProcessBuilder(
                        TestPython.path(), SCRIPT.resolveSibling("sdk_reads.py").toString())
                .directory(temp.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(messages)).isZero();
        return JsonParser.parseString(Files.readString(output)).getAsJsonObject();
    }

    private static SortedMap<String, String> unexplained(String name) throws IOException {
        SortedMap<String, String> differences = new TreeMap<>(differences(name));
        differences.keySet().removeIf(path -> explanation(path).isPresent());
        return differences;
    }

    private static Optional<WireDifference> explanation(String path) {
        return Stream.of(WireDifference.values())
                .filter(difference -> difference.covers(path))
                .findFirst();
    }

    private static SortedMap<String, String> differences(String name) throws IOException {
        JsonObject made = python.get(name);
        DeployTaskRequest theirs = made.has("missing") ? golden(name) : request(made);
        SortedMap<String, String> differences = new TreeMap<>();
        ProtoTree.differences(ours(name), theirs)
                .forEach((path, values) -> differences.put(path.replaceFirst("^spec\\.", ""), values));
        return differences;
    }

    private static DeployTaskRequest request(JsonObject made) throws IOException {
        DeployTaskRequest.Builder request =
                DeployTaskRequest.newBuilder().setSpec(TaskSpec.parseFrom(bytes(made.get("spec"))));
        for (JsonElement trigger : made.getAsJsonArray("triggers")) {
            request.addTriggers(TaskTrigger.parseFrom(bytes(trigger)));
        }
        return request.build();
    }

    /** What the SDK made where the package that the case needs was there: {@code kubernetes}, for pods. */
    private static DeployTaskRequest golden(String name) throws IOException {
        try (InputStream in = SdkSpecsTest.class.getResourceAsStream("/golden/" + name.replace(' ', '-') + ".binpb")) {
            return DeployTaskRequest.newBuilder()
                    .setSpec(TaskSpec.parseFrom(in))
                    .build();
        }
    }

    private static byte[] bytes(JsonElement hex) {
        return HexFormat.of().parseHex(hex.getAsString());
    }

    private static DeployTaskRequest ours(String name) throws IOException {
        EnvironmentSettings environment = CASES.get(name);
        boolean withDocs = name.equals("documentation") || name.equals("everything");
        ModuleFacts facts = new ModuleFacts(
                SAMPLES,
                null,
                List.of(temp.resolve(withDocs ? "documented" : "plain").resolve("src")),
                StandardCharsets.UTF_8,
                null,
                false,
                Set.of());
        IndexedTask task = TaskIndex.of(
                        List.of(new ModuleTasks(withDocs ? documented : plain, List.of(environment), facts)))
                .tasks()
                .get(0);
        Deployment deployment = new Deployment(
                "org", "proj", "dev", "v1", Map.of(environment.wireName(), "ghcr.io/acme/case:1"), null, null);
        return DeployTaskRequest.newBuilder()
                .setSpec(SpecCompletion.complete(BaseSpecs.of(task), deployment))
                .addAllTriggers(Triggers.of(task))
                .build();
    }
}
