package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.workflow.AbortActionRequest;
import org.flyte.idl.workflow.AbortActionResponse;
import org.flyte.idl.workflow.AbortRunRequest;
import org.flyte.idl.workflow.AbortRunResponse;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.CreateRunResponse;
import org.flyte.idl.workflow.GetActionDataURIsRequest;
import org.flyte.idl.workflow.GetActionDataURIsResponse;
import org.flyte.idl.workflow.GetActionDetailsRequest;
import org.flyte.idl.workflow.GetActionDetailsResponse;
import org.flyte.idl.workflow.GetRunDetailsRequest;
import org.flyte.idl.workflow.GetRunDetailsResponse;
import org.flyte.idl.workflow.ListActionsRequest;
import org.flyte.idl.workflow.ListActionsResponse;
import org.flyte.idl.workflow.ListRunsRequest;
import org.flyte.idl.workflow.ListRunsResponse;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.flyte.idl.workflow.WatchActionsRequest;
import org.flyte.idl.workflow.WatchActionsResponse;

/** Runs and their actions. */
public final class RunRpcs {
    public static final String SERVICE = "flyteidl2.workflow.RunService";

    /** Repeatable only with a name that the caller chose: the server returns the run that has it. */
    public static final Rpc<CreateRunRequest, CreateRunResponse> CREATE_RUN =
            rpc("CreateRun", CreateRunResponse.parser(), CreateRunRequest.parser(), false);

    public static final Rpc<AbortRunRequest, AbortRunResponse> ABORT_RUN =
            rpc("AbortRun", AbortRunResponse.parser(), AbortRunRequest.parser(), true);

    public static final Rpc<GetRunDetailsRequest, GetRunDetailsResponse> GET_RUN_DETAILS =
            rpc("GetRunDetails", GetRunDetailsResponse.parser(), GetRunDetailsRequest.parser(), true);

    public static final Rpc<GetActionDetailsRequest, GetActionDetailsResponse> GET_ACTION_DETAILS =
            rpc("GetActionDetails", GetActionDetailsResponse.parser(), GetActionDetailsRequest.parser(), true);

    /** Server streaming. */
    public static final Rpc<WatchActionDetailsRequest, WatchActionDetailsResponse> WATCH_ACTION_DETAILS =
            rpc("WatchActionDetails", WatchActionDetailsResponse.parser(), WatchActionDetailsRequest.parser(), true);

    public static final Rpc<ListRunsRequest, ListRunsResponse> LIST_RUNS =
            rpc("ListRuns", ListRunsResponse.parser(), ListRunsRequest.parser(), true);

    public static final Rpc<ListActionsRequest, ListActionsResponse> LIST_ACTIONS =
            rpc("ListActions", ListActionsResponse.parser(), ListActionsRequest.parser(), true);

    /** Server streaming. */
    public static final Rpc<WatchActionsRequest, WatchActionsResponse> WATCH_ACTIONS =
            rpc("WatchActions", WatchActionsResponse.parser(), WatchActionsRequest.parser(), true);

    public static final Rpc<GetActionDataURIsRequest, GetActionDataURIsResponse> GET_ACTION_DATA_URIS =
            rpc("GetActionDataURIs", GetActionDataURIsResponse.parser(), GetActionDataURIsRequest.parser(), true);

    public static final Rpc<AbortActionRequest, AbortActionResponse> ABORT_ACTION =
            rpc("AbortAction", AbortActionResponse.parser(), AbortActionRequest.parser(), true);

    private RunRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
