package org.flyte.devserver.service;

import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.devserver.exec.ActionExecutor;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.Phases;
import org.flyte.idl.actions.AbortRequest;
import org.flyte.idl.actions.AbortResponse;
import org.flyte.idl.actions.Action;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.idl.actions.EnqueueResponse;
import org.flyte.idl.actions.UpdateRequest;
import org.flyte.idl.actions.UpdateResponse;
import org.flyte.wire.connect.ActionsRpcs;
import org.flyte.wire.connect.RpcCode;

/**
 * ActionsService, but for its stream: how a running action starts children and ends them. As on a real backend nearly
 * every refusal is INTERNAL.
 */
final class Children {
    private final ActionStore actions;
    private final ActionExecutor executor;
    private final Consumer<String> warnings;

    Children(ActionStore actions, ActionExecutor executor, Consumer<String> warnings) {
        this.actions = actions;
        this.executor = executor;
        this.warnings = warnings;
    }

    ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.unary(ActionsRpcs.ENQUEUE, (request, host) -> enqueue(request))
                .unary(ActionsRpcs.ABORT, (request, host) -> abort(request))
                .unary(ActionsRpcs.UPDATE, (request, host) -> update(request));
    }

    private EnqueueResponse enqueue(EnqueueRequest request) {
        Action child = request.getAction();
        ChildAdmission.check(child);
        switch (child.getSpecCase()) {
            case TASK -> start(child);
            case TRACE -> actions.insert(ChildRecords.trace(child, parent(child)));
            case SPEC_NOT_SET ->
                warnings.accept(ActionKey.of(child.getActionId()).path()
                        + " was enqueued without a task or a trace: it is not started, and its parent waits for ever.");
        }
        return EnqueueResponse.getDefaultInstance();
    }

    private void start(Action child) {
        ActionKey key = ActionKey.of(child.getActionId());
        ActionRecord record = ChildRecords.task(child, parent(child));
        Optional<ActionRecord> existing = actions.insert(record);
        if (existing.isEmpty()) {
            executor.submit(record);
        } else if (isAborted(existing)) {
            restart(record);
        } else {
            throw internal(
                    "failed to create TaskAction: taskactions.flyte.org \"" + key.objectName() + "\" already exists");
        }
        // An abort that came in between has not seen this child.
        if (isAborted(actions.find(new ActionKey(key.run(), child.getParentActionName())))) {
            executor.abortOpen(key, "its parent was aborted");
        }
    }

    /** An abort has deleted the child's object, so that its parent's next attempt can make one of the same name. */
    private void restart(ActionRecord child) {
        try {
            executor.restart(child);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw internal("the development server is stopping");
        }
    }

    /** An aborted action exists no more for those who would be its children. */
    private ActionRecord parent(Action child) {
        ActionKey key = new ActionKey(ActionKey.of(child.getActionId()).run(), child.getParentActionName());
        Optional<ActionRecord> parent = actions.find(key);
        if (parent.isEmpty() || isAborted(parent)) {
            throw internal("parent TaskAction \"" + key.objectName() + "\" not found");
        }
        return parent.get();
    }

    private static boolean isAborted(Optional<ActionRecord> action) {
        return action.filter(Phases::isAborted).isPresent();
    }

    private AbortResponse abort(AbortRequest request) {
        ActionKey action = ActionKey.of(request.getActionId());
        if (!executor.abortOpen(action, request.getReason())) {
            throw missing(action);
        }
        return AbortResponse.getDefaultInstance();
    }

    /** Accepted and otherwise left alone: the executor here knows the states of its actions itself. */
    private UpdateResponse update(UpdateRequest request) {
        ActionKey action = ActionKey.of(request.getActionId());
        if (actions.find(action).isEmpty()) {
            throw missing(action);
        }
        return UpdateResponse.getDefaultInstance();
    }

    private static RpcFailure missing(ActionKey action) {
        return internal("taskactions.flyte.org \"" + action.objectName() + "\" not found");
    }

    private static RpcFailure internal(String message) {
        return new RpcFailure(RpcCode.INTERNAL, message);
    }
}
