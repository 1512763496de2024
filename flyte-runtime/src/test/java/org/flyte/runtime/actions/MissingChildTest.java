package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.workflow.AbortInfo;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionStatus;
import org.flyte.idl.workflow.ErrorInfo;
import org.flyte.runtime.actions.ChildResult.Kind;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Children that the backend had and lists no more. */
class MissingChildTest extends ChildrenTestBase {
    private CompletableFuture<ChildResult> future;

    @BeforeEach
    void startAChildAndLoseIt() throws Exception {
        future = children().start(child("c1"));
        until(() -> backend.enqueued.size() == 1);
    }

    private void lose() {
        backend.forget("c1");
        backend.cut();
    }

    private static ActionDetails.Builder details(ActionPhase phase) {
        return ActionDetails.newBuilder().setStatus(ActionStatus.newBuilder().setPhase(phase));
    }

    @Test
    void oneThatFinishedWhileNobodyWatchedIsFoundInTheDatabase() throws Exception {
        backend.write("c1", "outputs.pb", bytes("found"));
        backend.details.put("c1", details(ActionPhase.ACTION_PHASE_SUCCEEDED).build());

        lose();

        assertThat(outputs(future)).isEqualTo("found");
        assertThat(backend.enqueued).hasSize(1);
    }

    @Test
    void oneThatFailedIsFoundWithItsError() throws Exception {
        ErrorInfo error = ErrorInfo.newBuilder()
                .setKind(ErrorInfo.Kind.KIND_USER)
                .setMessage("IllegalStateException: boom")
                .build();
        backend.details.put(
                "c1",
                details(ActionPhase.ACTION_PHASE_FAILED).setErrorInfo(error).build());

        lose();

        assertThat(failure(future))
                .isEqualTo(new ChildResult.Failed(
                        Phase.FAILED, "IllegalStateException", "IllegalStateException: boom", Kind.USER));
    }

    @Test
    void oneThatWasAbortedIsAborted() throws Exception {
        backend.details.put(
                "c1",
                details(ActionPhase.ACTION_PHASE_ABORTED)
                        .setAbortInfo(AbortInfo.newBuilder().setReason("by hand"))
                        .build());

        lose();

        assertThat(failure(future).phase()).isEqualTo(Phase.ABORTED);
        assertThat(failure(future).message()).isEqualTo("by hand");
    }

    @Test
    void oneThatTheBackendKnowsNothingOfIsSentAgain() throws Exception {
        lose();
        until(() -> backend.enqueued.size() == 2);
        assertThat(backend.enqueued.get(1)).isEqualTo(backend.enqueued.get(0));

        backend.succeed("c1");

        assertThat(outputs(future)).isEqualTo("c1");
    }

    @Test
    void oneThatIsLostAgainFails() throws Exception {
        lose();
        until(() -> backend.enqueued.size() == 2);

        lose();

        assertThat(failure(future).code()).isEqualTo("ChildLost");
        assertThat(backend.enqueued).hasSize(2);
    }

    @Test
    void oneThatShowsUpAgainIsOnlyAwaited() throws Exception {
        backend.details.put("c1", details(ActionPhase.ACTION_PHASE_RUNNING).build());
        int before = backend.watches.get();
        lose();
        until(() -> backend.watches.get() >= before + 3);

        backend.succeed("c1");

        assertThat(outputs(future)).isEqualTo("c1");
        assertThat(backend.enqueued).hasSize(1);
    }

    @Test
    void oneThatTheDatabaseHoldsForRunningButNoSnapshotListsIsNotAwaitedForEver() throws Exception {
        backend.details.put("c1", details(ActionPhase.ACTION_PHASE_RUNNING).build());
        backend.started = name -> lose();

        lose();

        assertThat(failure(future).code()).isEqualTo("ChildLost");
    }
}
