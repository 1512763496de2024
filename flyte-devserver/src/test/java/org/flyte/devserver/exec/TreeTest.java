package org.flyte.devserver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.LogStore;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.devserver.store.ResultStore;
import org.flyte.devserver.store.RunKey;
import org.flyte.idl.common.ActionPhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actions form a tree below the root, and an abort goes down it. */
class TreeTest {
    private static final RunKey RUN = new RunKey("flytesnacks", "development", "run");

    @TempDir
    Path dir;

    private final List<String> warnings = new ArrayList<>();
    private ActionStore actions;
    private ActionExecutor executor;

    @BeforeEach
    void start() {
        actions = new ActionStore(dir.resolve("actions"), warnings::add);
        ExecutorSettings settings = new ExecutorSettings(
                dir, dir, dir, null, "127.0.0.1:1", false, 1, Duration.ofSeconds(1), warnings::add);
        executor = new ActionExecutor(
                settings,
                new Stores(
                        actions,
                        new ObjectStore(dir.resolve("storage")),
                        new LogStore(dir),
                        new ResultStore(dir.resolve("cache"))));
        insert("a0", "", ActionPhase.ACTION_PHASE_RUNNING);
        insert("child", "a0", ActionPhase.ACTION_PHASE_RUNNING);
        insert("done", "a0", ActionPhase.ACTION_PHASE_SUCCEEDED);
        insert("grandchild", "child", ActionPhase.ACTION_PHASE_QUEUED);
    }

    @AfterEach
    void stop() {
        executor.close();
        actions.close();
    }

    @Test
    void anAbortOfTheRootReachesAllThatHaveNotEnded() {
        assertThat(executor.abort(RUN.root(), "enough")).isTrue();

        assertThat(phase("a0")).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertThat(phase("child")).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertThat(phase("grandchild")).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
        assertThat(phase("done")).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    @Test
    void anAbortOfAChildLeavesItsParentAlone() {
        executor.abort(new ActionKey(RUN, "child"), "enough");

        assertThat(phase("a0")).isEqualTo(ActionPhase.ACTION_PHASE_RUNNING);
        assertThat(phase("grandchild")).isEqualTo(ActionPhase.ACTION_PHASE_ABORTED);
    }

    @Test
    void aMissingActionCannotBeAborted() {
        assertThat(executor.abort(new ActionKey(RUN, "none"), "enough")).isFalse();
    }

    @Test
    void closingFailsWhatHasNotEnded() {
        executor.close();

        assertThat(phase("child")).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
        assertThat(phase("done")).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        insert("late", "a0", ActionPhase.ACTION_PHASE_QUEUED);
        executor.submit(actions.find(new ActionKey(RUN, "late")).orElseThrow());
        assertThat(phase("late")).isEqualTo(ActionPhase.ACTION_PHASE_FAILED);
    }

    private void insert(String name, String parent, ActionPhase phase) {
        ActionRecord.Builder action = ActionRecord.newBuilder();
        action.getDetailsBuilder().setId(new ActionKey(RUN, name).toId());
        action.getDetailsBuilder().getMetadataBuilder().setParent(parent);
        action.getDetailsBuilder().getStatusBuilder().setPhase(phase).setStartTime(ProtoTime.now());
        assertThat(actions.insert(action.build())).isEmpty();
    }

    private ActionPhase phase(String name) {
        return actions.find(new ActionKey(RUN, name))
                .orElseThrow()
                .getDetails()
                .getStatus()
                .getPhase();
    }
}
