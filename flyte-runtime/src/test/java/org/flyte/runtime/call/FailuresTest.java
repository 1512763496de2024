package org.flyte.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.flyte.runtime.actions.ChildResult;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.task.TaskFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource({
        "FAILED, IllegalStateException, TaskFailedException, IllegalStateException",
        "FAILED, ValueError, TaskFailedException, ValueError",
        "FAILED, OOM, TaskOutOfMemoryException, OOM",
        "FAILED, OOMError, TaskOutOfMemoryException, OOMError",
        "FAILED, NoRoomException, TaskFailedException, NoRoomException",
        "FAILED, ZOOM_TOO_FAR, TaskFailedException, ZOOM_TOO_FAR",
        "FAILED, OOMKilled, TaskOutOfMemoryException, OOMKilled",
        "FAILED, MAX_RUNTIME_EXCEEDED, TaskTimeoutException, MAX_RUNTIME_EXCEEDED",
        "FAILED, MaxRuntimeExceededError, TaskTimeoutException, MaxRuntimeExceededError",
        "TIMED_OUT, QUEUED_TIMEOUT_EXCEEDED, TaskTimeoutException, QUEUED_TIMEOUT_EXCEEDED",
        "TIMED_OUT, TimedOut, TaskTimeoutException, TimedOut",
        "ABORTED, Aborted, TaskAbortedException, Aborted",
        "FAILED, |ImagePullBackOff, TaskFailedException, ImagePullBackOff",
        "FAILED, RetriesExhausted|OOM, TaskOutOfMemoryException, OOM",
    })
    void theCodeAndThePhaseSayWhichExceptionItIs(Phase phase, String code, String type, String own) {
        TaskFailedException failed =
                Failures.of(new ChildResult.Failed(phase, code, own + ": why", ChildResult.Kind.SYSTEM), "env.t", "c1");
        assertThat(failed.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failed.code()).isEqualTo(own);
        assertThat(failed.kind()).isEqualTo(TaskFailedException.Kind.SYSTEM);
        assertThat(failed.action()).isEqualTo("c1");
        assertThat(failed.getMessage())
                .startsWith("The child action c1 of env.t ")
                .endsWith(": " + own + ": why");
    }
}
