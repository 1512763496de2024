package org.flyte.maven.deploy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.config.Target;
import org.flyte.maven.plan.Planned;
import org.flyte.maven.plan.Simultaneous;
import org.flyte.maven.plan.WantedModule;
import org.flyte.maven.plan.WantedTask;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.Console;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.SpecCompletion;

/** Registers the tasks of one deployment as planned: a few at the same time, what others depend on first. */
final class Registration {
    private final Backend backend;
    private final Planned planned;
    private final Map<WantedModule, Deployment> deployments;
    private final TriggerInputs triggers;
    private final Progress progress;
    private final Map<String, Change> changes;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    Registration(Backend backend, Planned planned, Map<WantedModule, Deployment> deployments, Console console) {
        this.backend = backend;
        this.planned = planned;
        this.deployments = deployments;
        this.triggers = new TriggerInputs(backend, planned.wanted().target());
        this.changes = planned.changes();
        this.progress = new Progress(planned.wanted().tasks().size(), console);
    }

    /**
     * Registers what is not registered.
     *
     * @param force whether tasks are sent that are there already
     * @return all tasks in their order
     * @throws ProblemException naming what is registered and what is not, when the backend refuses one
     */
    List<TaskRecord> register(boolean force) {
        List<WantedTask> tasks = planned.wanted().tasks();
        List<WantedTask> sent =
                tasks.stream().filter(task -> force || !unchanged(task)).toList();
        tasks.stream().filter(this::unchanged).map(WantedTask::name).forEach(registered::add);
        try {
            Map<Integer, List<WantedTask>> ranks =
                    sent.stream().collect(Collectors.groupingBy(WantedTask::rank, TreeMap::new, Collectors.toList()));
            ranks.values().forEach(equals -> Simultaneous.map(equals, this::send));
            deleteObsoleteTriggers();
        } catch (RpcException e) {
            if (sent.stream().map(WantedTask::name).noneMatch(registered::contains)) {
                throw BackendProblems.of(e);
            }
            throw partial(e);
        }
        return tasks.stream().map(task -> record(task, sent.contains(task))).toList();
    }

    private boolean unchanged(WantedTask task) {
        return changes.get(task.name()) == Change.UNCHANGED;
    }

    private String send(WantedTask task) {
        TaskSpec spec = SpecCompletion.complete(task.spec(), Objects.requireNonNull(deployments.get(task.module())));
        backend.client().deployTask(planned.wanted().id(task), spec, triggers.stored(task.triggers(), spec));
        registered.add(task.name());
        progress.oneMore();
        return task.name();
    }

    private void deleteObsoleteTriggers() {
        if (!planned.obsolete().isEmpty()) {
            Target target = planned.wanted().target();
            backend.client()
                    .deployedTasks(target.org(), target.project(), target.domain())
                    .deleteTriggers(planned.obsolete());
        }
    }

    private TaskRecord record(WantedTask task, boolean sent) {
        Change change = changes.getOrDefault(task.name(), Change.UNKNOWN);
        Target target = planned.wanted().target();
        String url = backend.endpoint().taskUrl(target.project(), target.domain(), task.name());
        return new TaskRecord(task.name(), change, sent, url, TriggerLines.of(task.triggers()));
    }

    private ProblemException partial(RpcException cause) {
        List<String> names =
                planned.wanted().tasks().stream().map(WantedTask::name).toList();
        String there = names.stream().filter(registered::contains).collect(Collectors.joining(", "));
        String missing =
                names.stream().filter(name -> !registered.contains(name)).collect(Collectors.joining(", "));
        return new ProblemException(
                new Problem(
                        DeployCode.PARTIAL,
                        "the deployment ended in the middle: " + cause.rpcMessage() + "; registered: " + there
                                + "; not registered: " + (missing.isEmpty() ? "none" : missing),
                        cause.endpoint().toString(),
                        "run the goal again: it continues with what is not registered"),
                cause);
    }
}
