package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.DeployTaskResponse;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.task.GetTaskDetailsResponse;
import org.flyte.idl.task.ListTasksRequest;
import org.flyte.idl.task.ListTasksResponse;
import org.flyte.idl.task.ListVersionsRequest;
import org.flyte.idl.task.ListVersionsResponse;

/** Tasks and their versions. */
public final class TaskRpcs {
    public static final String SERVICE = "flyteidl2.task.TaskService";

    /** An upsert: the same version can be sent again. */
    public static final Rpc<DeployTaskRequest, DeployTaskResponse> DEPLOY_TASK =
            rpc("DeployTask", DeployTaskResponse.parser(), DeployTaskRequest.parser(), true);

    public static final Rpc<GetTaskDetailsRequest, GetTaskDetailsResponse> GET_TASK_DETAILS =
            rpc("GetTaskDetails", GetTaskDetailsResponse.parser(), GetTaskDetailsRequest.parser(), true);

    public static final Rpc<ListTasksRequest, ListTasksResponse> LIST_TASKS =
            rpc("ListTasks", ListTasksResponse.parser(), ListTasksRequest.parser(), true);

    public static final Rpc<ListVersionsRequest, ListVersionsResponse> LIST_VERSIONS =
            rpc("ListVersions", ListVersionsResponse.parser(), ListVersionsRequest.parser(), true);

    private TaskRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
