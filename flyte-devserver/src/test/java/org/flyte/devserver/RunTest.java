package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.common.OffloadedInputData;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.core.Parameter;
import org.flyte.idl.dataproxy.GetActionDataResponse;
import org.flyte.idl.dataproxy.UploadInputsRequest;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.GetActionDataURIsRequest;
import org.flyte.idl.workflow.GetRunDetailsRequest;
import org.flyte.idl.workflow.PhaseTransition;
import org.flyte.wire.connect.DataProxyRpcs;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.TaskRpcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
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
    void aTaskRunsAndItsOutputsAreRead() {
        String run = backend.start(Shell.files("echo", Shell.ECHO).build(), Shell.inputs("o0", 42));

        ActionDetails details = backend.await(run);
        assertThat(details.getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(details.getStatus().hasEndTime()).isTrue();
        assertThat(details.hasErrorInfo()).isFalse();
        GetActionDataResponse data = backend.data(run);
        assertThat(data.getInputs()).isEqualTo(Shell.inputs("o0", 42));
        assertThat(data.getOutputs().getLiteralsList())
                .isEqualTo(Shell.inputs("o0", 42).getLiteralsList());
        assertThat(data.getInputsUri()).startsWith("file:///").endsWith("/" + run + "/inputs/inputs.pb");
        assertThat(data.getOutputsUri()).startsWith("file:///").endsWith("/" + run + "/a0/1/outputs.pb");
    }

    @Test
    void itsAttemptPassesThroughThePhases() {
        ActionDetails details =
                backend.await(backend.start(Shell.files("void", Shell.VOID).build()));

        ActionAttempt attempt = details.getAttempts(0);
        assertThat(attempt.getAttempt()).isEqualTo(1);
        assertThat(attempt.getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(attempt.getOutputs().getReportUri()).endsWith("/a0/1/report.html");
        assertThat(attempt.getPhaseTransitionsList())
                .extracting(PhaseTransition::getPhase)
                .containsExactly(
                        ActionPhase.ACTION_PHASE_QUEUED,
                        ActionPhase.ACTION_PHASE_INITIALIZING,
                        ActionPhase.ACTION_PHASE_RUNNING,
                        ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    @Test
    void aDeployedTaskRunsByItsNameWithItsDefaults() {
        TaskSpec.Builder spec = Shell.files("defaults", Shell.ECHO);
        spec.addDefaultInputsBuilder()
                .setName("b")
                .setParameter(Parameter.newBuilder().setDefault(Shell.integer(7)));
        spec.addDefaultInputsBuilder()
                .setName("a")
                .setParameter(Parameter.newBuilder().setDefault(Shell.integer(8)));
        TaskIdentifier id = TaskIdentifier.newBuilder()
                .setOrg("ignored")
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setName("env.defaults")
                .setVersion("v1")
                .build();
        backend.call(
                TaskRpcs.DEPLOY_TASK,
                DeployTaskRequest.newBuilder().setTaskId(id).setSpec(spec).build());

        String run = backend.start(CreateRunRequest.newBuilder().setTaskId(id).setInputs(Shell.inputs("a", 1)));

        assertThat(backend.await(run).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
        assertThat(backend.data(run).getInputs())
                .isEqualTo(Shell.inputs("a", 1).toBuilder()
                        .mergeFrom(Shell.inputs("b", 7))
                        .build());
    }

    @Test
    void offloadedInputsAreTakenAsTheyAre() {
        TaskSpec.Builder spec = Shell.files("echo", Shell.ECHO);
        spec.addDefaultInputsBuilder()
                .setName("b")
                .setParameter(Parameter.newBuilder().setDefault(Shell.integer(7)));
        OffloadedInputData uploaded = backend.call(
                        DataProxyRpcs.UPLOAD_INPUTS,
                        UploadInputsRequest.newBuilder()
                                .setProjectId(ProjectIdentifier.newBuilder()
                                        .setName(Backend.PROJECT)
                                        .setDomain(Backend.DOMAIN))
                                .setTaskSpec(spec)
                                .setInputs(Shell.inputs("a", 3))
                                .build())
                .getOffloadedInputData();

        String run =
                backend.start(CreateRunRequest.newBuilder().setTaskSpec(spec).setOffloadedInputData(uploaded));

        backend.await(run);
        assertThat(uploaded.getInputsHash()).hasSize(11);
        assertThat(backend.data(run).getInputs()).isEqualTo(Shell.inputs("a", 3));
        assertThat(backend.data(run).getInputsUri()).isEqualTo(uploaded.getUri() + "/inputs.pb");
    }

    @Test
    void aTakenNameAnswersWithTheRunThatHasIt() {
        CreateRunRequest.Builder first = CreateRunRequest.newBuilder()
                .setRunId(Backend.run("same"))
                .setTaskSpec(Shell.files("echo", Shell.ECHO))
                .setInputs(Shell.inputs("a", 1));
        backend.start(first);
        backend.await("same");

        String second = backend.start(first.clone().setInputs(Shell.inputs("a", 2)));

        assertThat(second).isEqualTo("same");
        assertThat(backend.data("same").getInputs()).isEqualTo(Shell.inputs("a", 1));
    }

    @Test
    void aGeneratedNameIsALetterAndNineteenMore() {
        String run = backend.start(Shell.files("void", Shell.VOID).build());

        assertThat(run).matches("r[a-z0-9]{19}");
        backend.await(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", "1abc", "a-", "a_b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""})
    void aRunNameIsADnsLabelOfThirtyCharacters(String name) {
        assertFails(
                CreateRunRequest.newBuilder().setRunId(Backend.run(name)).setTaskSpec(Shell.files("x", "true")),
                RpcCode.INVALID_ARGUMENT);
    }

    @Test
    void aMissingTaskIsUnknownAndAMissingProjectNotFound() {
        assertFails(
                CreateRunRequest.newBuilder()
                        .setTaskId(TaskIdentifier.newBuilder().setName("no")),
                RpcCode.UNKNOWN);
        assertFails(
                CreateRunRequest.newBuilder()
                        .setRunId(Backend.run("x").toBuilder().setProject("nope"))
                        .setTaskSpec(Shell.files("x", "true")),
                RpcCode.NOT_FOUND);
    }

    @Test
    void whatWouldStayQueuedForEverIsRefused() {
        TaskSpec.Builder longName = Shell.files("x", "true").setShortName("s".repeat(64));
        CreateRunRequest.Builder badLabel = CreateRunRequest.newBuilder().setTaskSpec(Shell.files("x", "true"));
        badLabel.getRunSpecBuilder().getLabelsBuilder().putValues("bad key!", "v");

        assertFails(CreateRunRequest.newBuilder().setTaskSpec(longName), RpcCode.INVALID_ARGUMENT);
        assertFails(badLabel, RpcCode.INVALID_ARGUMENT);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> backend.details("none"))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.NOT_FOUND));
        assertThatThrownBy(() -> backend.abort("none", ""))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.NOT_FOUND));
        assertThatThrownBy(() -> backend.await("none"))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(RpcCode.NOT_FOUND));
    }

    @Test
    void theRunSpecIsKeptWithItsStartStamped() {
        CreateRunRequest.Builder request = CreateRunRequest.newBuilder()
                .setTaskSpec(
                        Shell.files("start", "echo \"$3\"; " + Shell.VOID).setTaskTemplate(startArgument("2.3.6")));
        request.getRunSpecBuilder().getLabelsBuilder().putValues("team", "blue");

        String run = backend.start(request);

        backend.await(run);
        GetRunDetailsRequest details =
                GetRunDetailsRequest.newBuilder().setRunId(Backend.run(run)).build();
        assertThat(backend.call(RunRpcs.GET_RUN_DETAILS, details)
                        .getDetails()
                        .getRunSpec()
                        .getLabels()
                        .getValuesMap())
                .containsEntry("team", "blue");
        assertThat(backend.log(run, 1))
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void aRuntimeThatCallsItselfOlderGetsNoStart() {
        String run = backend.start(Shell.files("start", "echo \"$3\"; " + Shell.VOID)
                .setTaskTemplate(startArgument("0.1.0"))
                .build());

        backend.await(run);
        assertThat(backend.log(run, 1)).containsExactly("{{.runStartTime}}");
    }

    private static org.flyte.idl.core.TaskTemplate startArgument(String runtime) {
        org.flyte.idl.core.TaskTemplate.Builder template =
                Shell.files("start", "echo \"$3\"; " + Shell.VOID).getTaskTemplateBuilder();
        template.getContainerBuilder().addArgs("{{.runStartTime}}");
        template.getMetadataBuilder().getRuntimeBuilder().setVersion(runtime);
        return template.build();
    }

    @Test
    void outputsHaveAUriOnlyOnceTheActionSucceeded() throws Exception {
        String run = backend.start(Shell.files("fails", "exit 3").build());

        backend.await(run);
        GetActionDataURIsRequest request = GetActionDataURIsRequest.newBuilder()
                .setActionId(Backend.root(run))
                .build();
        assertThat(backend.call(RunRpcs.GET_ACTION_DATA_URIS, request).getOutputsUri())
                .isEmpty();
        assertThat(backend.call(RunRpcs.GET_ACTION_DATA_URIS, request).getInputsUri())
                .endsWith("/inputs.pb");
        try (var left = Files.walk(backend.server().dataDir().resolve("work"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void theNumberOfProcessesIsLimited() throws Exception {
        backend.close();
        backend = new Backend(DevServerOptions.in(dataDir).withMaxProcesses(1));
        Path gate = dataDir.resolve("gate");
        new ProcessBuilder("mkfifo", gate.toString()).start().waitFor();
        String first = backend.start(Shell.files("waits", "echo on; read x < " + gate + "; " + Shell.VOID)
                .build());
        awaitPhase(first, ActionPhase.ACTION_PHASE_RUNNING);

        String second = backend.start(Shell.files("void", Shell.VOID).build(), Inputs.getDefaultInstance());

        assertThat(backend.details(second).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_QUEUED);
        assertThat(backend.details(second).getAttemptsList()).isEmpty();
        Files.write(gate, List.of("go"));
        assertThat(backend.await(second).getStatus().getPhase()).isEqualTo(ActionPhase.ACTION_PHASE_SUCCEEDED);
    }

    private void awaitPhase(String run, ActionPhase phase) {
        try (var updates = backend.watch(run)) {
            while (updates.next().getDetails().getStatus().getPhase() != phase) {
                assertThat(updates.hasNext()).isTrue();
            }
        }
    }

    private void assertFails(CreateRunRequest.Builder request, RpcCode code) {
        assertThatThrownBy(() -> backend.start(request))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
