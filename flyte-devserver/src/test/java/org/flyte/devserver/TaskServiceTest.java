package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flyte.idl.common.Filter;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.common.Sort;
import org.flyte.idl.project.CreateProjectRequest;
import org.flyte.idl.project.Domain;
import org.flyte.idl.project.GetProjectRequest;
import org.flyte.idl.project.ListProjectsRequest;
import org.flyte.idl.project.Project;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.task.ListTasksRequest;
import org.flyte.idl.task.ListTasksResponse;
import org.flyte.idl.task.ListVersionsRequest;
import org.flyte.idl.task.ListVersionsResponse.VersionResponse;
import org.flyte.idl.task.TaskDetails;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.ProjectRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskServiceTest {
    @TempDir
    Path dataDir;

    private Backend backend;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend(dataDir);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void aSpecComesBackAsItWasSentWithFieldsThatNobodyKnows() {
        TaskSpec sent = Shell.task("one", "true")
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                4711,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFromUtf8("future"))
                                        .build())
                        .build())
                .build();

        deploy("env.one", "v1", sent);

        TaskDetails details = details("env.one", "v1");
        assertThat(details.getSpec()).isEqualTo(sent);
        assertThat(details.getTaskId())
                .isEqualTo(id("env.one", "v1").toBuilder().clearOrg().build());
        assertThat(details.getMetadata().getEnvironmentName()).isEqualTo("env");
        assertThat(details.getMetadata().hasDeployedAt()).isTrue();
    }

    @Test
    void aVersionIsReplacedAndKeepsItsTimeOfCreation() {
        deploy("env.one", "v1", Shell.task("one", "true").build());
        TaskDetails before = details("env.one", "v1");

        deploy("env.one", "v1", Shell.task("one", "false").build());

        assertThat(details("env.one", "v1").getSpec())
                .isEqualTo(Shell.task("one", "false").build());
        assertThat(details("env.one", "v1").getMetadata().getDeployedAt())
                .isEqualTo(before.getMetadata().getDeployedAt());
    }

    @Test
    void theLatestVersionIsTheOneCreatedLast() {
        deploy("env.one", "v1", Shell.task("one", "true").build());
        deploy("env.one", "v2", Shell.task("one", "true").build());
        deploy("env.one", "v1", Shell.task("one", "true").build());
        deploy("env.two", "v1", Shell.task("two", "true").build());

        assertThat(list(ListRequest.getDefaultInstance()).getTasksList())
                .extracting(task ->
                        task.getTaskId().getName() + " " + task.getTaskId().getVersion())
                .containsExactly("env.two v1", "env.one v2");
        assertThat(versions("env.one")).containsExactly("v2", "v1");
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        for (String name : List.of("a.one", "a.two", "b.one")) {
            deploy(name, "v1", Shell.task("x", "true").build());
        }
        ListRequest.Builder byName = ListRequest.newBuilder()
                .setLimit(1)
                .setSortBy(Sort.newBuilder().setKey("name").setDirection(Sort.Direction.ASCENDING))
                .addFilters(filter(Filter.Function.CONTAINS, "name", "a."));

        ListTasksResponse first = list(byName.build());
        ListTasksResponse second = list(byName.setToken(first.getToken()).build());

        assertThat(first.getTasks(0).getTaskId().getName()).isEqualTo("a.one");
        assertThat(first.getToken()).isEqualTo("1");
        assertThat(first.getMetadata().getTotal()).isEqualTo(3);
        assertThat(first.getMetadata().getFilteredTotal()).isEqualTo(2);
        assertThat(second.getTasks(0).getTaskId().getName()).isEqualTo("a.two");
        assertThat(second.getToken()).isEmpty();
        assertThat(list(ListRequest.newBuilder()
                                .addFilters(filter(Filter.Function.VALUE_IN, "name", "b.one", "c"))
                                .addFilters(
                                        filter(Filter.Function.GREATER_THAN, "created_at", "2020-01-01T00:00:00+00:00"))
                                .build())
                        .getTasksList())
                .hasSize(1);
    }

    @Test
    void whatAListCannotDoIsRefused() {
        assertCode(() -> list(ListRequest.newBuilder().setLimit(201).build()), RpcCode.INVALID_ARGUMENT);
        assertCode(() -> list(ListRequest.newBuilder().setToken("x").build()), RpcCode.INVALID_ARGUMENT);
        assertCode(
                () -> list(ListRequest.newBuilder()
                        .setSortBy(Sort.newBuilder().setKey("bogus"))
                        .build()),
                RpcCode.INVALID_ARGUMENT);
        deploy("env.one", "v1", Shell.task("one", "true").build());
        assertCode(
                () -> list(ListRequest.newBuilder()
                        .addFilters(filter(Filter.Function.EQUAL, "bogus", "x"))
                        .build()),
                RpcCode.INVALID_ARGUMENT);
    }

    @Test
    void longDescriptionsAreCutInSilence() {
        TaskSpec.Builder spec = Shell.task("one", "true");
        spec.getDocumentationBuilder().setShortDescription("s".repeat(256)).setLongDescription("l".repeat(2049));
        spec.getEnvironmentBuilder().setDescription("e".repeat(256));

        deploy("env.one", "v1", spec.build());

        TaskSpec stored = details("env.one", "v1").getSpec();
        assertThat(stored.getDocumentation().getShortDescription()).hasSize(255);
        assertThat(stored.getDocumentation().getLongDescription()).hasSize(2048);
        assertThat(stored.getEnvironment().getDescription()).hasSize(255);
    }

    @Test
    void namesAreNotLimited() {
        deploy("n/".repeat(200), "v".repeat(100), Shell.task("one", "true").build());

        assertThat(details("n/".repeat(200), "v".repeat(100)).getSpec().getShortName())
                .isEqualTo("one");
    }

    @Test
    void deployingNeedsASpecAndAProject() {
        assertCode(() -> backend.call(TaskRpcs.DEPLOY_TASK, DeployTaskRequest.getDefaultInstance()), RpcCode.INTERNAL);
        DeployTaskRequest elsewhere = DeployTaskRequest.newBuilder()
                .setTaskId(id("env.one", "v1").toBuilder().setProject("nope"))
                .setSpec(Shell.task("one", "true"))
                .build();
        assertCode(() -> backend.call(TaskRpcs.DEPLOY_TASK, elsewhere), RpcCode.NOT_FOUND);
        assertCode(() -> details("env.none", "v1"), RpcCode.NOT_FOUND);
    }

    @Test
    void projectsHaveThreeDomainsAndAnIdOfTheirOwn() {
        Project created = Project.newBuilder().setId("mine").setName("Mine").build();
        backend.call(
                ProjectRpcs.CREATE_PROJECT,
                CreateProjectRequest.newBuilder().setProject(created).build());

        Project found = backend.call(
                        ProjectRpcs.GET_PROJECT,
                        GetProjectRequest.newBuilder().setId("mine").build())
                .getProject();
        assertThat(found.getDomainsList())
                .extracting(Domain::getId)
                .containsExactly("development", "production", "staging");
        assertThat(backend.call(ProjectRpcs.LIST_PROJECTS, ListProjectsRequest.getDefaultInstance())
                        .getProjects()
                        .getProjectsList())
                .extracting(Project::getId)
                .containsExactlyInAnyOrder("flytesnacks", "mine");
        assertCode(
                () -> backend.call(
                        ProjectRpcs.CREATE_PROJECT,
                        CreateProjectRequest.newBuilder().setProject(created).build()),
                RpcCode.ALREADY_EXISTS);
        assertCode(
                () -> backend.call(
                        ProjectRpcs.GET_PROJECT,
                        GetProjectRequest.newBuilder().setId("nope").build()),
                RpcCode.NOT_FOUND);
    }

    @Test
    void namesThatLeadOutOfTheDataDirectoryAreRefused() {
        Project project = Project.newBuilder().setId("../../x").build();

        assertCode(
                () -> backend.call(
                        ProjectRpcs.CREATE_PROJECT,
                        CreateProjectRequest.newBuilder().setProject(project).build()),
                RpcCode.INVALID_ARGUMENT);
    }

    private void deploy(String name, String version, TaskSpec spec) {
        backend.call(
                TaskRpcs.DEPLOY_TASK,
                DeployTaskRequest.newBuilder()
                        .setTaskId(id(name, version))
                        .setSpec(spec)
                        .build());
    }

    private TaskDetails details(String name, String version) {
        return backend.call(
                        TaskRpcs.GET_TASK_DETAILS,
                        GetTaskDetailsRequest.newBuilder()
                                .setTaskId(id(name, version))
                                .build())
                .getDetails();
    }

    private ListTasksResponse list(ListRequest request) {
        return backend.call(
                TaskRpcs.LIST_TASKS,
                ListTasksRequest.newBuilder()
                        .setProjectId(ProjectIdentifier.newBuilder()
                                .setName(Backend.PROJECT)
                                .setDomain(Backend.DOMAIN))
                        .setRequest(request)
                        .build());
    }

    private List<String> versions(String name) {
        TaskName task = TaskName.newBuilder()
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setName(name)
                .build();
        return backend
                .call(
                        TaskRpcs.LIST_VERSIONS,
                        ListVersionsRequest.newBuilder().setTaskName(task).build())
                .getVersionsList()
                .stream()
                .map(VersionResponse::getVersion)
                .toList();
    }

    private static TaskIdentifier id(String name, String version) {
        return TaskIdentifier.newBuilder()
                .setOrg("any")
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setName(name)
                .setVersion(version)
                .build();
    }

    private static Filter filter(Filter.Function function, String field, String... values) {
        return Filter.newBuilder()
                .setFunction(function)
                .setField(field)
                .addAllValues(List.of(values))
                .build();
    }

    private static void assertCode(ThrowingCallable call, RpcCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RpcException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
