package org.flyte.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.workflow.ActionDetails;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails around a running parent: the run ends right, or fails with the cause, within its bound. */
class FaultsIT {
    private static final Duration BOUND = Duration.ofSeconds(120);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static DeployedProject project;

    @BeforeAll
    static void deploy() throws Exception {
        project = DeployedProject.of("faults", folder);
    }

    @AfterAll
    static void stop() throws IOException {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "first", "enqueued", "all"})
    void aParentKilledAtAnyStepFindsItsChildrenWhenItIsStartedAgain(String step) throws IOException {
        Path marks = DeployedProject.marks(folder);
        Files.createFile(marks.resolve("kill-" + step));
        ActionDetails ended = project.run("parent", BOUND, parent(marks, 3, 1));
        assertSucceededWith(ended, 60);
        assertThat(names(marks)).containsExactlyInAnyOrder("parent", "parent.2", "child-1", "child-2", "child-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "all"})
    void aParentThatFailedAndIsRetriedFindsItsFinishedChildren(String step) throws IOException {
        Path marks = DeployedProject.marks(folder);
        Files.createFile(marks.resolve("throw-" + step));
        ActionDetails ended = project.run("parent", BOUND, parent(marks, 3, 0));
        assertSucceededWith(ended, 60);
        assertThat(names(marks)).containsExactlyInAnyOrder("parent", "parent.2", "child-1", "child-2", "child-3");
    }

    /** What a failing parent aborts, its next attempt starts anew. */
    @Test
    void aParentThatFailedWithOpenChildrenStartsThemAgain() throws IOException {
        Path marks = DeployedProject.marks(folder);
        Files.createFile(marks.resolve("throw-enqueued"));
        ActionDetails ended = project.run("parent", BOUND, parent(marks, 3, 3));
        assertSucceededWith(ended, 60);
        assertThat(names(marks)).contains("parent", "parent.2", "child-1").doesNotContain("child-1.2");
    }

    @Test
    void aStreamThatIsCutEverySecondLosesAndDoublesNoChild() throws Exception {
        Path marks = DeployedProject.marks(folder);
        int before = project.line().cuts();
        project.line().cutEvery(1);
        try {
            ActionDetails ended = project.run("parent", BOUND, parent(marks, 6, 3));
            assertSucceededWith(ended, 210);
        } finally {
            project.line().stopCutting();
        }
        assertThat(project.line().cuts() - before).isPositive();
        assertThat(names(marks))
                .containsExactlyInAnyOrder("parent", "child-1", "child-2", "child-3", "child-4", "child-5", "child-6");
    }

    @Test
    void aBackendThatIsAwayForTwentySecondsIsWaitedFor() throws Exception {
        Path marks = DeployedProject.marks(folder);
        RunIdentifier run = project.start("parent", parent(marks, 3, 2));
        new Await(Duration.ofSeconds(30)).until(() -> Files.exists(marks.resolve("child-1")));
        project.line().fail(20);
        assertSucceededWith(project.follow(run, BOUND), 60);
        assertThat(names(marks)).containsExactlyInAnyOrder("parent", "child-1", "child-2", "child-3");
    }

    @Test
    void aParentWhoseOwnCodeFailsAbortsItsOpenChild() throws IOException {
        Path marks = DeployedProject.marks(folder);
        RunIdentifier run = project.start("failsWithOpenChild", Map.of("folder", text(marks)));
        ActionDetails ended = project.follow(run, BOUND);
        assertThat(ended.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
        assertThat(ended.getErrorInfo().getMessage()).contains("the parent gives up while its child runs: false");
        assertThat(project.children(run)).singleElement().satisfies(child -> assertThat(
                        child.getStatus().getPhase())
                .isEqualTo(ActionPhase.ACTION_PHASE_ABORTED));
    }

    @Test
    void aCancelledFutureAbortsItsChildAndTheParentGoesOn() throws IOException {
        Path marks = DeployedProject.marks(folder);
        RunIdentifier run = project.start("cancelsChild", Map.of("folder", text(marks)));
        assertSucceededWith(project.follow(run, BOUND), 20);
        assertThat(project.children(run).stream().map(child -> child.getStatus().getPhase()))
                .containsExactlyInAnyOrder(ActionPhase.ACTION_PHASE_ABORTED, ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    private static void assertSucceededWith(ActionDetails ended, long value) {
        assertThat(ended.getStatus().getPhase())
                .as(() -> ended.getErrorInfo() + "\n" + project.warnings())
                .isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(project.output(ended).getScalar().getPrimitive().getInteger())
                .isEqualTo(value);
    }

    private static Map<String, Literal> parent(Path marks, long children, long seconds) {
        return Map.of("folder", text(marks), "children", integer(children), "seconds", integer(seconds));
    }

    private static List<String> names(Path marks) throws IOException {
        try (Stream<Path> files = Files.list(marks)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Literal text(Path path) {
        return literal(Primitive.newBuilder().setStringValue(path.toString()).build());
    }

    private static Literal integer(long value) {
        return literal(Primitive.newBuilder().setInteger(value).build());
    }

    private static Literal literal(Primitive primitive) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder().setPrimitive(primitive))
                .build();
    }
}
