package org.flyte.devserver;

import com.google.protobuf.StringValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.actions.AbortRequest;
import org.flyte.idl.actions.Action;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.idl.actions.WatchForUpdatesRequest;
import org.flyte.idl.actions.WatchForUpdatesResponse;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.dataproxy.GetActionDataRequest;
import org.flyte.idl.dataproxy.GetActionDataResponse;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.idl.workflow.GetActionDetailsRequest;
import org.flyte.wire.connect.ActionsRpcs;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.ServerStream;

/** The children of one run's actions, enqueued and watched as their parents' runtimes do. */
final class Offspring {
    private final Backend backend;
    private final String run;
    private final Path inputs;

    Offspring(Backend backend, String run) {
        this.backend = backend;
        this.run = run;
        this.inputs = backend.server().dataDir().resolve("inputs of " + run);
    }

    ActionIdentifier id(String name) {
        return Backend.root(run).toBuilder().setName(name).build();
    }

    /** A request as a parent sends it, with empty inputs that exist. */
    Action.Builder action(String parent, String name, TaskSpec spec) throws Exception {
        return action(parent, name, spec, Inputs.getDefaultInstance());
    }

    Action.Builder action(String parent, String name, TaskSpec spec, Inputs given) throws Exception {
        Path file = Files.createDirectories(inputs.resolve(name)).resolve("inputs.pb");
        Files.write(file, given.toByteArray());
        Action.Builder action = Action.newBuilder()
                .setActionId(id(name))
                .setParentActionName(parent)
                .setInputUri("file://" + file)
                .setRunOutputBase(
                        "file://" + backend.server().dataDir() + "/storage/flytesnacks/development/" + run + "/");
        action.getTaskBuilder().setSpec(spec);
        return action;
    }

    void enqueue(Action.Builder action) {
        backend.call(
                ActionsRpcs.ENQUEUE,
                EnqueueRequest.newBuilder().setAction(action).build());
    }

    void start(String parent, String name, TaskSpec spec) throws Exception {
        enqueue(action(parent, name, spec));
    }

    void startCached(String parent, String name, TaskSpec spec, Inputs given, String cacheKey) throws Exception {
        Action.Builder action = action(parent, name, spec, given);
        action.getTaskBuilder().setCacheKey(StringValue.of(cacheKey));
        enqueue(action);
    }

    ServerStream<WatchForUpdatesResponse> watch(String parent) {
        return backend.stream(
                ActionsRpcs.WATCH_FOR_UPDATES,
                WatchForUpdatesRequest.newBuilder()
                        .setParentActionId(id(parent))
                        .build());
    }

    /** The snapshot that a new watch begins with, up to its sentinel. */
    List<ActionUpdate> snapshot(String parent) {
        List<ActionUpdate> snapshot = new ArrayList<>();
        try (ServerStream<WatchForUpdatesResponse> stream = watch(parent)) {
            for (WatchForUpdatesResponse next = stream.next(); next.hasActionUpdate(); next = stream.next()) {
                snapshot.add(next.getActionUpdate());
            }
        }
        return snapshot;
    }

    /** Waits until so many children have ended; returns their last updates by name. */
    Map<String, ActionUpdate> await(String parent, int count) {
        Map<String, ActionUpdate> ended = new TreeMap<>();
        try (ServerStream<WatchForUpdatesResponse> stream = watch(parent)) {
            while (ended.size() < count) {
                ActionUpdate update = stream.next().getActionUpdate();
                String name = update.getActionId().getName();
                if (!name.equals(parent) && isTerminal(update.getPhase())) {
                    ended.put(name, update);
                }
            }
        }
        return ended;
    }

    /** Waits until a child is in this phase. */
    void await(String parent, String child, ActionPhase phase) {
        try (ServerStream<WatchForUpdatesResponse> stream = watch(parent)) {
            ActionUpdate update = stream.next().getActionUpdate();
            while (!update.getActionId().getName().equals(child) || update.getPhase() != phase) {
                update = stream.next().getActionUpdate();
            }
        }
    }

    void abort(String name, String reason) {
        backend.call(
                ActionsRpcs.ABORT,
                AbortRequest.newBuilder()
                        .setActionId(id(name))
                        .setReason(reason)
                        .build());
    }

    ActionDetails details(String name) {
        return backend.call(
                        RunRpcs.GET_ACTION_DETAILS,
                        GetActionDetailsRequest.newBuilder()
                                .setActionId(id(name))
                                .build())
                .getDetails();
    }

    GetActionDataResponse data(String name) {
        return backend.call(
                DataProxyRpcs.GET_ACTION_DATA,
                GetActionDataRequest.newBuilder().setActionId(id(name)).build());
    }

    private static boolean isTerminal(ActionPhase phase) {
        return switch (phase) {
            case ACTION_PHASE_SUCCEEDED, ACTION_PHASE_FAILED, ACTION_PHASE_ABORTED -> true;
            default -> false;
        };
    }
}
