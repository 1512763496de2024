package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flyte.idl.actions.AbortRequest;
import org.flyte.idl.common.ActionPhase;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.junit.jupiter.api.Test;

class AbortTest extends ChildrenTestBase {
    private List<String> abortedNames() {
        return backend.aborted.stream().map(r -> r.getActionId().getName()).toList();
    }

    @Test
    void cancellingAFutureAbortsItsChildAndNoOther() throws Exception {
        Children children = children();
        CompletableFuture<ChildResult> one = children.start(child("c1"));
        CompletableFuture<ChildResult> other = children.start(child("c2"));
        until(() -> backend.enqueued.size() == 2);

        assertThat(one.cancel(true)).isTrue();

        until(() -> backend.aborted.size() == 1);
        assertThat(backend.aborted.get(0))
                .isEqualTo(AbortRequest.newBuilder()
                        .setActionId(ScriptedBackend.id("c1"))
                        .setReason("cancelled by the calling action")
                        .build());
        assertThat(one).isCancelled();
        backend.update(
                ScriptedBackend.action("c1", ActionPhase.ACTION_PHASE_ABORTED).build());
        backend.succeed("c2");
        assertThat(outputs(other)).isEqualTo("c2");
    }

    @Test
    void aChildThatEndedIsNotAborted() throws Exception {
        backend.started = backend::succeed;
        Children children = children();
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        result(future);

        assertThat(future.cancel(true)).isFalse();
        children.abortOpen("over");

        assertThat(backend.aborted).isEmpty();
    }

    @Test
    void aChildThatWasNotSentYetIsNeverSent() throws Exception {
        backend.sentinel = false;
        Children children = children();
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        until(() -> backend.watches.get() == 1);
        future.cancel(true);
        backend.sentinel = true;
        backend.started = backend::succeed;
        backend.cut();

        assertThat(outputs(children.start(child("c2")))).isEqualTo("c2");
        assertThat(backend.enqueuedNames()).containsExactly("c2");
        assertThat(backend.aborted).isEmpty();
    }

    @Test
    void aChildCancelledWhileItIsSentIsAbortedWhenItHasArrived() throws Exception {
        CountDownLatch arriving = new CountDownLatch(1);
        CountDownLatch goOn = holdEnqueues(arriving);
        CompletableFuture<ChildResult> future = children().start(child("c1"));
        await(arriving);
        future.cancel(true);
        assertThat(backend.aborted).isEmpty();

        goOn.countDown();

        until(() -> abortedNames().equals(List.of("c1")));
    }

    /** Each child that arrives waits until the latch that is returned is open. */
    private CountDownLatch holdEnqueues(CountDownLatch arriving) {
        CountDownLatch goOn = new CountDownLatch(1);
        backend.enqueue = request -> {
            arriving.countDown();
            await(goOn);
            return null;
        };
        return goOn;
    }

    @Test
    void aParentThatFailsAbortsWhatIsOpenAndNothingElse() throws Exception {
        backend.started = name -> {
            if (name.equals("done")) {
                backend.succeed(name);
            }
        };
        Children children = children();
        result(children.start(child("done")));
        List<CompletableFuture<ChildResult>> open = IntStream.range(0, 40)
                .mapToObj(i -> children.start(child("c" + i)))
                .toList();
        until(() -> backend.enqueued.size() == 41);

        children.abortOpen("IllegalStateException: boom");

        assertThat(abortedNames()).hasSize(40).doesNotHaveDuplicates().doesNotContain("done");
        assertThat(backend.aborted.get(0).getReason()).isEqualTo("IllegalStateException: boom");
        for (CompletableFuture<ChildResult> future : open) {
            assertThat(failure(future).phase()).isEqualTo(Phase.ABORTED);
        }
        assertThat(failure(children.start(child("later"))).phase()).isEqualTo(Phase.ABORTED);
        assertThat(backend.enqueuedNames()).doesNotContain("later");
    }

    @Test
    void aParentThatFailsAlsoAbortsWhatIsJustBeingSent() throws Exception {
        CountDownLatch arriving = new CountDownLatch(1);
        CountDownLatch goOn = holdEnqueues(arriving);
        Children children = children();
        children.start(child("c1"));
        await(arriving);
        CompletableFuture<Void> aborting = CompletableFuture.runAsync(() -> children.abortOpen("boom"));

        goOn.countDown();
        aborting.get(10, TimeUnit.SECONDS);

        assertThat(abortedNames()).containsExactly("c1");
    }

    @Test
    void aParentThatFailsStartsNothingMoreOfWhatStillWaitsForItsTurn() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        backend.abort = request -> {
            await(goOn);
            return null;
        };
        Children children = children(new Limits(1000, 10, 20, 1024), SHORT);
        for (int i = 0; i < 60; i++) {
            children.start(child("c" + i));
        }
        until(() -> backend.enqueued.size() >= 10);

        children.abortOpen("boom");
        goOn.countDown();

        assertThat(abortedNames()).containsAll(backend.enqueuedNames());
    }

    @Test
    void aParentThatEndsWaitsForTheAbortsOfWhatItCancelledBefore() throws Exception {
        Children children = children();
        List<CompletableFuture<ChildResult>> futures = IntStream.range(0, 200)
                .mapToObj(i -> children.start(child("c" + i)))
                .toList();
        until(() -> backend.enqueued.size() == 200);
        futures.forEach(future -> future.cancel(true));

        children.abortOpen("boom");

        assertThat(abortedNames()).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void childrenThatAreNotThereAnyMoreAreNoTrouble() throws Exception {
        backend.abort = request -> new RpcError(RpcCode.INTERNAL, "taskactions \"run1-c1\" not found");
        Children children = children();
        children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);

        children.abortOpen("boom");

        assertThat(backend.aborted).hasSize(1);
    }

    @Test
    void aBackendThatDoesNotAnswerHoldsAFailingParentOnlyShortly() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        backend.abort = request -> {
            await(never);
            return null;
        };
        Children children =
                children(LIMITS, patience(SHORT.watch(), SHORT.snapshot(), SHORT.silence(), Duration.ofSeconds(2)));
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);
        long start = System.nanoTime();

        children.abortOpen("boom");

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(8));
        assertThat(failure(future).phase()).isEqualTo(Phase.ABORTED);
        never.countDown();
    }

    @Test
    void closingAbortsNothingAndLeavesNobodyWaiting() throws Exception {
        Children children = children();
        CompletableFuture<ChildResult> future = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);

        children.close();

        until(future::isCancelled);
        assertThat(children.start(child("c2"))).isCancelled();
        until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("flyte-child-watch")
                        || thread.getName().startsWith("flyte-child-submit")));
        assertThat(backend.aborted).isEmpty();
        assertThat(backend.enqueued).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
