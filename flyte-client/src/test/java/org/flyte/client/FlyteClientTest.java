package org.flyte.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.dataproxy.GetActionDataResponse;
import org.flyte.idl.project.GetProjectResponse;
import org.flyte.idl.project.Project;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.DeployTaskResponse;
import org.flyte.idl.task.GetTaskDetailsResponse;
import org.flyte.idl.task.ListVersionsResponse;
import org.flyte.idl.task.TaskDetails;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.Action;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.CreateRunResponse;
import org.flyte.idl.workflow.GetActionDetailsResponse;
import org.flyte.idl.workflow.GetRunDetailsResponse;
import org.flyte.idl.workflow.Run;
import org.flyte.idl.workflow.RunDetails;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlyteClientTest {
    private static final TaskIdentifier TASK = TaskIdentifier.newBuilder()
            .setProject("p")
            .setDomain("d")
            .setName("env.task")
            .setVersion("v1")
            .build();
    private static final RunIdentifier RUN =
            RunIdentifier.newBuilder().setName("r1").build();
    private static final ActionIdentifier ACTION =
            ActionIdentifier.newBuilder().setRun(RUN).setName("a0").build();

    private FakeBackend backend;

    @BeforeEach
    void start() throws IOException {
        backend = new FakeBackend();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void deploysATaskWithItsIdentity() {
        TaskSpec spec = TaskSpec.newBuilder().setShortName("task").build();
        backend.unary(TaskRpcs.DEPLOY_TASK, (request, number) -> {
            assertThat(request)
                    .isEqualTo(DeployTaskRequest.newBuilder()
                            .setTaskId(TASK)
                            .setSpec(spec)
                            .build());
            return DeployTaskResponse.getDefaultInstance();
        });
        backend.client().deployTask(TASK, spec);
        assertThat(backend.calls(TaskRpcs.DEPLOY_TASK)).isEqualTo(1);
    }

    @Test
    void findsWhatTheBackendHas() {
        TaskDetails task = TaskDetails.newBuilder().setTaskId(TASK).build();
        Project project = Project.newBuilder().setId("p").build();
        RunDetails run = RunDetails.newBuilder()
                .setAction(ActionDetails.newBuilder().setId(ACTION))
                .build();
        backend.unary(TaskRpcs.GET_TASK_DETAILS, (request, number) -> GetTaskDetailsResponse.newBuilder()
                        .setDetails(task)
                        .build())
                .unary(ProjectRpcs.GET_PROJECT, (request, number) -> GetProjectResponse.newBuilder()
                        .setProject(project)
                        .build())
                .unary(RunRpcs.GET_RUN_DETAILS, (request, number) -> GetRunDetailsResponse.newBuilder()
                        .setDetails(run)
                        .build())
                .unary(RunRpcs.GET_ACTION_DETAILS, (request, number) -> GetActionDetailsResponse.newBuilder()
                        .setDetails(run.getAction())
                        .build())
                .unary(DataProxyRpcs.GET_ACTION_DATA, (request, number) -> GetActionDataResponse.newBuilder()
                        .setInputsUri(request.getActionId().getName())
                        .build());
        FlyteClient client = backend.client();
        assertThat(client.findTask(TASK)).contains(task);
        assertThat(client.project("", "p")).contains(project);
        assertThat(client.findRun(RUN)).contains(run);
        assertThat(client.actionDetails(ACTION)).isEqualTo(run.getAction());
        assertThat(client.actionData(ACTION).getInputsUri()).isEqualTo("a0");
    }

    @Test
    void whatTheBackendDoesNotHaveIsEmpty() {
        backend.unary(TaskRpcs.GET_TASK_DETAILS, (request, number) -> {
            throw new FakeBackend.Refusal(RpcCode.NOT_FOUND, "no such task");
        });
        backend.unary(TaskRpcs.LIST_VERSIONS, (request, number) -> ListVersionsResponse.getDefaultInstance());
        assertThat(backend.client().findTask(TASK)).isEmpty();
        assertThat(backend.client().newestVersion(TASK)).isEmpty();
    }

    @Test
    void aServiceThatIsNotThereIsNotMistakenForAMissingTask() {
        RpcException e =
                catchThrowableOfType(RpcException.class, () -> backend.client().findTask(TASK));
        assertThat(e.code()).isEqualTo(RpcCode.UNIMPLEMENTED);
    }

    @Test
    void theNewestVersionIsTheFirstOfTheDescendingList() {
        backend.unary(TaskRpcs.LIST_VERSIONS, (request, number) -> {
            assertThat(request.getTaskName().getName()).isEqualTo("env.task");
            assertThat(request.getRequest().getLimit()).isEqualTo(1);
            return ListVersionsResponse.newBuilder()
                    .addVersions(
                            ListVersionsResponse.VersionResponse.newBuilder().setVersion("v9"))
                    .build();
        });
        assertThat(backend.client().newestVersion(TASK)).contains("v9");
    }

    @Test
    void makingARunIsRepeatedOnlyUnderANameOfOurOwn() {
        backend.unary(RunRpcs.CREATE_RUN, (request, number) -> {
            if (number <= 2) {
                throw new FakeBackend.Refusal(RpcCode.UNAVAILABLE, "busy");
            }
            return CreateRunResponse.newBuilder()
                    .setRun(Run.newBuilder().setAction(Action.newBuilder().setId(ACTION)))
                    .build();
        });
        CreateRunRequest nameless = CreateRunRequest.newBuilder()
                .setProjectId(ProjectIdentifier.newBuilder().setName("p"))
                .build();
        assertThat(catchThrowableOfType(
                        RpcException.class, () -> backend.client().createRun(nameless)))
                .isNotNull();
        assertThat(backend.calls(RunRpcs.CREATE_RUN)).isEqualTo(1);
        CreateRunRequest named = CreateRunRequest.newBuilder().setRunId(RUN).build();
        assertThat(backend.client().createRun(named).getAction().getId()).isEqualTo(ACTION);
        assertThat(backend.calls(RunRpcs.CREATE_RUN)).isEqualTo(3);
    }
}
