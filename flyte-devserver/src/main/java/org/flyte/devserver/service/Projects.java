package org.flyte.devserver.service;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.store.ProjectStore;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.project.CreateProjectRequest;
import org.flyte.idl.project.CreateProjectResponse;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.GetProjectResponse;
import org.flyte.idl.project.ListProjectsRequest;
import org.flyte.idl.project.ListProjectsResponse;
import org.flyte.idl.project.Project;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RpcCode;

/** ProjectService. */
public final class Projects {
    private static final Pattern STATE = Pattern.compile("eq\\(state,\\s*(\\d+)\\)");
    private static final Listing<Project> LISTING = new Listing<>(Fields.of(java.util.Map.of(
            "created_at",
            project -> Instant.EPOCH,
            "updated_at",
            project -> Instant.EPOCH,
            "id",
            Project::getId,
            "name",
            Project::getName)));

    private final ProjectStore projects;

    public Projects(ProjectStore projects) {
        this.projects = projects;
    }

    public ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.unary(ProjectRpcs.CREATE_PROJECT, (request, host) -> create(request))
                .unary(ProjectRpcs.GET_PROJECT, (request, host) -> get(request))
                .unary(ProjectRpcs.LIST_PROJECTS, (request, host) -> list(request));
    }

    private CreateProjectResponse create(CreateProjectRequest request) {
        Project project = request.getProject();
        Names.requireLabelValue("project id", project.getId());
        if (!projects.create(project)) {
            throw new RpcFailure(RpcCode.ALREADY_EXISTS, "project already exists: " + project.getId());
        }
        return CreateProjectResponse.getDefaultInstance();
    }

    private GetProjectResponse get(GetProjectRequest request) {
        return projects.find(request.getId())
                .map(project ->
                        GetProjectResponse.newBuilder().setProject(project).build())
                .orElseThrow(() -> RpcFailure.notFound("project not found: " + request.getId()));
    }

    private ListProjectsResponse list(ListProjectsRequest request) {
        Matcher state = STATE.matcher(request.getFilters());
        int wanted = state.find() ? Integer.parseInt(state.group(1)) : 0;
        List<Project> all = projects.all().stream()
                .filter(project -> project.getStateValue() == wanted)
                .toList();
        ListRequest.Builder page =
                ListRequest.newBuilder().setLimit(request.getLimit()).setToken(request.getToken());
        if (request.hasSortBy()) {
            page.setSortBy(request.getSortBy());
        }
        Listing.Page<Project> found = LISTING.page(page.build(), all);
        ListProjectsResponse.Builder response = ListProjectsResponse.newBuilder();
        response.getProjectsBuilder().addAllProjects(found.rows()).setToken(found.token());
        return response.build();
    }
}
