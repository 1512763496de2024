package org.flyte.runtime.actions;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.idl.actions.AbortRequest;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.idl.actions.WatchForUpdatesRequest;
import org.flyte.idl.actions.WatchForUpdatesResponse;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.GetActionDataURIsRequest;
import org.flyte.idl.workflow.GetActionDetailsRequest;
import org.flyte.wire.connect.ActionsRpcs;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.ServerStream;
import org.flyte.wire.connect.StreamLimits;

/** The calls that a parent makes. Each is sent once: whoever calls knows what a repetition means. */
final class ActionsService {
    private static final Duration LOOK_UP = Duration.ofSeconds(10);

    private final ActionIdentifier parent;
    private final ConnectTransport transport;

    ActionsService(ActionsSettings settings) {
        this.parent = settings.parent();
        Map<String, String> headers = headers(settings);
        this.transport = ConnectTransport.to(settings.endpoint())
                .headers(() -> headers)
                .retries(RetryPolicy.none())
                .build();
    }

    URI endpoint() {
        return transport.endpoint();
    }

    ServerStream<WatchForUpdatesResponse> watch(StreamLimits limits) {
        WatchForUpdatesRequest request =
                WatchForUpdatesRequest.newBuilder().setParentActionId(parent).build();
        return transport.stream(ActionsRpcs.WATCH_FOR_UPDATES, request, limits);
    }

    void enqueue(EnqueueRequest request, Duration deadline) {
        transport.unary(ActionsRpcs.ENQUEUE, request, deadline);
    }

    void abort(ActionIdentifier action, String reason, Duration deadline) {
        AbortRequest request =
                AbortRequest.newBuilder().setActionId(action).setReason(reason).build();
        transport.unary(ActionsRpcs.ABORT, request, deadline);
    }

    /** What the backend's database knows of an action, which outlives what a watch lists. */
    ActionDetails details(ActionIdentifier action) {
        GetActionDetailsRequest request =
                GetActionDetailsRequest.newBuilder().setActionId(action).build();
        return transport.unary(RunRpcs.GET_ACTION_DETAILS, request, LOOK_UP).getDetails();
    }

    /** The outputs' URI of an action that succeeded; empty where the backend has none. */
    String outputsUri(ActionIdentifier action) {
        GetActionDataURIsRequest request =
                GetActionDataURIsRequest.newBuilder().setActionId(action).build();
        return transport.unary(RunRpcs.GET_ACTION_DATA_URIS, request, LOOK_UP).getOutputsUri();
    }

    /** By the x-actions headers a backend of several shards finds the one that has the run. */
    private static Map<String, String> headers(ActionsSettings settings) {
        ActionIdentifier parent = settings.parent();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-actions-project", parent.getRun().getProject());
        headers.put("x-actions-domain", parent.getRun().getDomain());
        headers.put("x-actions-run", parent.getRun().getName());
        headers.put("x-actions-parent-action", parent.getName());
        if (!settings.token().isEmpty()) {
            headers.put("Authorization", "Bearer " + settings.token());
        }
        return headers;
    }
}
