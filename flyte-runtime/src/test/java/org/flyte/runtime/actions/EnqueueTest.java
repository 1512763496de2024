package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.runtime.actions.ChildResult.Kind;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnqueueTest extends ChildrenTestBase {
    static List<String> requestsOfPython() throws Exception {
        try (InputStream in = EnqueueTest.class.getResourceAsStream("enqueue.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("requestsOfPython")
    void aRequestHasTheBytesOfOneOfPythons(String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        EnqueueRequest python = EnqueueRequest.parseFrom(bytes);
        ChildAction child = new ChildAction(
                python.getAction().getActionId().getName(),
                "",
                python.getAction().getTask().getSpec(),
                new byte[0],
                python.getAction().getTask().getCacheKey().getValue());
        EnqueueRequests requests =
                new EnqueueRequests(ScriptedBackend.PARENT, python.getAction().getRunOutputBase());

        EnqueueRequest java = requests.of(new Child(child, ignored -> {}));

        assertThat(java.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void groupAndQueueAreSentAndACacheKeyThatIsNoneIsNot() {
        EnqueueRequests requests = new EnqueueRequests(ScriptedBackend.PARENT, "s3://bkt/rb/");

        EnqueueRequest request =
                requests.of(new Child(new ChildAction("c1", "g", spec(), new byte[0], "", "q"), ignored -> {}));

        assertThat(request.getAction().getGroup()).isEqualTo("g");
        assertThat(request.getAction().getTask().getQueue()).isEqualTo("q");
        assertThat(request.getAction().getTask().hasCacheKey()).isFalse();
        assertThat(request.getAction().getInputUri()).isEqualTo("s3://bkt/rb/c1/inputs.pb");
        assertThat(request.hasRunSpec()).isFalse();
    }

    @Test
    void inputsAreThereBeforeTheChildIsSent() throws Exception {
        backend.enqueue = request -> {
            Path inputs = Path.of(URI.create(request.getAction().getInputUri()));
            return Files.exists(inputs) ? null : new RpcError(RpcCode.INVALID_ARGUMENT, "no inputs at " + inputs);
        };
        backend.started = backend::succeed;

        assertThat(outputs(children().start(child("c1")))).isEqualTo("c1");
        assertThat(folder.resolve("base/c1/inputs.pb")).hasContent("in c1");
    }

    @Test
    void eachCallSaysWhoseChildrenItIsAbout() throws Exception {
        backend.started = backend::succeed;
        ActionsSettings settings =
                new ActionsSettings(backend.uri(), "secret", ScriptedBackend.PARENT, runBase(), LIMITS, SHORT);

        result(open(settings).start(child("c1")));

        assertThat(backend.headers.get(0).getFirst("x-actions-project")).isEqualTo("proj");
        assertThat(backend.headers.get(0).getFirst("x-actions-domain")).isEqualTo("dev");
        assertThat(backend.headers.get(0).getFirst("x-actions-run")).isEqualTo("run1");
        assertThat(backend.headers.get(0).getFirst("x-actions-parent-action")).isEqualTo("a0");
        assertThat(backend.headers.get(0).getFirst("Authorization")).isEqualTo("Bearer secret");
    }

    @Test
    void nothingIsSentBeforeTheSnapshotIsThere() throws Exception {
        backend.sentinel = false;
        backend.started = backend::succeed;
        CompletableFuture<ChildResult> future = children().start(child("c1"));
        until(() -> backend.watches.get() == 1);
        assertThat(backend.enqueued).isEmpty();

        backend.sentinel = true;
        backend.cut();

        assertThat(outputs(future)).isEqualTo("c1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"already_exists:x", "internal:create: taskactions \"run1-c1\" already exists"})
    void aDuplicateIsAwaited(String answer) throws Exception {
        String[] parts = answer.split(":", 2);
        backend.enqueue = request -> new RpcError(RpcCode.ofWireName(parts[0]).orElseThrow(), parts[1]);
        CompletableFuture<ChildResult> future = children().start(child("c1"));
        until(() -> backend.enqueued.size() == 1);

        backend.succeed("c1");

        assertThat(outputs(future)).isEqualTo("c1");
        assertThat(backend.enqueued).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID_ARGUMENT", "NOT_FOUND"})
    void aRejectedChildFailsAtOnceAndTheOthersGoOn(RpcCode code) throws Exception {
        backend.enqueue = request ->
                request.getAction().getActionId().getName().equals("bad") ? new RpcError(code, "no such thing") : null;
        backend.started = backend::succeed;
        Children children = children();
        CompletableFuture<ChildResult> bad = children.start(child("bad"));
        CompletableFuture<ChildResult> good = children.start(child("good"));

        assertThat(failure(bad).code()).isEqualTo("EnqueueRejected");
        assertThat(failure(bad).message()).contains("bad", "no such thing", code.wireName());
        assertThat(failure(bad).kind()).isEqualTo(Kind.SYSTEM);
        assertThat(outputs(good)).isEqualTo("good");
        assertThat(backend.enqueuedNames()).containsOnlyOnce("bad");
    }

    @Test
    void aBackendThatRefusesAgainAndAgainIsGivenUpWithItsLastWords() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        backend.enqueue = request -> new RpcError(RpcCode.INTERNAL, "rejected, time " + calls.incrementAndGet());

        ChildResult.Failed failed = failure(children().start(child("c1")));

        assertThat(failed.message()).contains("rejected, time 4").contains("asked 4 times");
        assertThat(calls).hasValue(4);
    }

    @Test
    void aBackendThatRefusesAFewTimesIsAskedAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        backend.enqueue =
                request -> calls.incrementAndGet() < 4 ? new RpcError(RpcCode.INTERNAL, "etcd is away") : null;
        backend.started = backend::succeed;

        assertThat(outputs(children().start(child("c1")))).isEqualTo("c1");
    }

    @Test
    void aBackendThatIsAwayIsWaitedFor() throws Exception {
        backend.started = backend::succeed;
        Children children = children();
        result(children.start(child("first")));
        backend.goDown();
        List<CompletableFuture<ChildResult>> futures = IntStream.range(0, 30)
                .mapToObj(i -> children.start(child("c" + i)))
                .toList();
        until(() -> Files.exists(folder.resolve("base/c29/inputs.pb")));

        backend.comeBack();

        for (int i = 0; i < 30; i++) {
            assertThat(outputs(futures.get(i))).isEqualTo("c" + i);
        }
        assertThat(backend.enqueuedNames()).doesNotHaveDuplicates();
    }

    @Test
    void aChildWhoseAcceptanceGotLostIsNotSentTwice() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        backend.enqueue = request -> {
            if (calls.incrementAndGet() == 1) {
                backend.succeed(request.getAction().getActionId().getName());
                return new RpcError(RpcCode.UNAVAILABLE, "the proxy lost the answer");
            }
            return null;
        };

        assertThat(outputs(children().start(child("c1")))).isEqualTo("c1");
        assertThat(calls).hasValue(1);
    }

    @Test
    void anAbortedRunEndsAllChildrenAndSendsNothingMore() throws Exception {
        backend.enqueue = request -> request.getAction().getActionId().getName().equals("c2")
                ? new RpcError(RpcCode.ABORTED, "run1 is being deleted")
                : null;
        Children children = children();
        CompletableFuture<ChildResult> running = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);
        CompletableFuture<ChildResult> refused = children.start(child("c2"));

        assertThat(failure(refused).phase()).isEqualTo(Phase.ABORTED);
        assertThat(failure(running).phase()).isEqualTo(Phase.ABORTED);
        assertThat(failure(running).message()).contains("run1 is being deleted");
        assertThat(failure(children.start(child("c3"))).phase()).isEqualTo(Phase.ABORTED);
        assertThat(backend.enqueuedNames()).containsExactly("c1", "c2");
        assertThat(backend.aborted).isEmpty();
    }

    @Test
    void inputsThatCannotBeWrittenFailTheChildWithTheCause() throws Exception {
        Files.writeString(folder.resolve("base"), "a file where a folder should be");

        ChildResult.Failed failed = failure(children().start(child("c1")));

        assertThat(failed.code()).isEqualTo("InputsUnwritable");
        assertThat(failed.message()).contains("/base/c1/inputs.pb").contains("Exception");
        assertThat(backend.enqueued).isEmpty();
    }

    @Test
    void aStoreThatIsAwayForAMomentIsTriedAgain() throws Exception {
        Files.writeString(folder.resolve("base"), "");
        backend.started = backend::succeed;
        CompletableFuture<ChildResult> future = children().start(child("c1"));

        Files.delete(folder.resolve("base"));

        assertThat(outputs(future)).isEqualTo("c1");
    }

    @Test
    void aChildThatIsOpenAlreadyIsOnlyAwaited() throws Exception {
        Children children = children();
        CompletableFuture<ChildResult> first = children.start(child("c1"));
        CompletableFuture<ChildResult> second = children.start(child("c1"));
        until(() -> backend.enqueued.size() == 1);
        backend.succeed("c1");

        assertThat(outputs(first)).isEqualTo("c1");
        assertThat(outputs(second)).isEqualTo("c1");
        assertThat(outputs(children.start(child("c1")))).isEqualTo("c1");
        assertThat(backend.enqueued).hasSize(1);
    }

    static List<ChildAction> impossible() {
        String n31 = "a".repeat(31);
        return List.of(
                new ChildAction(n31, "", spec(), new byte[0], ""),
                new ChildAction("a0", "", spec(), new byte[0], ""),
                new ChildAction("", "", spec(), new byte[0], ""),
                new ChildAction("Upper", "", spec(), new byte[0], ""),
                new ChildAction("a_b", "", spec(), new byte[0], ""),
                new ChildAction("-a", "", spec(), new byte[0], ""),
                new ChildAction("c", "g".repeat(257), spec(), new byte[0], ""),
                new ChildAction("c", "", spec(), new byte[0], "k".repeat(257)),
                new ChildAction("c", "", spec(), new byte[LIMITS.valueBytes() + 1], ""),
                new ChildAction("c", "", org.flyte.idl.task.TaskSpec.getDefaultInstance(), new byte[0], ""),
                new ChildAction(
                        "c", "", spec().toBuilder().setShortName("s".repeat(64)).build(), new byte[0], ""),
                new ChildAction(
                        "c",
                        "",
                        spec().toBuilder()
                                .setTaskTemplate(
                                        spec().getTaskTemplate().toBuilder().clearType())
                                .build(),
                        new byte[0],
                        ""));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void anImpossibleChildIsRefusedWithoutTheBackend(ChildAction child) {
        CompletableFuture<ChildResult> future = children().start(child);

        assertThat(future).isCompleted();
        ChildResult.Failed failed = (ChildResult.Failed) future.join();
        assertThat(failed.code()).isEqualTo("InvalidChildAction");
        assertThat(failed.kind()).isEqualTo(Kind.USER);
        assertThat(failed.message()).contains("cannot be started: it").doesNotContain("null");
        assertThat(backend.watches).hasValue(0);
    }
}
