package org.flyte.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.MessageLite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.client.Phases;
import org.flyte.client.RunFollower;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralCollection;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.core.LiteralOffloadedMetadata;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.Outputs;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.Backend;
import org.flyte.maven.deploy.Backends;
import org.flyte.maven.deploy.EmbeddedBackends;
import org.flyte.maven.deploy.Prepared;
import org.flyte.maven.deploy.Publisher;
import org.flyte.maven.deploy.RemoteBackends;
import org.flyte.maven.deploy.SampleProject;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.maven.report.RunRecord;
import org.flyte.maven.report.RunRecord.ErrorRecord;
import org.flyte.test.s3.RealS3;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real specs and a real backend, but a shell script in the place of the JVM. */
class TaskRunnerTest {
    private static final String SOURCE = """
            import org.flyte.task.*;
            public class Etl {
              @Task public static long twice(long n) { return 2 * n; }
              @Task(cache = CacheBehavior.AUTO) public static long rows(FlyteFile table, long limit) { return limit; }
            }
            """;

    private final RecordingConsole console = new RecordingConsole();
    private final EmbeddedBackends embedded = new EmbeddedBackends();

    @TempDir
    Path temp;

    private Map<String, String> environment = Map.of();
    private SampleProject project;
    private Backend backend;

    @BeforeEach
    void start() {
        project = SampleProject.in(temp.resolve("project"), SOURCE);
        backend = new Backends(
                        embedded,
                        "session",
                        temp.resolve("dev.json"),
                        temp.resolve("data"),
                        RemoteBackends.in(Map.of()),
                        console)
                .connect(new Target(Target.EMBEDDED, false, "", SampleProject.PROJECT, SampleProject.DOMAIN));
    }

    @AfterEach
    void stop() {
        embedded.close();
    }

    @Test
    void aSucceededRunHasItsOutputsAndItsLogIsPassedOn() throws Exception {
        RunRecord run = run("echo working; " + leaves("outputs.pb", output(42)), settings("first", 30));

        assertThat(run.phase()).isEqualTo("SUCCEEDED");
        assertThat(run.name()).isEqualTo("first");
        assertThat(run.outputs()).hasToString("{\"o0\":42}");
        assertThat(run.error()).isNull();
        assertThat(run.attempts()).isEqualTo(1);
        assertThat(run.url()).startsWith(backend.address()).endsWith("/runs/first");
        assertThat(run.timings()).containsKeys("images", "bundle", "created", "run", "total");
        assertThat(console.infos).containsExactly("flyte: run first of etl.twice  " + run.url(), "  | working");
    }

    @Test
    void theTaskGetsTheInputsThatWereWritten() throws Exception {
        RunRecord run =
                run("cat \"$IN\" | tail -c 1 | od -An -tu1; " + leaves("outputs.pb", output(0)), settings("in", 30));

        assertThat(run.phase()).isEqualTo("SUCCEEDED");
        assertThat(console.infos.get(1).replace(" ", "")).isEqualTo("|21");
    }

    @Test
    void theTaskFindsItsCodeBundleAndItsImage() throws Exception {
        RunRecord run = run(
                "for argument; do case \"$argument\" in file://*.tar.gz) tar tzf \"${argument#file://}\";; esac; done; "
                        + leaves("outputs.pb", output(0)),
                settings("code", 30));

        assertThat(run.phase()).isEqualTo("SUCCEEDED");
        assertThat(console.infos).contains("  | Etl.class", "  | META-INF/flyte/specs.pb");
    }

    @Test
    void aFailedRunHasTheTasksOwnCodeAndMessage() throws Exception {
        ErrorDocument error = ErrorDocument.newBuilder()
                .setError(ContainerError.newBuilder()
                        .setCode("IllegalStateException")
                        .setMessage("IllegalStateException: no rows: 0 of 7")
                        .setKind(ContainerError.Kind.NON_RECOVERABLE)
                        .setOrigin(ExecutionError.ErrorKind.USER))
                .build();

        RunRecord run = run(leaves("error.pb", error), settings(null, 30));

        assertThat(run.phase()).isEqualTo("FAILED");
        assertThat(run.error()).isEqualTo(new ErrorRecord("IllegalStateException", "no rows: 0 of 7", "USER"));
        assertThat(run.outputs().size()).isZero();
        assertThat(run.name()).matches("r[a-z0-9]{19}");
    }

    @Test
    void aNameThatIsTakenIsSaidAndNothingRuns() throws Exception {
        Path ran = temp.resolve("ran");
        String script = "echo once >> " + ran + "; " + leaves("outputs.pb", output(1));
        run(script, settings("taken", 30));

        assertThatThrownBy(() -> run(script, settings("taken", 30)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-610")
                .hasMessageContaining("there is a run taken already");
        assertThat(ran).hasContent("once");
    }

    @Test
    void aRunThatTakesTooLongIsNamedAndGoesOn() throws Exception {
        Path fifo = temp.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        String script = "read line < " + fifo + "; " + leaves("outputs.pb", output(1));

        assertThatThrownBy(() -> run(script, settings("slow", 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-609")
                .hasMessageContaining("the run slow is not over after 1 s")
                .hasMessageContaining("a cluster and flyte:dev go on with the run");

        Files.writeString(fifo, "go\n");
        RunIdentifier slow = RunIdentifier.newBuilder()
                .setProject(SampleProject.PROJECT)
                .setDomain(SampleProject.DOMAIN)
                .setName("slow")
                .build();
        ActionDetails end =
                new RunFollower(backend.client()).follow(slow, new ConsoleListener(console), Duration.ofSeconds(30));
        assertThat(Phases.name(end.getStatus().getPhase())).isEqualTo("SUCCEEDED");
    }

    @Test
    void cachedOutputsAreFoundByWhatIsInAFileWhereverItLies() throws Exception {
        Path ran = temp.resolve("ran");
        String script = "echo once >> " + ran + "; " + leaves("outputs.pb", output(1));

        run(script, rows("{\"uri\": \"s3://bucket/monday\", \"hash\": \"one\"}"));
        RunRecord again = run(script, rows("{\"uri\": \"s3://bucket/tuesday\", \"hash\": \"one\"}"));
        assertThat(again.outputs()).hasToString("{\"o0\":1}");
        assertThat(ran).hasContent("once");

        run(script, rows("{\"uri\": \"s3://bucket/monday\", \"hash\": \"other\"}"));
        run(script, rows("s3://bucket/monday"));
        run(script, rows("s3://bucket/tuesday"));
        assertThat(ran).hasContent("once\nonce\nonce\nonce");
    }

    @Test
    void aValueThatLiesInS3IsFetchedWithTheKeysOfTheEnvironment() throws Exception {
        try (RealS3 s3 = RealS3.start(temp.resolve("s3"))) {
            environment = s3.environment();
            Path object = s3.file("raw data/\u00fc+%20~*/o0.pb");
            Files.createDirectories(object.getParent());
            Files.write(object, integer(42).toByteArray());

            RunRecord run = run(
                    leaves("outputs.pb", output(offloaded(s3.uri("raw data/\u00fc+%20~*/o0.pb"), 4))),
                    settings("s3", 30));

            assertThat(run.outputs()).hasToString("{\"o0\":42}");
            assertThat(console.warnings).isEmpty();
        }
    }

    @Test
    void aValueThatCannotBeFetchedIsNamedWithItsPlaceAndTheReason() throws Exception {
        try (RealS3 s3 = RealS3.start(temp.resolve("s3"))) {
            assertThat(left(s3.uri("nothing"), 4)).contains("no keys", "FLYTE_AWS_ACCESS_KEY_ID");

            environment = s3.environment();
            assertThat(left(s3.uri("nothing"), 4)).contains("HTTP 404 NoSuchKey", "127.0.0.1:" + s3.port());
            assertThat(left(s3.uri("large"), 5L << 30)).contains("it has 5368709120 bytes");
            Files.write(s3.file("garbage"), new byte[] {-1, -1});
            assertThat(left(s3.uri("garbage"), 2)).contains("no value of Flyte's");
            Files.write(s3.file("itself"), offloaded(s3.uri("itself"), 4).toByteArray());
            assertThat(left(s3.uri("itself"), 4)).contains("only names another");
            assertThat(left("gs://bucket/key", 4)).contains("s3:// only");

            environment = Map.of(
                    "FLYTE_AWS_ENDPOINT",
                    s3.endpoint(),
                    "FLYTE_AWS_ACCESS_KEY_ID",
                    RealS3.ACCESS_KEY,
                    "FLYTE_AWS_SECRET_ACCESS_KEY",
                    "a wrong secret");
            assertThat(left(s3.uri("garbage"), 2))
                    .contains("HTTP 403 SignatureDoesNotMatch")
                    .doesNotContain("a wrong secret");
            environment = Map.of(
                    "FLYTE_AWS_ENDPOINT", "http://127.0.0.1:1",
                    "AWS_ACCESS_KEY_ID", "id",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_SESSION_TOKEN", "a token");
            assertThat(left(s3.uri("garbage"), 2))
                    .contains("127.0.0.1:1 does not answer")
                    .doesNotContain("a token");
        }
    }

    @Test
    void aValueOnThisMachineIsFetchedWhereverItStands() throws Exception {
        Path object = Files.write(temp.resolve("o0.pb"), integer(7).toByteArray());
        String uri = object.toUri().toString();
        Literal list = Literal.newBuilder()
                .setCollection(LiteralCollection.newBuilder()
                        .addLiterals(offloaded(uri, 4))
                        .addLiterals(integer(8)))
                .build();
        Literal map = Literal.newBuilder()
                .setMap(LiteralMap.newBuilder().putLiterals("a", list))
                .build();

        assertThat(run(leaves("outputs.pb", output(map)), settings("file", 30)).outputs())
                .hasToString("{\"o0\":{\"a\":[7,8]}}");
        assertThat(left(temp.resolve("none").toUri().toString(), 4)).contains("no such file");
    }

    /** What is said of a value that stays where it is; the run has succeeded all the same. */
    private String left(String uri, long size) throws Exception {
        console.warnings.clear();
        RunRecord run = run(leaves("outputs.pb", output(offloaded(uri, size))), settings(null, 30));
        assertThat(run.phase()).isEqualTo("SUCCEEDED");
        assertThat(run.outputs()).hasToString("{\"o0\":{\"uri\":\"" + uri + "\"}}");
        assertThat(console.warnings).singleElement().asString().startsWith("flyte: a value of o0 is left at " + uri);
        return console.warnings.get(0);
    }

    @Test
    void anUnknownProjectIsSaidBeforeAnythingIsLaidOut() {
        SampleProject other = project.withTarget("nobodys", SampleProject.DOMAIN);

        assertThatThrownBy(() -> run(other.prepare(), "exit 0", settings(null, 30)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-504");
        assertThat(temp.resolve("data/images")).doesNotExist();
    }

    private RunRecord run(String script, RunSettings settings) {
        return run(project.prepare(), script, settings);
    }

    private RunRecord run(Prepared prepared, String script, RunSettings settings) {
        List<Entry> entries = prepared.entries().stream()
                .map(entry -> scripted(entry, script))
                .toList();
        Prepared scripted = new Prepared(
                new SampleProject(temp, prepared.model(), project.workspace())
                        .withRun(settings)
                        .model(),
                entries,
                entries,
                prepared.tasks(),
                prepared.images(),
                prepared.bundle(),
                prepared.triggers(),
                prepared.version());
        TaskRunner runner = new TaskRunner(
                new Publisher(project.workspace(), Optional.empty(), console), temp, environment, console);
        return runner.run(runner.request(scripted), scripted, backend);
    }

    /** The entry with a script that sees the inputs' file as $IN and the output folder as $OUT. */
    private static Entry scripted(Entry entry, String script) {
        Entry.Builder scripted = entry.toBuilder();
        scripted.getSpecBuilder()
                .getTaskTemplateBuilder()
                .getContainerBuilder()
                .clearCommand()
                .addCommand("/bin/sh")
                .addCommand("-c")
                .addCommand("IN=\"${2#file://}\"; OUT=\"${4#file://}\"; " + script)
                .addCommand("task");
        return scripted.build();
    }

    private String leaves(String file, MessageLite content) throws Exception {
        Path prepared = Files.write(temp.resolve(file), content.toByteArray());
        return "cp " + prepared + " \"$OUT/" + file + "\"";
    }

    private static Outputs output(long value) {
        return output(integer(value));
    }

    private static Outputs output(Literal value) {
        return Outputs.newBuilder()
                .addLiterals(NamedLiteral.newBuilder().setName("o0").setValue(value))
                .build();
    }

    private static Literal integer(long value) {
        return Literal.newBuilder()
                .setScalar(
                        Scalar.newBuilder().setPrimitive(Primitive.newBuilder().setInteger(value)))
                .build();
    }

    private static Literal offloaded(String uri, long size) {
        return Literal.newBuilder()
                .setOffloadedMetadata(
                        LiteralOffloadedMetadata.newBuilder().setUri(uri).setSizeBytes(size))
                .build();
    }

    private static RunSettings rows(String table) {
        return new RunSettings("rows", Map.of("table", table, "limit", "9"), null, null, Duration.ofSeconds(30));
    }

    private static RunSettings settings(@Nullable String name, long timeoutSeconds) {
        return new RunSettings("twice", Map.of("n", "21"), null, name, Duration.ofSeconds(timeoutSeconds));
    }
}
