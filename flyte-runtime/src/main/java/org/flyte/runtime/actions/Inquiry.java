package org.flyte.runtime.actions;

import java.util.Locale;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.idl.workflow.ErrorInfo;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;

/**
 * Asks what became of a child that the watch does not list any more. The watch follows Kubernetes, where a finished or
 * deleted action vanishes after a time; the backend's database keeps its end.
 */
final class Inquiry {
    /** So often the database may say that a child is under way which no snapshot lists. */
    private static final int MOST_CONTRADICTIONS = 6;

    private final Ledger ledger;
    private final ActionsService service;
    private final EnqueueRequests requests;
    private final Submission submission;
    private final Watch.Listener listener;
    private final Endings endings;

    Inquiry(
            Ledger ledger,
            ActionsService service,
            EnqueueRequests requests,
            Submission submission,
            Watch.Listener listener,
            Endings endings) {
        this.ledger = ledger;
        this.service = service;
        this.requests = requests;
        this.submission = submission;
        this.listener = listener;
        this.endings = endings;
    }

    /** Waits for the answer. Where none comes, the next snapshot asks again. */
    void ask(Child child) {
        try {
            ActionIdentifier id = requests.id(child.name());
            ActionDetails details = service.details(id);
            if (Phases.isTerminal(details.getStatus().getPhase())) {
                listener.updated(update(id, details));
            } else if (child.inquiries >= MOST_CONTRADICTIONS) {
                sendAgain(child);
            }
        } catch (RpcException e) {
            if (isUnknown(e)) {
                sendAgain(child);
            }
        } catch (RuntimeException e) {
            endings.end(child, Failures.bug(child, e));
        }
    }

    /** Harmless where it exists after all, since its name is its own. */
    private void sendAgain(Child child) {
        if (ledger.sendAgain(child)) {
            submission.submit(child);
        } else {
            endings.end(child, Failures.lost(child));
        }
    }

    private ActionUpdate update(ActionIdentifier id, ActionDetails details) {
        ActionUpdate.Builder update = ActionUpdate.newBuilder()
                .setActionId(id)
                .setPhase(details.getStatus().getPhase());
        if (Phases.isSuccess(details.getStatus().getPhase())) {
            return update.setOutputUri(service.outputsUri(id)).build();
        }
        if (details.getAttemptsCount() > 0) {
            update.setOutputUri(details.getAttempts(details.getAttemptsCount() - 1)
                    .getOutputs()
                    .getOutputUri());
        }
        if (details.hasErrorInfo()) {
            update.setError(error(details.getErrorInfo()));
        } else if (details.hasAbortInfo()) {
            update.setError(ExecutionError.newBuilder()
                    .setMessage(details.getAbortInfo().getReason()));
        }
        return update.build();
    }

    private static ExecutionError error(ErrorInfo info) {
        ExecutionError.ErrorKind kind =
                switch (info.getKind()) {
                    case KIND_USER -> ExecutionError.ErrorKind.USER;
                    case KIND_SYSTEM -> ExecutionError.ErrorKind.SYSTEM;
                    default -> ExecutionError.ErrorKind.UNKNOWN;
                };
        return ExecutionError.newBuilder()
                .setCode(info.getCode())
                .setMessage(info.getMessage())
                .setKind(kind)
                .build();
    }

    private static boolean isUnknown(RpcException error) {
        return error.code() == RpcCode.NOT_FOUND
                || error.code() == RpcCode.UNIMPLEMENTED
                || error.rpcMessage().toLowerCase(Locale.ROOT).contains("not found");
    }
}
