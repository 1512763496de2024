package org.flyte.devserver.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.state.TaskRecord;
import org.flyte.devserver.store.ProjectStore;
import org.flyte.devserver.store.TaskKey;
import org.flyte.devserver.store.TaskStore;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.DeployTaskResponse;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.task.GetTaskDetailsResponse;
import org.flyte.idl.task.ListTasksRequest;
import org.flyte.idl.task.ListTasksResponse;
import org.flyte.idl.task.ListVersionsRequest;
import org.flyte.idl.task.ListVersionsResponse;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.TaskRpcs;

/** TaskService. */
public final class Tasks {
    private final TaskStore tasks;
    private final Triggers triggers;
    private final ProjectStore projects;
    private final Consumer<String> warnings;

    public Tasks(TaskStore tasks, Triggers triggers, ProjectStore projects, Consumer<String> warnings) {
        this.tasks = tasks;
        this.triggers = triggers;
        this.projects = projects;
        this.warnings = warnings;
    }

    public ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.unary(TaskRpcs.DEPLOY_TASK, (request, host) -> deploy(request))
                .unary(TaskRpcs.GET_TASK_DETAILS, (request, host) -> details(request))
                .unary(TaskRpcs.LIST_TASKS, (request, host) -> list(request))
                .unary(TaskRpcs.LIST_VERSIONS, (request, host) -> versions(request));
    }

    private DeployTaskResponse deploy(DeployTaskRequest request) {
        if (!request.hasSpec()) {
            throw new RpcFailure(RpcCode.INTERNAL, "the request holds no task spec");
        }
        TaskIdentifier id = request.getTaskId();
        if (projects.find(id.getProject()).isEmpty()) {
            throw RpcFailure.notFound("project not found: " + id.getProject());
        }
        Triggers.check(request.getTriggersList());
        if (request.getTriggersCount() > 0) {
            warnings.accept("The triggers of " + id.getName() + " are kept, but the development server fires none.");
        }
        tasks.deploy(TaskViews.withShortDescriptions(request).toBuilder()
                .clearTriggers()
                .build());
        triggers.replace(id, request.getTriggersList());
        return DeployTaskResponse.getDefaultInstance();
    }

    private GetTaskDetailsResponse details(GetTaskDetailsRequest request) {
        TaskRecord task = tasks.find(TaskKey.of(request.getTaskId()))
                .orElseThrow(() -> RpcFailure.notFound("task not found: " + TaskKey.of(request.getTaskId())));
        return GetTaskDetailsResponse.newBuilder()
                .setDetails(TaskViews.details(task))
                .build();
    }

    private ListTasksResponse list(ListTasksRequest request) {
        // The last one deployed for the first time is a task's latest, however often older ones are deployed again.
        Map<TaskName, TaskRecord> latest = new LinkedHashMap<>();
        for (TaskRecord task : tasks.all()) {
            TaskIdentifier id = task.getDeployed().getTaskId();
            if (!request.hasProjectId()
                    || (id.getProject().equals(request.getProjectId().getName())
                            && id.getDomain().equals(request.getProjectId().getDomain()))) {
                latest.put(name(id), task);
            }
        }
        Listing.Page<TaskRecord> page =
                new Listing<>(TaskViews.FIELDS).page(request.getRequest(), List.copyOf(latest.values()));
        ListTasksResponse.Builder response = ListTasksResponse.newBuilder().setToken(page.token());
        page.rows().forEach(task -> response.addTasks(TaskViews.task(task)));
        response.getMetadataBuilder().setTotal(latest.size()).setFilteredTotal(page.filteredTotal());
        return response.build();
    }

    private ListVersionsResponse versions(ListVersionsRequest request) {
        TaskName wanted = request.getTaskName().toBuilder().clearOrg().build();
        List<TaskRecord> versions = tasks.all().stream()
                .filter(task -> name(task.getDeployed().getTaskId()).equals(wanted))
                .toList();
        Listing.Page<TaskRecord> page = new Listing<>(TaskViews.VERSION_FIELDS).page(request.getRequest(), versions);
        ListVersionsResponse.Builder response =
                ListVersionsResponse.newBuilder().setToken(page.token());
        page.rows().forEach(task -> response.addVersionsBuilder()
                .setVersion(task.getDeployed().getTaskId().getVersion())
                .setDeployedAt(task.getCreatedAt()));
        return response.build();
    }

    private static TaskName name(TaskIdentifier id) {
        return TaskName.newBuilder()
                .setProject(id.getProject())
                .setDomain(id.getDomain())
                .setName(id.getName())
                .build();
    }
}
