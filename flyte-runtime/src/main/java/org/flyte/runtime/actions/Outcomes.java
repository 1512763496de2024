package org.flyte.runtime.actions;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.runtime.actions.ChildResult.Succeeded;
import org.flyte.runtime.storage.ObjectStores;
import org.flyte.runtime.storage.ObjectTooLargeException;

/** Turns the last update of a child into its result, reading outputs from where the update says they are. */
final class Outcomes {
    private static final byte[] NOTHING = {};
    /** By this code the backend means that a task without outputs did its work; it writes that itself. */
    private static final String VOID_DONE = "No outputs produced";
    /** An object that is said to be there and is not is late at most a few seconds. */
    private static final int LOOKS_FOR_ABSENT = 4;

    private final Limits limits;
    private final Patience patience;
    private final Threads threads;
    private final Endings endings;
    private final ErrorReader errors = new ErrorReader();

    Outcomes(ActionsSettings settings, Threads threads, Endings endings) {
        this.limits = settings.limits();
        this.patience = settings.patience();
        this.threads = threads;
        this.endings = endings;
    }

    /** Returns at once. */
    void read(Child child, ActionUpdate last) {
        threads.reading().execute(() -> attempt(child, last, new StoreRetries(patience)));
    }

    private void attempt(Child child, ActionUpdate last, StoreRetries retries) {
        ChildResult result;
        try {
            result = result(child, last);
        } catch (IOException e) {
            Duration pause = retries.failed(e instanceof NoSuchFileException ? LOOKS_FOR_ABSENT : Integer.MAX_VALUE);
            if (pause != null) {
                threads.later(pause, threads.reading(), () -> attempt(child, last, retries));
                return;
            }
            result = unreadable(child, last, e);
        } catch (RuntimeException | Error e) {
            result = Failures.bug(child, e);
        }
        endings.end(child, result);
    }

    private ChildResult result(Child child, ActionUpdate last) throws IOException {
        if (Phases.isSuccess(last.getPhase())) {
            return outputs(child, last.getOutputUri());
        }
        ChildResult.Failed failed = errors.failure(last);
        boolean done = !child.hasOutputs()
                && failed.phase() == ChildResult.Phase.FAILED
                && failed.code().equals(VOID_DONE);
        return done ? new Succeeded(NOTHING) : failed;
    }

    private ChildResult outputs(Child child, String folder) throws IOException {
        if (!child.hasOutputs()) {
            return new Succeeded(NOTHING);
        }
        if (folder.isEmpty()) {
            return Failures.noOutputsUri(child.name());
        }
        String uri = Uris.in(folder, "outputs.pb");
        try {
            return new Succeeded(ObjectStores.of(uri).get(uri, limits.valueBytes()));
        } catch (ObjectTooLargeException e) {
            return Failures.outputsTooLarge(child.name(), uri, limits.valueBytes());
        }
    }

    private ChildResult unreadable(Child child, ActionUpdate last, IOException cause) {
        return Phases.isSuccess(last.getPhase())
                ? Failures.outputsUnreadable(child.name(), last.getOutputUri(), cause)
                : errors.withoutDocument(last);
    }
}
