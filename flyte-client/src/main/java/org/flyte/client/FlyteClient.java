package org.flyte.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flyte.idl.cluster.SelectClusterRequest.Operation;
import org.flyte.idl.common.ActionAttemptIdentifier;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.common.Sort;
import org.flyte.idl.dataproxy.ArtifactType;
import org.flyte.idl.dataproxy.CreateDownloadLinkRequest;
import org.flyte.idl.dataproxy.GetActionDataRequest;
import org.flyte.idl.dataproxy.GetActionDataResponse;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.Project;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.task.ListVersionsRequest;
import org.flyte.idl.task.TaskDetails;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.GetActionDetailsRequest;
import org.flyte.idl.workflow.GetRunDetailsRequest;
import org.flyte.idl.workflow.Run;
import org.flyte.idl.workflow.RunDetails;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.TaskRpcs;

/**
 * The calls that deploying and running need. Every method throws {@link RpcException} when the backend refuses or cannot be
 * reached; a lookup answers empty for what the backend does not have.
 */
public final class FlyteClient {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ConnectTransport transport;
    private final Duration deadline;
    private final DataPlane dataPlane;

    /** A client without credentials. */
    public FlyteClient(ConnectTransport transport) {
        this(transport, new DataPlane(transport, cluster -> ConnectTransport.to(cluster)
                .build()));
    }

    public FlyteClient(ConnectTransport transport, DataPlane dataPlane) {
        this(transport, dataPlane, DEADLINE);
    }

    private FlyteClient(ConnectTransport transport, DataPlane dataPlane, Duration deadline) {
        this.transport = transport;
        this.dataPlane = dataPlane;
        this.deadline = deadline;
    }

    /**
     * The same client with another patience.
     *
     * @param otherDeadline for each single call with all its attempts
     */
    public FlyteClient within(Duration otherDeadline) {
        return new FlyteClient(transport, dataPlane, otherDeadline);
    }

    /** Looks up many tasks of a project and domain at once. */
    public DeployedTasks deployedTasks(String org, String project, String domain) {
        ProjectIdentifier place = ProjectIdentifier.newBuilder()
                .setOrganization(org)
                .setName(project)
                .setDomain(domain)
                .build();
        return new DeployedTasks(transport, place, deadline);
    }

    /** What speaks for this client, for calls that it has no method for. */
    public ConnectTransport transport() {
        return transport;
    }

    /** What speaks for this client in calls about data. */
    public DataPlane dataPlane() {
        return dataPlane;
    }

    /** The project with its domains. */
    public Optional<Project> project(String org, String id) {
        GetProjectRequest request =
                GetProjectRequest.newBuilder().setOrg(org).setId(id).build();
        return found(() ->
                transport.unary(ProjectRpcs.GET_PROJECT, request, deadline).getProject());
    }

    /** Registers a task without triggers; the same version again is overwritten. */
    public void deployTask(TaskIdentifier id, TaskSpec spec) {
        deployTask(id, spec, List.of());
    }

    /**
     * Registers a task; the same version again is overwritten.
     *
     * @param triggers all that the task shall have; with none the backend keeps those that it has
     */
    public void deployTask(TaskIdentifier id, TaskSpec spec, List<TaskTrigger> triggers) {
        DeployTaskRequest request = DeployTaskRequest.newBuilder()
                .setTaskId(id)
                .setSpec(spec)
                .addAllTriggers(triggers)
                .build();
        transport.unary(TaskRpcs.DEPLOY_TASK, request, deadline);
    }

    /** This version of the task. */
    public Optional<TaskDetails> findTask(TaskIdentifier id) {
        GetTaskDetailsRequest request =
                GetTaskDetailsRequest.newBuilder().setTaskId(id).build();
        return found(() ->
                transport.unary(TaskRpcs.GET_TASK_DETAILS, request, deadline).getDetails());
    }

    /** The version of the task that was registered last, whatever version the identifier names. */
    public Optional<String> newestVersion(TaskIdentifier id) {
        ListVersionsRequest request = ListVersionsRequest.newBuilder()
                .setTaskName(TaskName.newBuilder()
                        .setOrg(id.getOrg())
                        .setProject(id.getProject())
                        .setDomain(id.getDomain())
                        .setName(id.getName()))
                .setRequest(ListRequest.newBuilder()
                        .setLimit(1)
                        .addSortByFields(
                                Sort.newBuilder().setKey("created_at").setDirection(Sort.Direction.DESCENDING)))
                .build();
        return found(() -> transport.unary(TaskRpcs.LIST_VERSIONS, request, deadline))
                .flatMap(response -> response.getVersionsList().stream().findFirst())
                .map(version -> version.getVersion());
    }

    /** Makes a run. With a name chosen by the caller the call may be repeated: it finds the run that it made. */
    public Run createRun(CreateRunRequest request) {
        return transport
                .unary(RunRpcs.CREATE_RUN.repeatable(request.hasRunId()), request, deadline)
                .getRun();
    }

    /** The run of that name. */
    public Optional<RunDetails> findRun(RunIdentifier run) {
        GetRunDetailsRequest request =
                GetRunDetailsRequest.newBuilder().setRunId(run).build();
        return found(() ->
                transport.unary(RunRpcs.GET_RUN_DETAILS, request, deadline).getDetails());
    }

    /** The state of an action. */
    public ActionDetails actionDetails(ActionIdentifier action) {
        GetActionDetailsRequest request =
                GetActionDetailsRequest.newBuilder().setActionId(action).build();
        return transport.unary(RunRpcs.GET_ACTION_DETAILS, request, deadline).getDetails();
    }

    /** Inputs of an action, and its outputs once it has succeeded. */
    public GetActionDataResponse actionData(ActionIdentifier action) {
        GetActionDataRequest request =
                GetActionDataRequest.newBuilder().setActionId(action).build();
        return dataPlane
                .ofAction(Operation.OPERATION_GET_ACTION_DATA, action)
                .unary(DataProxyRpcs.GET_ACTION_DATA, request, deadline);
    }

    /** A link to an attempt's report, which works without credentials for a while; empty where there is no report. */
    public Optional<String> reportLink(ActionIdentifier action, int attempt) {
        CreateDownloadLinkRequest request = CreateDownloadLinkRequest.newBuilder()
                .setArtifactType(ArtifactType.ARTIFACT_TYPE_REPORT)
                .setActionAttemptId(
                        ActionAttemptIdentifier.newBuilder().setActionId(action).setAttempt(attempt))
                .build();
        return found(() -> dataPlane
                        .ofAction(Operation.OPERATION_CREATE_DOWNLOAD_LINK, action)
                        .unary(DataProxyRpcs.CREATE_DOWNLOAD_LINK, request, deadline))
                .flatMap(answer ->
                        answer.getPreSignedUrls().getSignedUrlList().stream().findFirst());
    }

    private static <T> Optional<T> found(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (RpcException e) {
            if (e.code() == RpcCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
