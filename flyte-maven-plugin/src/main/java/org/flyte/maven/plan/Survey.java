package org.flyte.maven.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flyte.client.DeployedTasks;
import org.flyte.client.FlyteClient;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.maven.config.Target;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;

/** Looks at what a backend has of a deployment's tasks. Reads only. */
final class Survey {
    private final FlyteClient client;
    private final DeployedTasks tasks;
    private final Wanted wanted;

    private Survey(FlyteClient client, Wanted wanted) {
        Target target = wanted.target();
        this.client = client;
        this.tasks = client.deployedTasks(target.org(), target.project(), target.domain());
        this.wanted = wanted;
    }

    /**
     * Looks.
     *
     * @throws RpcException when the backend does not answer, or refuses
     */
    static Standing of(FlyteClient client, Wanted wanted) {
        return new Survey(client, wanted).standing();
    }

    private record Specs(String name, TaskSpec newest, Optional<TaskSpec> same) {}

    private Standing standing() {
        List<String> names = wanted.tasks().stream().map(WantedTask::name).toList();
        Map<String, String> versions = newestVersions(names);
        List<Specs> registered = Simultaneous.map(
                names.stream().filter(versions::containsKey).toList(),
                name -> specs(name, String.valueOf(versions.get(name))));
        return new Standing(
                registered.stream().collect(Collectors.toMap(Specs::name, Specs::newest)),
                registered.stream()
                        .filter(specs -> specs.same().isPresent())
                        .collect(Collectors.toMap(
                                Specs::name, specs -> specs.same().orElseThrow())),
                triggers(names));
    }

    /** By one call where the backend can, else by one a task. */
    private Map<String, String> newestVersions(List<String> names) {
        try {
            return tasks.newestVersions(names);
        } catch (RpcException e) {
            if (e.code() != RpcCode.INVALID_ARGUMENT && e.code() != RpcCode.UNIMPLEMENTED) {
                throw e;
            }
            Map<String, String> versions = new HashMap<>();
            List<Optional<String>> found =
                    Simultaneous.map(names, name -> client.newestVersion(wanted.id(name, wanted.version())));
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                found.get(i).ifPresent(version -> versions.put(name, version));
            }
            return versions;
        }
    }

    private Specs specs(String name, String newestVersion) {
        TaskSpec newest = spec(name, newestVersion).orElseGet(TaskSpec::getDefaultInstance);
        return new Specs(
                name,
                newest,
                newestVersion.equals(wanted.version()) ? Optional.of(newest) : spec(name, wanted.version()));
    }

    private Optional<TaskSpec> spec(String name, String version) {
        return client.findTask(wanted.id(name, version)).map(details -> details.getSpec());
    }

    /** Empty where the backend has no such service. */
    private Optional<Map<String, List<TriggerDetails>>> triggers(List<String> names) {
        try {
            List<TriggerDetails> details = Simultaneous.map(tasks.triggers(names), tasks::trigger);
            return Optional.of(details.stream()
                    .collect(Collectors.groupingBy(
                            trigger -> trigger.getId().getName().getTaskName())));
        } catch (RpcException e) {
            if (e.code() == RpcCode.UNIMPLEMENTED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
