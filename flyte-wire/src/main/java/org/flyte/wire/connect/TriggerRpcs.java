package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.trigger.DeleteTriggersRequest;
import org.flyte.idl.trigger.DeleteTriggersResponse;
import org.flyte.idl.trigger.DeployTriggerRequest;
import org.flyte.idl.trigger.DeployTriggerResponse;
import org.flyte.idl.trigger.GetTriggerDetailsRequest;
import org.flyte.idl.trigger.GetTriggerDetailsResponse;
import org.flyte.idl.trigger.GetTriggerRevisionDetailsRequest;
import org.flyte.idl.trigger.GetTriggerRevisionDetailsResponse;
import org.flyte.idl.trigger.GetTriggerRevisionHistoryRequest;
import org.flyte.idl.trigger.GetTriggerRevisionHistoryResponse;
import org.flyte.idl.trigger.ListTriggersRequest;
import org.flyte.idl.trigger.ListTriggersResponse;
import org.flyte.idl.trigger.UpdateTriggersRequest;
import org.flyte.idl.trigger.UpdateTriggersResponse;

/** What starts tasks by itself. */
public final class TriggerRpcs {
    public static final String SERVICE = "flyteidl2.trigger.TriggerService";

    /** An upsert: each time it is sent, the trigger has a new revision. */
    public static final Rpc<DeployTriggerRequest, DeployTriggerResponse> DEPLOY_TRIGGER =
            rpc("DeployTrigger", DeployTriggerResponse.parser(), DeployTriggerRequest.parser(), true);

    public static final Rpc<GetTriggerDetailsRequest, GetTriggerDetailsResponse> GET_TRIGGER_DETAILS =
            rpc("GetTriggerDetails", GetTriggerDetailsResponse.parser(), GetTriggerDetailsRequest.parser(), true);

    public static final Rpc<GetTriggerRevisionDetailsRequest, GetTriggerRevisionDetailsResponse>
            GET_TRIGGER_REVISION_DETAILS = rpc(
                    "GetTriggerRevisionDetails",
                    GetTriggerRevisionDetailsResponse.parser(),
                    GetTriggerRevisionDetailsRequest.parser(),
                    true);

    public static final Rpc<ListTriggersRequest, ListTriggersResponse> LIST_TRIGGERS =
            rpc("ListTriggers", ListTriggersResponse.parser(), ListTriggersRequest.parser(), true);

    public static final Rpc<GetTriggerRevisionHistoryRequest, GetTriggerRevisionHistoryResponse>
            GET_TRIGGER_REVISION_HISTORY = rpc(
                    "GetTriggerRevisionHistory",
                    GetTriggerRevisionHistoryResponse.parser(),
                    GetTriggerRevisionHistoryRequest.parser(),
                    true);

    /** Activates or deactivates. */
    public static final Rpc<UpdateTriggersRequest, UpdateTriggersResponse> UPDATE_TRIGGERS =
            rpc("UpdateTriggers", UpdateTriggersResponse.parser(), UpdateTriggersRequest.parser(), true);

    public static final Rpc<DeleteTriggersRequest, DeleteTriggersResponse> DELETE_TRIGGERS =
            rpc("DeleteTriggers", DeleteTriggersResponse.parser(), DeleteTriggersRequest.parser(), true);

    private TriggerRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
