package org.flyte.devserver.service;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.state.TriggerChange;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.devserver.store.TaskKey;
import org.flyte.devserver.store.TaskStore;
import org.flyte.devserver.store.TriggerStore;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.idl.task.TriggerAutomationSpec;
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
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.idl.trigger.UpdateTriggersRequest;
import org.flyte.idl.trigger.UpdateTriggersResponse;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.TriggerRpcs;

/** TriggerService, without a scheduler: triggers are kept, shown and changed, and fire only when a run is made of one. */
public final class Triggers {
    private static final Fields<TriggerDetails> FIELDS = Fields.of(Map.of(
            "project", trigger -> name(trigger).getProject(),
            "domain", trigger -> name(trigger).getDomain(),
            "task_name", trigger -> name(trigger).getTaskName(),
            "name", trigger -> name(trigger).getName(),
            "active", trigger -> Boolean.toString(trigger.getSpec().getActive()),
            "deployed_at", trigger -> ProtoTime.instant(trigger.getStatus().getDeployedAt()),
            "updated_at", trigger -> ProtoTime.instant(trigger.getStatus().getUpdatedAt()),
            "task_version", trigger -> trigger.getSpec().getTaskVersion(),
            "automation_type", trigger -> trigger.getAutomationSpec().getType().name()));
    private static final Fields<TriggerChange> CHANGE_FIELDS = Fields.of(Map.of(
            "revision", change -> change.getDetails().getId().getRevision(),
            "deployed_at",
                    change -> ProtoTime.instant(change.getDetails().getStatus().getDeployedAt()),
            "updated_at",
                    change -> ProtoTime.instant(change.getDetails().getStatus().getUpdatedAt()),
            "action", change -> change.getAction().name()));

    private final TriggerStore triggers;
    private final TaskStore tasks;

    Triggers(TriggerStore triggers, TaskStore tasks) {
        this.triggers = triggers;
        this.tasks = tasks;
    }

    void addTo(ConnectRoutes routes) {
        routes.unary(TriggerRpcs.DEPLOY_TRIGGER, (request, host) -> deploy(request))
                .unary(TriggerRpcs.GET_TRIGGER_DETAILS, (request, host) -> details(request))
                .unary(TriggerRpcs.GET_TRIGGER_REVISION_DETAILS, (request, host) -> revision(request))
                .unary(TriggerRpcs.GET_TRIGGER_REVISION_HISTORY, (request, host) -> history(request))
                .unary(TriggerRpcs.LIST_TRIGGERS, (request, host) -> list(request))
                .unary(TriggerRpcs.UPDATE_TRIGGERS, (request, host) -> update(request))
                .unary(TriggerRpcs.DELETE_TRIGGERS, (request, host) -> delete(request));
    }

    /** Refuses triggers before anything of their task is stored. */
    static void check(List<TaskTrigger> triggers) {
        triggers.forEach(trigger -> check(trigger.getName(), trigger.getAutomationSpec()));
    }

    private static void check(String name, TriggerAutomationSpec automation) {
        CronSyntax.problem(automation.getSchedule()).ifPresent(problem -> {
            throw RpcFailure.invalid("trigger \"" + name + "\" has invalid cron expression: " + problem);
        });
    }

    /** Makes these the triggers of the task; without any it keeps those that it has, whatever its version. */
    void replace(TaskIdentifier task, List<TaskTrigger> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Set<String> names = wanted.stream().map(TaskTrigger::getName).collect(Collectors.toSet());
        of(trigger -> isOf(name(trigger), task)).stream()
                .map(Triggers::name)
                .filter(name -> !names.contains(name.getName()))
                .forEach(triggers::delete);
        wanted.forEach(trigger -> triggers.deploy(
                TriggerViews.name(task, trigger),
                TriggerViews.spec(task, trigger.getSpec()),
                TriggerViews.typed(trigger.getAutomationSpec()),
                0));
        note(TaskKey.of(task));
    }

    private DeployTriggerResponse deploy(DeployTriggerRequest request) {
        check(request.getName().getName(), request.getAutomationSpec());
        TriggerDetails deployed = triggers.deploy(
                        request.getName(),
                        request.getSpec(),
                        TriggerViews.typed(request.getAutomationSpec()),
                        request.getRevision())
                .orElseThrow(() -> new RpcFailure(RpcCode.INTERNAL, "the trigger has another revision by now"));
        note(TriggerViews.task(deployed));
        return DeployTriggerResponse.newBuilder().setTrigger(deployed).build();
    }

    private GetTriggerDetailsResponse details(GetTriggerDetailsRequest request) {
        return GetTriggerDetailsResponse.newBuilder()
                .setTrigger(triggers.find(request.getName()).orElseThrow(() -> notFound(request.getName())))
                .build();
    }

    private GetTriggerRevisionDetailsResponse revision(GetTriggerRevisionDetailsRequest request) {
        return triggers.changes(request.getId().getName()).stream()
                .map(TriggerChange::getDetails)
                .filter(details ->
                        details.getId().getRevision() == request.getId().getRevision())
                .findFirst()
                .map(details -> GetTriggerRevisionDetailsResponse.newBuilder()
                        .setTrigger(details)
                        .build())
                .orElseThrow(() -> notFound(request.getId().getName()));
    }

    private GetTriggerRevisionHistoryResponse history(GetTriggerRevisionHistoryRequest request) {
        Listing.Page<TriggerChange> page = new Listing<>(CHANGE_FIELDS, "revision")
                .page(request.getRequest(), triggers.changes(request.getName()));
        GetTriggerRevisionHistoryResponse.Builder response =
                GetTriggerRevisionHistoryResponse.newBuilder().setToken(page.token());
        page.rows().forEach(change -> response.addTriggers(TriggerViews.revision(change)));
        return response.build();
    }

    private ListTriggersResponse list(ListTriggersRequest request) {
        Listing.Page<TriggerDetails> page =
                new Listing<>(FIELDS, "updated_at").page(request.getRequest(), of(scope(request)));
        ListTriggersResponse.Builder response =
                ListTriggersResponse.newBuilder().setToken(page.token());
        page.rows().forEach(trigger -> response.addTriggers(TriggerViews.listed(trigger)));
        return response.build();
    }

    private static Predicate<TriggerDetails> scope(ListTriggersRequest request) {
        return switch (request.getScopeByCase()) {
            case PROJECT_ID ->
                trigger ->
                        name(trigger).getProject().equals(request.getProjectId().getName())
                                && name(trigger)
                                        .getDomain()
                                        .equals(request.getProjectId().getDomain());
            case TASK_ID ->
                trigger -> isOf(name(trigger), request.getTaskId())
                        && trigger.getSpec()
                                .getTaskVersion()
                                .equals(request.getTaskId().getVersion());
            case TASK_NAME ->
                trigger -> isOf(
                        name(trigger),
                        TaskIdentifier.newBuilder()
                                .setProject(request.getTaskName().getProject())
                                .setDomain(request.getTaskName().getDomain())
                                .setName(request.getTaskName().getName())
                                .build());
            case ORG, SCOPEBY_NOT_SET -> trigger -> true;
        };
    }

    private UpdateTriggersResponse update(UpdateTriggersRequest request) {
        Set<TaskKey> changed = new HashSet<>();
        request.getNamesList().forEach(name -> triggers.activate(name, request.getActive())
                .ifPresent(trigger -> changed.add(TriggerViews.task(trigger))));
        changed.forEach(this::note);
        return UpdateTriggersResponse.getDefaultInstance();
    }

    private DeleteTriggersResponse delete(DeleteTriggersRequest request) {
        Set<TaskKey> changed = new HashSet<>();
        request.getNamesList()
                .forEach(name -> triggers.delete(name).ifPresent(trigger -> changed.add(TriggerViews.task(trigger))));
        changed.forEach(this::note);
        return DeleteTriggersResponse.getDefaultInstance();
    }

    private void note(TaskKey task) {
        tasks.startedBy(
                task,
                of(trigger -> TriggerViews.task(trigger).equals(task)).stream()
                        .map(TriggerViews::summary)
                        .toList());
    }

    private List<TriggerDetails> of(Predicate<TriggerDetails> wanted) {
        return triggers.all().stream().filter(wanted).toList();
    }

    private static boolean isOf(TriggerName name, TaskIdentifier task) {
        return name.getProject().equals(task.getProject())
                && name.getDomain().equals(task.getDomain())
                && name.getTaskName().equals(task.getName());
    }

    private static TriggerName name(TriggerDetails trigger) {
        return trigger.getId().getName();
    }

    private static RpcFailure notFound(TriggerName name) {
        return RpcFailure.notFound("trigger not found: " + name.getTaskName() + "/" + name.getName());
    }
}
