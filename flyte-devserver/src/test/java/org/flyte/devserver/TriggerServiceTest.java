package org.flyte.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flyte.client.DataPlane;
import org.flyte.client.InputUpload;
import org.flyte.client.OffloadedHash;
import org.flyte.idl.common.Filter;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.OffloadedInputData;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.common.TriggerIdentifier;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.core.Literal;
import org.flyte.idl.task.Cron;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.GetTaskDetailsRequest;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.TaskDetails;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.idl.task.TaskTriggersSummary;
import org.flyte.idl.task.TriggerAutomationSpecType;
import org.flyte.idl.trigger.DeleteTriggersRequest;
import org.flyte.idl.trigger.DeployTriggerRequest;
import org.flyte.idl.trigger.GetTriggerDetailsRequest;
import org.flyte.idl.trigger.GetTriggerRevisionDetailsRequest;
import org.flyte.idl.trigger.GetTriggerRevisionHistoryRequest;
import org.flyte.idl.trigger.ListTriggersRequest;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.idl.trigger.TriggerRevisionAction;
import org.flyte.idl.trigger.TriggerSpec;
import org.flyte.idl.trigger.UpdateTriggersRequest;
import org.flyte.idl.workflow.CreateRunRequest;
import org.flyte.idl.workflow.GetRunDetailsRequest;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.connect.RunRpcs;
import org.flyte.wire.connect.TaskRpcs;
import org.flyte.wire.connect.TriggerRpcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerServiceTest {
    private static final String TASK = "env.one";

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
    void aTaskBringsItsTriggers() {
        deploy("v1", cron("nightly", "0 3 * * *"), cron("hourly", "@hourly"));

        TriggerDetails nightly = details("nightly");
        assertThat(nightly.getSpec().getTaskVersion()).isEqualTo("v1");
        assertThat(nightly.getSpec().getActive()).isTrue();
        assertThat(nightly.getId().getRevision()).isEqualTo(1);
        assertThat(nightly.getAutomationSpec().getType()).isEqualTo(TriggerAutomationSpecType.TYPE_SCHEDULE);
        assertThat(names()).containsExactlyInAnyOrder("nightly", "hourly");
        assertThat(summary("v1").getStats().getTotal()).isEqualTo(2);
    }

    @Test
    void triggersAreReplacedOnlyByOthers() {
        deploy("v1", cron("nightly", "0 3 * * *"), cron("hourly", "@hourly"));

        deploy("v2");
        assertThat(names()).containsExactlyInAnyOrder("nightly", "hourly");
        assertThat(details("nightly").getSpec().getTaskVersion()).isEqualTo("v1");

        deploy("v2", cron("nightly", "0 4 * * *"));
        assertThat(names()).containsExactly("nightly");
        assertThat(details("nightly").getId().getRevision()).isEqualTo(2);
        assertThat(details("nightly").getSpec().getTaskVersion()).isEqualTo("v2");
        assertThat(summary("v2").getDetails().getName()).isEqualTo("nightly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 7",
                "5-1 * * * *",
                "*/0 * * * *",
                "a * * * *",
                "@often",
                "@every soon",
                "CRON_TZ=Nowhere/City 0 3 * * *"
            })
    void aBadCronExpressionIsRefusedBeforeAnythingIsStored(String expression) {
        assertCode(() -> deploy("v1", cron("nightly", expression)), RpcCode.INVALID_ARGUMENT);

        assertCode(() -> task("v1"), RpcCode.NOT_FOUND);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 3 * * *",
                "*/5 1-5,7 1,15 JAN-mar MON-FRI",
                "? ? ? ? ?",
                "@daily",
                "@every 1h30m",
                "CRON_TZ=Europe/Berlin 0 3 * * *",
                "1-30/2 0 31 12 6"
            })
    void aGoodCronExpressionIsTaken(String expression) {
        deploy("v1", cron("nightly", expression));

        assertThat(names()).containsExactly("nightly");
    }

    @Test
    void aZoneThatNobodyKnowsIsRefused() {
        TaskTrigger.Builder trigger = cron("nightly", "0 3 * * *").toBuilder();
        trigger.getAutomationSpecBuilder().getScheduleBuilder().getCronBuilder().setTimezone("Mars/Olympus");

        assertCode(() -> deploy("v1", trigger.build()), RpcCode.INVALID_ARGUMENT);
    }

    @Test
    void aLongDescriptionIsCutAndAMissingScheduleIsATypeOfItsOwn() {
        TaskTrigger.Builder trigger = TaskTrigger.newBuilder().setName("later");
        trigger.getSpecBuilder().setDescription("d".repeat(300));

        deploy("v1", trigger.build());

        assertThat(details("later").getSpec().getDescription()).hasSize(255);
        assertThat(details("later").getSpec().getActive()).isFalse();
        assertThat(details("later").getAutomationSpec().getType()).isEqualTo(TriggerAutomationSpecType.TYPE_NONE);
    }

    @Test
    void aTriggerIsSwitchedDeletedAndRememberedAcrossARestart() throws Exception {
        deploy("v1", cron("nightly", "0 3 * * *"));

        update(false);
        update(false);
        assertThat(details("nightly").getSpec().getActive()).isFalse();
        assertThat(summary("v1").getDetails().getActive()).isFalse();
        backend.close();
        backend = new Backend(dataDir);
        assertThat(details("nightly").getSpec().getActive()).isFalse();

        backend.call(
                TriggerRpcs.DELETE_TRIGGERS,
                DeleteTriggersRequest.newBuilder()
                        .addNames(name("nightly"))
                        .addNames(name("never"))
                        .build());
        assertCode(() -> details("nightly"), RpcCode.NOT_FOUND);
        assertThat(names()).isEmpty();
        assertThat(history())
                .containsExactly(
                        TriggerRevisionAction.TRIGGER_REVISION_ACTION_DELETE,
                        TriggerRevisionAction.TRIGGER_REVISION_ACTION_DEACTIVATE,
                        TriggerRevisionAction.TRIGGER_REVISION_ACTION_DEPLOY);
        assertThat(backend.call(
                                TriggerRpcs.GET_TRIGGER_REVISION_DETAILS,
                                GetTriggerRevisionDetailsRequest.newBuilder()
                                        .setId(TriggerIdentifier.newBuilder()
                                                .setName(name("nightly"))
                                                .setRevision(1))
                                        .build())
                        .getTrigger()
                        .getSpec()
                        .getActive())
                .isTrue();

        deploy("v1", cron("nightly", "0 3 * * *"));
        assertThat(details("nightly").getId().getRevision()).isEqualTo(4);
    }

    @Test
    void aTriggerOfItsOwnIsGuardedByItsRevision() {
        deploy("v1");
        DeployTriggerRequest.Builder request = DeployTriggerRequest.newBuilder()
                .setName(name("later"))
                .setSpec(TriggerSpec.newBuilder().setTaskVersion("v1").setActive(true));

        backend.call(TriggerRpcs.DEPLOY_TRIGGER, request.build());
        backend.call(TriggerRpcs.DEPLOY_TRIGGER, request.setRevision(1).build());

        assertCode(() -> backend.call(TriggerRpcs.DEPLOY_TRIGGER, request.build()), RpcCode.INTERNAL);
        assertThat(details("later").getId().getRevision()).isEqualTo(2);
        assertThat(summary("v1").getDetails().getName()).isEqualTo("later");
    }

    @Test
    void listsAreFilteredByTask() {
        deploy("v1", cron("nightly", "0 3 * * *"));

        assertThat(list(ListRequest.newBuilder().addFilters(in("task_name", TASK, "env.two"))))
                .containsExactly("nightly");
        assertThat(list(ListRequest.newBuilder().addFilters(in("task_name", "env.two"))))
                .isEmpty();
        assertCode(() -> list(ListRequest.newBuilder().addFilters(in("bogus", "x"))), RpcCode.INVALID_ARGUMENT);
    }

    @Test
    void aRunOfATriggerHasTheInputsAndTheRunSpecThatItWasDeployedWith() {
        TaskSpec spec = Shell.files("one", Shell.ECHO).build();
        Inputs inputs = Inputs.newBuilder()
                .addLiterals(NamedLiteral.newBuilder().setName("o0").setValue(Literal.getDefaultInstance()))
                .build();
        ConnectTransport transport =
                ConnectTransport.to(backend.server().endpoint()).build();
        OffloadedInputData stored = new InputUpload(
                        new DataPlane(transport, cluster -> transport), "", Backend.PROJECT, Backend.DOMAIN)
                .ofTrigger(inputs, spec);
        TaskTrigger.Builder trigger = cron("nightly", "0 3 * * *").toBuilder();
        trigger.getSpecBuilder().setOffloadedInputData(stored);
        trigger.getSpecBuilder().getRunSpecBuilder().getLabelsBuilder().putValues("by", "night");
        deploy("v1", trigger.build());

        String run = backend.call(
                        RunRpcs.CREATE_RUN,
                        CreateRunRequest.newBuilder()
                                .setProjectId(ProjectIdentifier.newBuilder()
                                        .setName(Backend.PROJECT)
                                        .setDomain(Backend.DOMAIN))
                                .setTriggerName(name("nightly"))
                                .build())
                .getRun()
                .getAction()
                .getId()
                .getRun()
                .getName();

        assertThat(stored.getInputsHash()).isEqualTo(OffloadedHash.of(inputs, spec));
        assertThat(backend.call(
                                RunRpcs.GET_RUN_DETAILS,
                                GetRunDetailsRequest.newBuilder()
                                        .setRunId(Backend.run(run))
                                        .build())
                        .getDetails()
                        .getRunSpec()
                        .getLabels()
                        .getValuesMap())
                .containsEntry("by", "night");
        assertCode(
                () -> backend.call(
                        RunRpcs.CREATE_RUN,
                        CreateRunRequest.newBuilder()
                                .setRunId(Backend.run("other"))
                                .setTriggerName(name("never"))
                                .build()),
                RpcCode.NOT_FOUND);
    }

    private static TaskTrigger cron(String name, String expression) {
        TaskTrigger.Builder trigger = TaskTrigger.newBuilder().setName(name);
        trigger.getSpecBuilder().setActive(true);
        trigger.getAutomationSpecBuilder()
                .getScheduleBuilder()
                .setCron(Cron.newBuilder().setExpression(expression));
        return trigger.build();
    }

    private void deploy(String version, TaskTrigger... triggers) {
        backend.call(
                TaskRpcs.DEPLOY_TASK,
                DeployTaskRequest.newBuilder()
                        .setTaskId(id(version))
                        .setSpec(Shell.files("one", Shell.ECHO))
                        .addAllTriggers(Arrays.asList(triggers))
                        .build());
    }

    private static TaskIdentifier id(String version) {
        return TaskIdentifier.newBuilder()
                .setOrg("any")
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setName(TASK)
                .setVersion(version)
                .build();
    }

    private static TriggerName name(String trigger) {
        return TriggerName.newBuilder()
                .setOrg("any")
                .setProject(Backend.PROJECT)
                .setDomain(Backend.DOMAIN)
                .setTaskName(TASK)
                .setName(trigger)
                .build();
    }

    private TaskTriggersSummary summary(String version) {
        return task(version).getMetadata().getTriggersSummary();
    }

    private TaskDetails task(String version) {
        return backend.call(
                        TaskRpcs.GET_TASK_DETAILS,
                        GetTaskDetailsRequest.newBuilder()
                                .setTaskId(id(version))
                                .build())
                .getDetails();
    }

    private TriggerDetails details(String trigger) {
        return backend.call(
                        TriggerRpcs.GET_TRIGGER_DETAILS,
                        GetTriggerDetailsRequest.newBuilder()
                                .setName(name(trigger))
                                .build())
                .getTrigger();
    }

    private void update(boolean active) {
        backend.call(
                TriggerRpcs.UPDATE_TRIGGERS,
                UpdateTriggersRequest.newBuilder()
                        .addNames(name("nightly"))
                        .setActive(active)
                        .build());
    }

    private List<TriggerRevisionAction> history() {
        return backend
                .call(
                        TriggerRpcs.GET_TRIGGER_REVISION_HISTORY,
                        GetTriggerRevisionHistoryRequest.newBuilder()
                                .setName(name("nightly"))
                                .build())
                .getTriggersList()
                .stream()
                .map(revision -> revision.getAction())
                .toList();
    }

    private List<String> names() {
        return list(ListRequest.newBuilder());
    }

    private List<String> list(ListRequest.Builder request) {
        return backend
                .call(
                        TriggerRpcs.LIST_TRIGGERS,
                        ListTriggersRequest.newBuilder()
                                .setProjectId(ProjectIdentifier.newBuilder()
                                        .setName(Backend.PROJECT)
                                        .setDomain(Backend.DOMAIN))
                                .setRequest(request)
                                .build())
                .getTriggersList()
                .stream()
                .map(trigger -> trigger.getId().getName().getName())
                .toList();
    }

    private static Filter in(String field, String... values) {
        return Filter.newBuilder()
                .setFunction(Filter.Function.VALUE_IN)
                .setField(field)
                .addAllValues(Arrays.asList(values))
                .build();
    }

    private static void assertCode(Runnable call, RpcCode code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(RpcException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
