package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.flyte.idl.actions.Action;
import org.flyte.idl.actions.WatchForUpdatesResponse;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.ContainerError;
import org.flyte.idl.core.ErrorDocument;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.LiteralMap;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionType;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.ServerStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running action starts children, hears of them and ends them. */
class ChildrenTest {
    @TempDir
    Path dataDir;

    private Backend backend;
    private String run;
    private Offspring children;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(dataDir);
        CreateRunRequest.Builder parent = CreateRunRequest.newBuilder().setTaskSpec(sleeping());
        parent.getRunSpecBuilder().getLabelsBuilder().putValues("team", "blue");
        parent.getRunSpecBuilder()
                .getEnvsBuilder()
                .addValues(KeyValuePair.newBuilder().setKey("X").setValue("of the run"));
        run = backend.start(parent);
        children = new Offspring(backend, run);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void aChildRunsInAFolderOfItsOwnAndItsParentIsTold() throws Exception {
        children.enqueue(
                children.action("a0", "child", Shell.files("echo", Shell.ECHO).build(), Shell.inputs("o0", 7))
                        .setGroup("g"));

        ActionUpdate update = children.await("a0", 1).get("child");

        assertThat(update.getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(update.getOutputUri()).endsWith("/" + run + "/child/1").doesNotContain("outputs.pb");
        assertThat(update.hasError()).isFalse();
        Path outputs = Path.of(update.getOutputUri().substring("file://".length()), "outputs.pb");
        assertThat(LiteralMap.parseFrom(Files.readAllBytes(outputs)).getLiteralsOrThrow("o0"))
                .isEqualTo(Shell.integer(7));
        assertThat(children.data("child").getInputs()).isEqualTo(Shell.inputs("o0", 7));
        assertThat(children.data("child").getInputsUri()).contains("inputs of " + run);
        ActionDetails details = children.details("child");
        assertThat(details.getMetadata().getParent()).isEqualTo("a0");
        assertThat(details.getMetadata().getGroup()).isEqualTo("g");
        assertThat(details.getTask().hasEnvironment())
                .as("only template and short name are kept")
                .isFalse();
    }

    @Test
    void aWatchBeginsWithTheActionItselfThenItsDirectChildren() throws Exception {
        children.start("a0", "one", sleeping());
        children.start("a0", "two", sleeping());
        children.start("one", "below", sleeping());

        assertThat(children.snapshot("a0"))
                .extracting(update -> update.getActionId().getName())
                .containsExactly("a0", "one", "two");
        assertThat(children.snapshot("one"))
                .extracting(update -> update.getActionId().getName())
                .containsExactly("one", "below");
        assertThat(children.snapshot("unknown")).isEmpty();
    }

    @Test
    void aChildInheritsVariablesAndLabelsOfTheRun() throws Exception {
        children.start(
                "a0",
                "child",
                Shell.files("env", "echo $X $ACTION_NAME $RUN_NAME; " + Shell.VOID)
                        .build());

        children.await("a0", 1);

        assertThat(backend.log(children.id("child"), 1)).containsExactly("of the run child " + run);
    }

    @Test
    void aFailureBringsItsCodeAfterItsRetriesAreSpent() throws Exception {
        Path document = Files.write(
                dataDir.resolve("error.pb"),
                ErrorDocument.newBuilder()
                        .setError(ContainerError.newBuilder()
                                .setCode("IllegalStateException")
                                .setMessage("no luck")
                                .setOrigin(ExecutionError.ErrorKind.USER)
                                .setKind(ContainerError.Kind.RECOVERABLE))
                        .build()
                        .toByteArray());
        TaskSpec.Builder fails = Shell.files("fails", "cp " + document + " \"$OUT/error.pb\"");
        fails.getTaskTemplateBuilder().getMetadataBuilder().getRetriesBuilder().setRetries(2);

        children.start("a0", "child", fails.build());

        ActionUpdate update = children.await("a0", 1).get("child");
        assertThat(update.getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
        assertThat(update.getOutputUri()).endsWith("/child/3");
        assertThat(update.getError().getCode()).isEqualTo("IllegalStateException");
        assertThat(update.getError().getMessage()).isEqualTo("no luck");
        assertThat(update.getError().getKind()).isEqualTo(ExecutionError.ErrorKind.USER);
        assertThat(children.details("child").getStatus().getAttempts()).isEqualTo(3);
        assertThat(children.details("child").getErrorInfo().getCode())
                .as("RunService loses it")
                .isEmpty();
    }

    @Test
    void aProcessThatExitsWithAnErrorIsOneOfTheUser() throws Exception {
        children.start("a0", "child", Shell.files("exits", "exit 3").build());

        ExecutionError error = children.await("a0", 1).get("child").getError();

        assertThat(error.getCode()).isEqualTo("Error");
        assertThat(error.getKind()).isEqualTo(ExecutionError.ErrorKind.USER);
        assertThat(error.getMessage()).contains("exit code 3");
    }

    @Test
    void aTraceIsRecordedAndNothingIsRun() throws Exception {
        Action.Builder trace = children.action("a0", "trace", sleeping());
        trace.getTraceBuilder().setName("step").setPhase(ActionPhase.ACTION_PHASE_SUCCEEDED);
        trace.getTraceBuilder().getOutputsBuilder().setOutputUri("file:///somewhere/outputs.pb");

        children.enqueue(trace);

        ActionUpdate update = children.await("a0", 1).get("trace");
        assertThat(update.getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(update.getOutputUri()).isEqualTo("file:///somewhere/outputs.pb");
        assertThat(children.details("trace").getMetadata().getActionType()).isEqualTo(ActionType.ACTION_TYPE_TRACE);
    }

    @Test
    void aSecondChildOfTheSameNameIsRefusedAsOnTheRealBackend() throws Exception {
        children.start("a0", "child", sleeping());

        assertInternal(children.action("a0", "child", sleeping()), "already exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "thirty-one-characters-long-name", "-dash", "under_score", "", "../up"})
    void aNameThatIsNoNameOfAnObjectIsRefused(String name) throws Exception {
        assertInternal(children.action("a0", "x", sleeping()).setActionId(children.id(name)), "action name");
    }

    @Test
    void whatAnObjectCannotHoldIsRefused() throws Exception {
        assertInternal(action(builder -> builder.setGroup("g".repeat(257))), "group");
        assertInternal(action(Action.Builder::clearInputUri), "inputUri");
        assertInternal(action(Action.Builder::clearRunOutputBase), "runOutputBase");
        assertInternal(
                action(builder -> {
                    builder.getTaskBuilder().getCacheKeyBuilder().setValue("k".repeat(257));
                    return builder;
                }),
                "cacheKey");
        assertInternal(
                action(builder -> {
                    builder.getTaskBuilder().getSpecBuilder().setShortName("s".repeat(64));
                    return builder;
                }),
                "shortName");
        assertInternal(
                action(builder -> {
                    builder.getTaskBuilder()
                            .getSpecBuilder()
                            .getTaskTemplateBuilder()
                            .clearType();
                    return builder;
                }),
                "taskType");
    }

    @Test
    void aChildWithoutAParentIsRefused() throws Exception {
        assertInternal(children.action("none", "child", sleeping()), "not found");
    }

    @Test
    void anActionWithoutASpecIsTakenAndNothingHappens() throws Exception {
        children.enqueue(children.action("a0", "nothing", sleeping()).clearSpec());

        assertThat(children.snapshot("a0")).hasSize(1);
        assertThat(backend.warnings()).anyMatch(warning -> warning.contains("waits for ever"));
    }

    @Test
    void anAbortedChildTakesItsOwnChildrenAlongAndNobodyElse() throws Exception {
        children.start("a0", "child", sleeping());
        children.start("a0", "sibling", sleeping());
        children.start("child", "below", sleeping());
        children.await("child", "below", ActionPhase.ACTION_PHASE_RUNNING);

        try (ServerStream<WatchForUpdatesResponse> watch = children.watch("a0")) {
            ActionUpdate update = watch.next().getActionUpdate();
            children.abort("child", "enough");
            while (update.getPhase() != ActionPhase.ACTION_PHASE_ABORTED) {
                update = watch.next().getActionUpdate();
            }
            assertThat(update.getActionId().getName()).isEqualTo("child");
        }
        assertThat(children.snapshot("a0"))
                .as("the abort has deleted its object")
                .noneMatch(update -> update.getActionId().getName().equals("child"));
        assertThat(children.details("child").getAbortInfo().getReason()).isEqualTo("enough");
        assertThat(children.details("below").getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertThat(children.details("sibling").getStatus().getPhase()).isNotEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertInternal(children.action("child", "late", sleeping()), "not found");
    }

    @Test
    void anAbortedChildCanBeStartedAgain() throws Exception {
        Path gate = Shell.fifo(dataDir.resolve("never opened"));
        children.start(
                "a0", "child", Shell.files("waits", "read x < '" + gate + "'").build());
        children.await("a0", "child", ActionPhase.ACTION_PHASE_RUNNING);
        children.abort("child", "its parent failed");

        children.start("a0", "child", Shell.files("void", Shell.VOID).build());

        assertThat(children.await("a0", 1).get("child").getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(children.details("child").hasAbortInfo()).isFalse();
    }

    @Test
    void anAbortOfAFinishedChildChangesNothing() throws Exception {
        children.start("a0", "child", Shell.files("void", Shell.VOID).build());
        children.await("a0", 1);

        children.abort("child", "late");

        assertThat(children.details("child").getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    @Test
    void anAbortOfAMissingChildSaysSo() {
        assertThatThrownBy(() -> children.abort("none", "why"))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.INTERNAL))
                .hasMessageContaining("not found");
    }

    @Test
    void childrenOfAFailedParentRunOn() throws Exception {
        Path gate = Shell.fifo(dataDir.resolve("gate"));
        String other = backend.start(
                Shell.files("fails", "read x < " + gate + "; exit 1").build());
        Offspring orphans = new Offspring(backend, other);
        Path done = Shell.fifo(dataDir.resolve("done"));
        orphans.start(
                "a0",
                "child",
                Shell.files("waits", "read x < " + done + "; " + Shell.VOID).build());
        Files.write(gate, List.of("go"));
        assertThat(backend.await(other).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);

        Files.write(done, List.of("go"));

        assertThat(orphans.await("a0", 1).get("child").getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    private Action.Builder action(UnaryOperator<Action.Builder> change) throws Exception {
        return change.apply(children.action("a0", "child", sleeping()));
    }

    private void assertInternal(Action.Builder action, String text) {
        assertThatThrownBy(() -> children.enqueue(action))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.INTERNAL))
                .hasMessageContaining(text);
    }

    private static TaskSpec sleeping() {
        return Shell.files("sleeps", "exec sleep 600").build();
    }
}
