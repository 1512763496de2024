package org.flyte.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.flyte.idl.common.ActionPhase.ACTION_PHASE_ABORTED;
import static org.flyte.idl.common.ActionPhase.ACTION_PHASE_FAILED;
import static org.flyte.idl.common.ActionPhase.ACTION_PHASE_QUEUED;
import static org.flyte.idl.common.ActionPhase.ACTION_PHASE_RECOVERED;
import static org.flyte.idl.common.ActionPhase.ACTION_PHASE_RUNNING;
import static org.flyte.idl.common.ActionPhase.ACTION_PHASE_SUCCEEDED;

import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.dataproxy.TailLogsRequest;
import org.flyte.idl.dataproxy.TailLogsResponse;
import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionStatus;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class RunFollowerTest {
    private static final RunIdentifier RUN = RunIdentifier.newBuilder()
            .setProject("p")
            .setDomain("d")
            .setName("r1")
            .build();
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final FollowPauses FAST = new FollowPauses(
            Duration.ofMillis(5),
            new RetryPolicy(4, Duration.ofMillis(2), Duration.ofMillis(5)),
            Duration.ofMillis(10),
            Duration.ofSeconds(2));

    private final Recorder recorder = new Recorder();
    private FakeBackend backend;

    /** Remembers everything as text. */
    private static final class Recorder implements RunListener {
        final List<String> phases = new CopyOnWriteArrayList<>();
        final List<String> lines = new CopyOnWriteArrayList<>();
        final List<String> notes = new CopyOnWriteArrayList<>();
        final CountDownLatch firstLine = new CountDownLatch(1);

        @Override
        public void changed(ActionDetails details) {
            phases.add(Phases.name(details.getStatus().getPhase()));
        }

        @Override
        public void log(int attempt, LogLine line) {
            lines.add(attempt + ":" + line.getMessage());
            firstLine.countDown();
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }

    @BeforeEach
    void start() throws IOException {
        backend = new FakeBackend();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void passesPhasesAndLinesOnAndReturnsTheEnd() {
        watch((request, number, out) -> {
            assertThat(request.getActionId().getName()).isEqualTo("a0");
            assertThat(request.getActionId().getRun()).isEqualTo(RUN);
            out.send(details(ACTION_PHASE_QUEUED, 0));
            out.send(details(ACTION_PHASE_RUNNING, 1));
            out.send(details(ACTION_PHASE_RUNNING, 1));
            out.send(details(ACTION_PHASE_SUCCEEDED, 1));
        });
        logs((request, number, out) -> {
            assertThat(request.getAttempt()).isEqualTo(1);
            out.send(lines(line(1, "one"), line(2, "two")));
        });
        ActionDetails end = follow();
        assertThat(end.getStatus().getPhase()).isEqualTo(ACTION_PHASE_SUCCEEDED);
        assertThat(recorder.phases).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");
        assertThat(recorder.lines).containsExactly("1:one", "1:two");
        assertThat(recorder.notes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ActionPhase.class, mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void endsExactlyAtTheTerminalPhases(ActionPhase phase) {
        boolean terminal = List.of(5, 6, 7, 8, 10).contains(phase.getNumber());
        watch((request, number, out) -> out.send(number == 1 ? details(phase, 0) : details(ACTION_PHASE_ABORTED, 0)));
        assertThat(follow().getStatus().getPhase()).isEqualTo(terminal ? phase : ACTION_PHASE_ABORTED);
    }

    @Test
    void subscribesAgainWhenAStreamEndsWellTooEarly() {
        watch((request, number, out) ->
                out.send(number < 4 ? details(ACTION_PHASE_QUEUED, 0) : details(ACTION_PHASE_RECOVERED, 0)));
        assertThat(follow().getStatus().getPhase()).isEqualTo(ACTION_PHASE_RECOVERED);
        assertThat(backend.calls(RunRpcs.WATCH_ACTION_DETAILS)).isEqualTo(4);
        assertThat(recorder.phases).containsExactly("QUEUED", "RECOVERED");
        assertThat(recorder.notes).isEmpty();
    }

    @Test
    void reconnectsWhenTheWatchIsCutAndSaysSo() {
        watch((request, number, out) -> {
            out.send(details(number < 8 ? ACTION_PHASE_QUEUED : ACTION_PHASE_FAILED, 0));
            if (number < 8) {
                throw new FakeBackend.Cut();
            }
        });
        assertThat(follow().getStatus().getPhase()).isEqualTo(ACTION_PHASE_FAILED);
        assertThat(recorder.notes).hasSize(7).allMatch(note -> note.contains("cut"));
    }

    @Test
    void givesUpOnABackendThatStaysAway() {
        watch((request, number, out) -> {
            throw new FakeBackend.Refusal(RpcCode.UNAVAILABLE, "closed today");
        });
        RpcException e = catchThrowableOfType(RpcException.class, this::follow);
        assertThat(e.rpcMessage()).isEqualTo("closed today");
        assertThat(backend.calls(RunRpcs.WATCH_ACTION_DETAILS)).isEqualTo(4);
    }

    @Test
    void doesNotAskAgainWhatTheBackendDecided() {
        watch((request, number, out) -> {
            throw new FakeBackend.Refusal(RpcCode.PERMISSION_DENIED, "not yours");
        });
        RpcException e = catchThrowableOfType(RpcException.class, this::follow);
        assertThat(e.code()).isEqualTo(RpcCode.PERMISSION_DENIED);
        assertThat(backend.calls(RunRpcs.WATCH_ACTION_DETAILS)).isEqualTo(1);
    }

    @Test
    void endsByItselfWhenARunNeverDoes() {
        watch((request, number, out) -> {
            out.send(details(ACTION_PHASE_QUEUED, 0));
            Thread.currentThread().join();
        });
        RunTimeoutException e = catchThrowableOfType(RunTimeoutException.class, () -> follow(Duration.ofSeconds(2)));
        assertThat(e).hasMessageContaining("r1").hasMessageContaining("QUEUED");
        assertThat(e.last()).isPresent();
    }

    @Test
    void endsByItselfWhenTheWatchEndsWellForEver() {
        watch((request, number, out) -> out.send(details(ACTION_PHASE_RUNNING, 0)));
        assertThat(catchThrowableOfType(RunTimeoutException.class, () -> follow(Duration.ofSeconds(2))))
                .isNotNull();
        assertThat(backend.calls(RunRpcs.WATCH_ACTION_DETAILS)).isGreaterThan(2);
    }

    @Test
    void endsByItselfWhenTheBackendNeverAnswers() {
        watch((request, number, out) -> Thread.currentThread().join());
        RunTimeoutException e = catchThrowableOfType(RunTimeoutException.class, () -> follow(Duration.ofSeconds(2)));
        assertThat(e.last()).isEmpty();
    }

    @Test
    void waitsForALogThatIsNotThereBeforeThePodHasStarted() {
        watch((request, number, out) -> {
            out.send(details(ACTION_PHASE_RUNNING, 1));
            recorder.firstLine.await();
            out.send(details(ACTION_PHASE_SUCCEEDED, 1));
        });
        logs((request, number, out) -> {
            if (number < 6) {
                throw new FakeBackend.Refusal(RpcCode.NOT_FOUND, "no pod");
            }
            out.send(lines(line(1, "late")));
        });
        follow();
        assertThat(recorder.lines).containsExactly("1:late");
        assertThat(recorder.notes).isEmpty();
    }

    @Test
    void doesNotWaitForTheLogOfARunThatNeverHadAPod() {
        watch((request, number, out) -> out.send(details(ACTION_PHASE_ABORTED, 1)));
        logs((request, number, out) -> {
            throw new FakeBackend.Refusal(RpcCode.NOT_FOUND, "no pod");
        });
        follow();
        assertThat(backend.calls(DataProxyRpcs.TAIL_LOGS)).isBetween(1, 4);
    }

    @Test
    void aCutLogGoesOnWithoutRepeatingLines() {
        watch((request, number, out) -> out.send(details(ACTION_PHASE_SUCCEEDED, 1)));
        LogLine[] all = {line(1, "same"), line(1, "same"), line(0, "bare"), line(0, "bare"), line(2, "end")};
        logs((request, number, out) -> {
            for (int i = 0; i < Math.min(number, all.length); i++) {
                out.send(lines(all[i]));
            }
            if (number <= all.length) {
                throw new FakeBackend.Cut();
            }
        });
        follow();
        assertThat(recorder.lines).containsExactly("1:same", "1:same", "1:bare", "1:bare", "1:end");
    }

    @Test
    void aLogThatGoesOnWhereItWasCutLosesNothing() {
        watch((request, number, out) -> out.send(details(ACTION_PHASE_SUCCEEDED, 1)));
        logs((request, number, out) -> {
            out.send(lines(line(number, "line " + number)));
            if (number < 4) {
                throw new FakeBackend.Cut();
            }
        });
        follow();
        assertThat(recorder.lines).containsExactly("1:line 1", "1:line 2", "1:line 3", "1:line 4");
    }

    @Test
    void showsTheLogOfAPodThatWasStartedAgainInTheSameAttempt() {
        CountDownLatch relaunched = new CountDownLatch(1);
        watch((request, number, out) -> {
            out.send(details(ACTION_PHASE_RUNNING, 1));
            relaunched.await();
            out.send(details(ACTION_PHASE_SUCCEEDED, 1));
        });
        logs((request, number, out) -> {
            out.send(lines(line(1, "first pod")));
            if (number > 1) {
                out.send(lines(line(2, "second pod")));
                relaunched.countDown();
            }
        });
        follow();
        assertThat(recorder.lines).containsExactly("1:first pod", "1:second pod");
    }

    @Test
    void readsTheLogOfEachAttempt() {
        watch((request, number, out) -> {
            out.send(details(ACTION_PHASE_RUNNING, 1));
            recorder.firstLine.await();
            out.send(details(ACTION_PHASE_RUNNING, 2));
            out.send(details(ACTION_PHASE_FAILED, 2));
        });
        logs((request, number, out) -> out.send(lines(line(1, "try " + request.getAttempt()))));
        follow();
        assertThat(recorder.lines).containsExactlyInAnyOrder("1:try 1", "2:try 2");
        assertThat(recorder.phases).containsExactly("RUNNING", "RUNNING", "FAILED");
    }

    @Test
    void aRunIsFollowedWithoutItsLogWhereTheBackendHasNone() {
        watch((request, number, out) -> out.send(details(ACTION_PHASE_SUCCEEDED, 1)));
        assertThat(follow().getStatus().getPhase()).isEqualTo(ACTION_PHASE_SUCCEEDED);
        assertThat(recorder.notes).singleElement().asString().contains("attempt 1", "cannot be read");
    }

    @Test
    void aLogThatNeverEndsDoesNotHoldAFinishedRun() {
        watch((request, number, out) -> out.send(details(ACTION_PHASE_SUCCEEDED, 1)));
        logs((request, number, out) -> {
            out.send(lines(line(1, "hello")));
            Thread.currentThread().join();
        });
        long start = System.nanoTime();
        follow();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
        assertThat(recorder.lines).containsExactly("1:hello");
    }

    @Test
    void aLongLogIsReadToItsEnd() {
        int count = 20_000;
        watch((request, number, out) -> out.send(details(ACTION_PHASE_SUCCEEDED, 1)));
        logs((request, number, out) -> {
            for (int i = 0; i < count; i++) {
                out.send(lines(line(i, "line " + i)));
            }
        });
        follow();
        assertThat(recorder.lines).hasSize(count);
    }

    @Test
    void anInterruptEndsTheFollowingAndIsKept() {
        watch((request, number, out) -> Thread.currentThread().join());
        Thread.currentThread().interrupt();
        RpcException e = catchThrowableOfType(RpcException.class, this::follow);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.code()).isEqualTo(RpcCode.CANCELED);
    }

    private ActionDetails follow() {
        return follow(LONG);
    }

    private ActionDetails follow(Duration timeout) {
        return new RunFollower(backend.client(), FAST).follow(RUN, recorder, timeout);
    }

    private void watch(FakeBackend.Stream<WatchActionDetailsRequest, WatchActionDetailsResponse> script) {
        backend.stream(RunRpcs.WATCH_ACTION_DETAILS, script);
    }

    private void logs(FakeBackend.Stream<TailLogsRequest, TailLogsResponse> script) {
        backend.stream(DataProxyRpcs.TAIL_LOGS, script);
    }

    private static WatchActionDetailsResponse details(ActionPhase phase, int attempts) {
        ActionDetails.Builder details = ActionDetails.newBuilder()
                .setStatus(ActionStatus.newBuilder().setPhase(phase).setAttempts(attempts));
        for (int i = 1; i <= attempts; i++) {
            details.addAttempts(ActionAttempt.newBuilder().setAttempt(i));
        }
        return WatchActionDetailsResponse.newBuilder().setDetails(details).build();
    }

    private static TailLogsResponse lines(LogLine... lines) {
        return TailLogsResponse.newBuilder()
                .addLogs(TailLogsResponse.Logs.newBuilder().addAllLines(List.of(lines)))
                .build();
    }

    private static LogLine line(long second, String message) {
        LogLine.Builder line = LogLine.newBuilder().setMessage(message);
        return second == 0
                ? line.build()
                : line.setTimestamp(Timestamp.newBuilder().setSeconds(second)).build();
    }
}
