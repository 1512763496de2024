package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import org.flyte.idl.project.CreateProjectRequest;
import org.flyte.idl.project.CreateProjectResponse;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.GetProjectResponse;
import org.flyte.idl.project.ListProjectsRequest;
import org.flyte.idl.project.ListProjectsResponse;

/** Projects and their domains. */
public final class ProjectRpcs {
    public static final String SERVICE = "flyteidl2.project.ProjectService";

    public static final Rpc<CreateProjectRequest, CreateProjectResponse> CREATE_PROJECT =
            rpc("CreateProject", CreateProjectResponse.parser(), CreateProjectRequest.parser(), false);

    public static final Rpc<GetProjectRequest, GetProjectResponse> GET_PROJECT =
            rpc("GetProject", GetProjectResponse.parser(), GetProjectRequest.parser(), true);

    public static final Rpc<ListProjectsRequest, ListProjectsResponse> LIST_PROJECTS =
            rpc("ListProjects", ListProjectsResponse.parser(), ListProjectsRequest.parser(), true);

    private ProjectRpcs() {}

    private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
            String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {
        return new Rpc<>(SERVICE, method, responses, requests, repeatable);
    }
}
