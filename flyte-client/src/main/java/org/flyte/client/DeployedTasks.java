package org.flyte.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.flyte.idl.common.Filter;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.ProjectIdentifier;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.ListTasksRequest;
import org.flyte.idl.task.ListTasksResponse;
import org.flyte.idl.trigger.DeleteTriggersRequest;
import org.flyte.idl.trigger.GetTriggerDetailsRequest;
import org.flyte.idl.trigger.ListTriggersRequest;
import org.flyte.idl.trigger.ListTriggersResponse;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.TaskRpcs;
import org.flyte.wire.connect.TriggerRpcs;

/**
 * Looks many tasks up at once. Every method throws {@link org.flyte.wire.connect.RpcException} when the backend refuses or cannot
 * be reached.
 *
 * @param deadline for each single call
 */
public record DeployedTasks(ConnectTransport transport, ProjectIdentifier project, Duration deadline) {
    /** What a backend gives at once at most. */
    private static final int PAGE = 200;

    /** The version of each task that was registered first last; a task that the backend does not have is left out. */
    public Map<String, String> newestVersions(List<String> names) {
        Map<String, String> versions = new HashMap<>();
        eachPage("name", names, request -> {
            ListTasksResponse page = transport.unary(
                    TaskRpcs.LIST_TASKS,
                    ListTasksRequest.newBuilder()
                            .setProjectId(project)
                            .setRequest(request)
                            .build(),
                    deadline);
            page.getTasksList()
                    .forEach(task -> versions.put(
                            task.getTaskId().getName(), task.getTaskId().getVersion()));
            return page.getTasksCount() == 0 ? "" : page.getToken();
        });
        return versions;
    }

    /** The names of all triggers of these tasks. */
    public List<TriggerName> triggers(List<String> tasks) {
        List<TriggerName> names = new ArrayList<>();
        eachPage("task_name", tasks, request -> {
            ListTriggersResponse page = transport.unary(
                    TriggerRpcs.LIST_TRIGGERS,
                    ListTriggersRequest.newBuilder()
                            .setProjectId(project)
                            .setRequest(request)
                            .build(),
                    deadline);
            page.getTriggersList().forEach(trigger -> names.add(trigger.getId().getName()));
            return page.getTriggersCount() == 0 ? "" : page.getToken();
        });
        return names;
    }

    /** A trigger with all that it does. */
    public TriggerDetails trigger(TriggerName name) {
        GetTriggerDetailsRequest request =
                GetTriggerDetailsRequest.newBuilder().setName(name).build();
        return transport
                .unary(TriggerRpcs.GET_TRIGGER_DETAILS, request, deadline)
                .getTrigger();
    }

    /** Deletes triggers; one that is not there is no error. */
    public void deleteTriggers(List<TriggerName> names) {
        DeleteTriggersRequest request =
                DeleteTriggersRequest.newBuilder().addAllNames(names).build();
        transport.unary(TriggerRpcs.DELETE_TRIGGERS, request, deadline);
    }

    /**
     * Asks for what has one of these values in a field, page by page.
     *
     * @param ask takes a page and gives the token of the next; the empty one ends it
     */
    private static void eachPage(String field, List<String> values, Function<ListRequest, String> ask) {
        for (List<String> some : parts(values)) {
            String token = "";
            do {
                token = ask.apply(page(field, some, token));
            } while (!token.isEmpty());
        }
    }

    private static ListRequest page(String field, List<String> values, String token) {
        return ListRequest.newBuilder()
                .setLimit(PAGE)
                .setToken(token)
                .addFilters(Filter.newBuilder()
                        .setFunction(Filter.Function.VALUE_IN)
                        .setField(field)
                        .addAllValues(values))
                .build();
    }

    private static List<List<String>> parts(List<String> names) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < names.size(); from += PAGE) {
            parts.add(names.subList(from, Math.min(from + PAGE, names.size())));
        }
        return parts;
    }
}
