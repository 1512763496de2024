package org.flyte.devserver.exec;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.Phases;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.CatalogCacheStatus;
import org.flyte.idl.task.OutputReferences;
import org.flyte.idl.workflow.AbortInfo;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionStatus;
import org.flyte.idl.workflow.ErrorInfo;
import org.flyte.idl.workflow.PhaseTransition;

/**
 * How an action's record changes. As on a real backend an earlier attempt stays RUNNING and shows no error, and the
 * phase of the action never goes back. A record that is terminal changes no more, but for an abort, which always wins.
 */
final class Transitions {
    private Transitions() {}

    static ActionRecord attemptQueued(ActionRecord record, int number, OutputFolder output) {
        if (isTerminal(record)) {
            return record;
        }
        Timestamp now = ProtoTime.now();
        ActionRecord.Builder changed = record.toBuilder();
        ActionDetails.Builder details = changed.getDetailsBuilder();
        details.getStatusBuilder().setAttempts(number);
        details.addAttempts(ActionAttempt.newBuilder()
                .setAttempt(number)
                .setPhase(ActionPhase.ACTION_PHASE_QUEUED)
                .setStartTime(now)
                .setOutputs(OutputReferences.newBuilder()
                        .setOutputUri(output.outputs())
                        .setReportUri(output.report()))
                .addPhaseTransitions(transition(ActionPhase.ACTION_PHASE_QUEUED, now)));
        return changed.build();
    }

    static ActionRecord phase(ActionRecord record, ActionPhase phase) {
        if (isTerminal(record)) {
            return record;
        }
        ActionRecord.Builder changed = record.toBuilder();
        enter(changed.getDetailsBuilder(), phase, ProtoTime.now());
        return changed.build();
    }

    static ActionRecord succeeded(ActionRecord record) {
        return isTerminal(record) ? record : ended(record, ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    static ActionRecord failed(ActionRecord record, Failure failure) {
        if (isTerminal(record)) {
            return record;
        }
        ErrorInfo error = failure.toErrorInfo();
        ActionRecord.Builder changed =
                ended(record, ActionPhase.ACTION_PHASE_FAILED).toBuilder().setError(failure.toExecutionError());
        ActionDetails.Builder details = changed.getDetailsBuilder().setErrorInfo(error);
        int last = details.getAttemptsCount() - 1;
        if (last >= 0) {
            details.getAttemptsBuilder(last).setErrorInfo(error);
        }
        return changed.build();
    }

    static ActionRecord aborted(ActionRecord record, String reason) {
        boolean wasTerminal = isTerminal(record);
        ActionRecord.Builder changed =
                (wasTerminal ? record : ended(record, ActionPhase.ACTION_PHASE_ABORTED)).toBuilder();
        ActionDetails.Builder details = changed.getDetailsBuilder();
        details.getStatusBuilder().setPhase(ActionPhase.ACTION_PHASE_ABORTED);
        details.setAbortInfo(AbortInfo.newBuilder().setReason(reason));
        return changed.build();
    }

    static ActionRecord cacheStatus(ActionRecord record, CatalogCacheStatus status) {
        ActionRecord.Builder changed = record.toBuilder();
        ActionDetails.Builder details = changed.getDetailsBuilder();
        details.getStatusBuilder().setCacheStatus(status);
        int last = details.getAttemptsCount() - 1;
        if (last >= 0) {
            details.getAttemptsBuilder(last).setCacheStatus(status);
        }
        return changed.build();
    }

    static boolean isTerminal(ActionRecord record) {
        return Phases.isTerminal(record.getDetails().getStatus().getPhase());
    }

    private static ActionRecord ended(ActionRecord record, ActionPhase phase) {
        Timestamp now = ProtoTime.now();
        ActionRecord.Builder changed = record.toBuilder();
        ActionDetails.Builder details = changed.getDetailsBuilder();
        enter(details, phase, now);
        ActionStatus.Builder status = details.getStatusBuilder();
        Duration taken = Duration.between(ProtoTime.instant(status.getStartTime()), ProtoTime.instant(now));
        status.setEndTime(now).setDurationMs(Math.max(0, taken.toMillis()));
        return changed.build();
    }

    private static void enter(ActionDetails.Builder details, ActionPhase phase, Timestamp now) {
        ActionStatus.Builder status = details.getStatusBuilder();
        if (phase.getNumber() > status.getPhase().getNumber()) {
            status.setPhase(phase);
        }
        int last = details.getAttemptsCount() - 1;
        if (last < 0) {
            return;
        }
        ActionAttempt.Builder attempt = details.getAttemptsBuilder(last).setPhase(phase);
        int open = attempt.getPhaseTransitionsCount() - 1;
        attempt.getPhaseTransitionsBuilder(open).setEndTime(now);
        attempt.addPhaseTransitions(transition(phase, now));
        if (phase == ActionPhase.ACTION_PHASE_RUNNING) {
            attempt.setLogsAvailable(true);
        }
        if (Phases.isTerminal(phase)) {
            attempt.setEndTime(now);
        }
    }

    private static PhaseTransition transition(ActionPhase phase, Timestamp now) {
        return PhaseTransition.newBuilder().setPhase(phase).setStartTime(now).build();
    }
}
