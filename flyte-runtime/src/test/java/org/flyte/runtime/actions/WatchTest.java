package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.flyte.wire.connect.RpcException;
import org.junit.jupiter.api.Test;

class WatchTest extends ChildrenTestBase {
    private static Patience silence(Duration silence) {
        return patience(SHORT.watch(), SHORT.snapshot(), silence, SHORT.abort());
    }

    private static Patience watch(RetryPolicy policy, Duration snapshot) {
        return patience(policy, snapshot, SHORT.silence(), SHORT.abort());
    }

    @Test
    void oneStreamServesAllChildren() throws Exception {
        backend.started = backend::succeed;
        Children children = children();
        List<CompletableFuture<ChildResult>> futures = IntStream.range(0, 100)
                .mapToObj(i -> children.start(child("c" + i)))
                .toList();

        for (int i = 0; i < 100; i++) {
            assertThat(outputs(futures.get(i))).isEqualTo("c" + i);
        }
        assertThat(backend.watches).hasValue(1);
    }

    @Test
    void noChildIsLostOrDoubledWhenTheStreamBreaksAllTheTime() throws Exception {
        backend.streamLife = Duration.ofMillis(100);
        ScheduledExecutorService pods = Executors.newScheduledThreadPool(1);
        backend.started = name -> pods.schedule(
                () -> backend.succeed(name), 100 + Math.floorMod(name.hashCode() * 31, 900), TimeUnit.MILLISECONDS);
        Children children = children();
        List<CompletableFuture<ChildResult>> futures = IntStream.range(0, 50)
                .mapToObj(i -> children.start(child("c" + i)))
                .toList();

        for (int i = 0; i < 50; i++) {
            assertThat(outputs(futures.get(i))).isEqualTo("c" + i);
        }
        pods.shutdownNow();
        assertThat(backend.enqueuedNames()).hasSize(50).doesNotHaveDuplicates();
        assertThat(backend.watches.get()).isGreaterThan(3);
    }

    @Test
    void updatesThatTheBackendDroppedAreFoundByTheNextSnapshot() throws Exception {
        Children children = children(LIMITS, silence(Duration.ofMillis(300)));
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);
        backend.live = false;

        backend.succeed("c1");

        assertThat(outputs(future)).isEqualTo("c1");
    }

    @Test
    void aRetriedParentFindsItsChildren() throws Exception {
        backend.succeed("done");
        backend.update(ScriptedBackend.action("running", ActionPhase.ACTION_PHASE_RUNNING)
                .build());
        backend.started = backend::succeed;
        Children children = children();
        CompletableFuture<ChildResult> done = children.start(child("done"));
        CompletableFuture<ChildResult> running = children.start(child("running"));
        CompletableFuture<ChildResult> fresh = children.start(child("fresh"));

        assertThat(outputs(done)).isEqualTo("done");
        assertThat(outputs(fresh)).isEqualTo("fresh");
        backend.succeed("running");
        assertThat(outputs(running)).isEqualTo("running");
        assertThat(backend.enqueuedNames()).containsExactly("fresh");
        assertThat(folder.resolve("base/done")).doesNotExist();
    }

    @Test
    void aChildOfAnEarlierAttemptIsFoundAlsoWhenItIsAskedForLate() throws Exception {
        backend.succeed("early");
        backend.started = backend::succeed;
        Children children = children();
        result(children.start(child("first")));

        assertThat(outputs(children.start(child("early")))).isEqualTo("early");
        assertThat(backend.enqueuedNames()).containsExactly("first");
    }

    @Test
    void updatesRepeatedOutOfOrderAndAboutOthersChangeNothing() throws Exception {
        Children children = children();
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        CompletableFuture<ChildResult> parentsName = children.start(child("c2"));
        until(() -> backend.enqueued.size() == 2);
        backend.send(ScriptedBackend.action("unknown", ActionPhase.ACTION_PHASE_FAILED)
                .build());
        backend.send(
                ScriptedBackend.action("a0", ActionPhase.ACTION_PHASE_FAILED).build());
        backend.send(ScriptedBackend.action("", ActionPhase.ACTION_PHASE_FAILED).build());
        var other = ScriptedBackend.action("c1", ActionPhase.ACTION_PHASE_FAILED);
        other.getActionIdBuilder().getRunBuilder().setProject("other");
        backend.send(other.build());
        backend.succeed("c1");
        backend.send(
                ScriptedBackend.action("c1", ActionPhase.ACTION_PHASE_RUNNING).build());
        backend.send(
                ScriptedBackend.action("c1", ActionPhase.ACTION_PHASE_FAILED).build());
        backend.succeed("c2");

        assertThat(outputs(parentsName)).isEqualTo("c2");
        assertThat(outputs(future)).isEqualTo("c1");
        assertThat(outputs(children.start(child("c1")))).isEqualTo("c1");
    }

    @Test
    void anAnswerWithoutAnOrganizationIsOurs() throws Exception {
        Children children = children();
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);
        backend.write("c1", "outputs.pb", bytes("x"));
        var update =
                ScriptedBackend.action("c1", ActionPhase.ACTION_PHASE_SUCCEEDED).setOutputUri(backend.folder("c1"));
        update.getActionIdBuilder().getRunBuilder().clearOrg();

        backend.update(update.build());

        assertThat(outputs(future)).isEqualTo("x");
    }

    @Test
    void aServerThatStaysAwayFailsTheOpenChildrenWithTheCause() throws Exception {
        Children children = children(
                LIMITS, watch(new RetryPolicy(5, Duration.ofMillis(5), Duration.ofMillis(5)), SHORT.snapshot()));
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);

        backend.goDown();

        assertThat(failure(future).code()).isEqualTo("BackendUnreachable");
        assertThat(failure(future).message()).contains("5 times").contains("Connection refused");
    }

    @Test
    void afterAServerWasGivenUpALaterChildAsksAgain() throws Exception {
        Children children = children(
                LIMITS, watch(new RetryPolicy(2, Duration.ofMillis(5), Duration.ofMillis(5)), SHORT.snapshot()));
        backend.goDown();
        failure(children.start(child("c1")));
        backend.comeBack();
        backend.started = backend::succeed;

        assertThat(outputs(children.start(child("c2")))).isEqualTo("c2");
    }

    @Test
    void aServerThatRefusesToBeWatchedIsGivenUpSooner() throws Exception {
        backend.watch = number -> new RpcError(RpcCode.PERMISSION_DENIED, "not yours");

        assertThat(failure(children().start(child("c1"))).message()).contains("not yours");
        assertThat(backend.watches).hasValue(SHORT.refusals());
    }

    @Test
    void aServerThatFailsAFewTimesIsWatchedAgain() throws Exception {
        backend.watch = number -> number < 4 ? new RpcError(RpcCode.INTERNAL, "starting") : null;
        backend.started = backend::succeed;

        assertThat(outputs(children().start(child("c1")))).isEqualTo("c1");
    }

    @Test
    void aStreamThatNeverShowsItsSnapshotIsAFailure() throws Exception {
        backend.sentinel = false;
        Children children = children(
                LIMITS, watch(new RetryPolicy(3, Duration.ofMillis(5), Duration.ofMillis(5)), Duration.ofMillis(50)));

        assertThat(failure(children.start(child("c1"))).message()).contains("no snapshot");
        assertThat(backend.enqueued).isEmpty();
    }

    @Test
    void aWatchOutlivesAnErrorOfItsThread() throws Exception {
        AtomicInteger snapshots = new AtomicInteger();
        ActionsSettings settings =
                new ActionsSettings(backend.uri(), "", ScriptedBackend.PARENT, runBase(), LIMITS, SHORT);
        Threads threads = new Threads(1);
        Watch watch = new Watch(new ActionsService(settings), settings, threads, new Watch.Listener() {
            @Override
            public void updated(ActionUpdate update) {}

            @Override
            public boolean synced(Set<String> listed, long asked) {
                if (snapshots.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("for this moment");
                }
                return false;
            }

            @Override
            public void gaveUp(int tries, RpcException last) {}
        });

        watch.open();

        until(() -> snapshots.get() == 2);
        watch.close();
        threads.close();
    }
}
