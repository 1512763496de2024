package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Hello;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.task.Inputs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuccessTest {
    private static final String HELLO = "com.acme.Hello";

    @TempDir
    Path folder;

    private Container container;

    @BeforeEach
    void image() throws Exception {
        container = new Container(folder).bundle(Bundle.of(Hello.class)).inputs(Values.none());
    }

    @Test
    void aTaskOfTheBundleTakesItsInputAndLeavesItsOutput() throws Exception {
        var ended = container
                .inputs(Values.of("name", Values.text("Wörld \uD83D\uDE00")))
                .run(HELLO, "greet");
        assertThat(ended.status()).isZero();
        assertThat(ended.text()).isEqualTo("Hello, Wörld \uD83D\uDE00!");
        assertThat(ended.has("error.pb")).isFalse();
        assertThat(ended.err()).contains("r7").contains("a0").contains("com.acme.Hello.greet");
        assertThat(container.outputFolder()).isDirectoryContaining("glob:**/outputs.pb");
        try (var files = Files.list(container.outputFolder())) {
            assertThat(files).hasSize(1);
        }
        assertThat(container.code().resolve("com/acme/Hello.class")).exists();
        try (var files = Files.list(container.code())) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("com", "META-INF");
        }
    }

    @Test
    void outputsCanBeReadAsALiteralMapToo() throws Exception {
        var ended = container.inputs(Values.of("name", Values.text("x"))).run(HELLO, "greet");
        LiteralMap map = LiteralMap.parseFrom(Files.readAllBytes(ended.folder().resolve("outputs.pb")));
        assertThat(map.getLiteralsMap()).containsOnlyKeys("o0");
    }

    @Test
    void codeInTheImageNeedsNoBundle() throws Exception {
        Container image = new Container(folder.resolve("other")).inputs(Values.of("name", Values.text("x")));
        for (var file : Bundle.of(Hello.class).content().entrySet()) {
            Path target = image.code().resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        assertThat(image.run(HELLO, "greet").text()).isEqualTo("Hello, x!");
    }

    @Test
    void aVoidTaskLeavesExactlyOneNone() throws Exception {
        assertOnlyNone(container.run(HELLO, "quiet"));
    }

    @Test
    void aFutureOfNothingLeavesExactlyOneNone() throws Exception {
        assertOnlyNone(container.run(HELLO, "laterNothing"));
    }

    private static void assertOnlyNone(Container.Ended ended) throws Exception {
        assertThat(ended.status()).isZero();
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(ended.folder().resolve("outputs.pb"))))
                .isEqualTo("0a0a0a026f3012040a022a00");
    }

    @Test
    void aFutureIsAwaited() throws Exception {
        var ended = container.inputs(Values.of("number", Values.integer(21))).run(HELLO, "later");
        assertThat(ended.output()).isEqualTo(Values.integer(42));
    }

    @Test
    void everyTypeArrivesByItsNameWhateverTheOrder() throws Exception {
        Inputs inputs = Inputs.newBuilder()
                .addLiterals(Values.named("there", Values.union(Values.text("here"))))
                .addLiterals(Values.named("absent", Values.union(Values.absent())))
                .addLiterals(Values.named("number", Values.integer(Long.MIN_VALUE)))
                .addLiterals(Values.named("small", Values.number(7.0)))
                .addLiterals(Values.named("real", Values.integer(2)))
                .addLiterals(Values.named("truth", Values.truth(true)))
                .addLiterals(Values.named("text", Values.text("")))
                .addLiterals(Values.named("time", Values.time(0)))
                .addLiterals(Values.named("duration", Values.duration(-90)))
                .addLiterals(Values.named("list", Values.list(Values.integer(1), Values.integer(2))))
                .addLiterals(Values.named("map", Values.map("a", Values.number(1.5))))
                .build();
        assertThat(container.inputs(inputs).run(HELLO, "all").text())
                .isEqualTo("PT-1M-30S -9223372036854775808 7 2.0 true  1970-01-01T00:00:00Z [1, 2] {a=1.5}"
                        + " Optional[here] Optional.empty");
    }

    @Test
    void aTriggersTimeComesFromTheRunsStart() throws Exception {
        Inputs inputs = Inputs.newBuilder()
                .addContext(Values.pair("_u_kickoff_time_input_arg", "kickoff"))
                .build();
        var ended = container
                .inputs(inputs)
                .argument("--run-start-time", "2026-02-03T04:05:06Z")
                .run(HELLO, "startedAt");
        assertThat(ended.output()).isEqualTo(Values.time(1_770_091_506));
    }

    @Test
    void aStaleErrorOfAKilledContainerIsGone() throws Exception {
        Files.createDirectories(container.outputFolder());
        Files.writeString(container.outputFolder().resolve("error.pb"), "stale");
        assertThat(container.run(HELLO, "quiet").has("error.pb")).isFalse();
    }

    @Test
    void whatWasPrintedLastIsNotLost() throws Exception {
        var ended = container.run(HELLO, "printsWithoutFlushing");
        assertThat(ended.text()).isEqualTo("done");
        assertThat(ended.out()).isEqualTo("printed at the very end");
    }

    @Test
    void threadsThatTheTaskLeavesDoNotKeepTheContainer() throws Exception {
        assertThat(container.run(HELLO, "leavesThreads").text()).isEqualTo("done");
    }

    @Test
    void aThreadThatIsLeftInterruptedStillWrites() throws Exception {
        assertThat(container.run(HELLO, "leavesItsThreadInterrupted").text()).isEqualTo("done");
    }

    @Test
    void aLockThatIsNeverGivenBackDoesNotKeepTheContainer() throws Exception {
        assertThat(container.run(HELLO, "holdsTheLockOfItsOutput").text()).isEqualTo("done");
    }

    @Test
    void aLinkedJarFindsItsCodeWhereJavaLooksForIt() throws Exception {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.move(folder.resolve("flyte/task.jar"), real.resolve("task.jar"));
        Files.createSymbolicLink(folder.resolve("flyte/task.jar"), real.resolve("task.jar"));
        container.inputs(Values.of("name", Values.text("x")));
        assertThat(container.run(HELLO, "greet").text()).isEqualTo("Hello, x!");
        assertThat(real.resolve("code/com/acme/Hello.class")).exists();
    }

    @Test
    void jarsOfTheBundleAreFoundThoughTheyWereNotThereAtStart() throws Exception {
        byte[] manifestOnly = ManifestJar.listing("lib/other.jar");
        Bundle bundle = Bundle.of(Hello.class)
                .file("lib/other.jar", Bundle.jarOf(Class.forName("com.acme.InOtherJar")))
                .file("app.jar", manifestOnly);
        assertThat(container.bundle(bundle).run(HELLO, "viaHelperJar").text()).isEqualTo("from the other jar");
    }

    @Test
    void theLargestOutputsThatTheBackendReadsPass() throws Exception {
        var ended = container
                .inputs(Values.of("characters", Values.integer(1_900_000)))
                .run(HELLO, "large");
        assertThat(ended.text()).hasSize(1_900_000);
    }
}
