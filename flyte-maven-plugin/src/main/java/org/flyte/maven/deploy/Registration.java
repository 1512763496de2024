package org.flyte.maven.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.TaskDetails;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.DeploymentRecord.TaskRecord;
import org.flyte.wire.connect.RpcException;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.SpecCompletion;

/** Registers the tasks of one deployment, one after the other. */
final class Registration {
    private final Backend backend;
    private final Deployment deployment;

    Registration(Backend backend, Deployment deployment) {
        this.backend = backend;
        this.deployment = deployment;
    }

    /**
     * Registers the tasks in their order.
     *
     * @throws ProblemException naming what is registered and what is not, when the backend refuses one
     */
    List<TaskRecord> register(List<Entry> entries) {
        List<TaskRecord> done = new ArrayList<>();
        for (Entry entry : entries) {
            try {
                done.add(register(SpecCompletion.complete(entry.getSpec(), deployment)));
            } catch (RpcException e) {
                if (done.stream().noneMatch(TaskRecord::registered)) {
                    throw BackendProblems.of(e);
                }
                throw partial(entries, done, e);
            }
        }
        return done;
    }

    private TaskRecord register(TaskSpec spec) {
        TaskIdentifier id = TaskIdentifier.newBuilder()
                .setOrg(deployment.org())
                .setProject(deployment.project())
                .setDomain(deployment.domain())
                .setName(spec.getTaskTemplate().getId().getName())
                .setVersion(deployment.version())
                .build();
        Change change = change(id, spec);
        if (change != Change.UNCHANGED) {
            backend.client().deployTask(id, spec);
        }
        String url = backend.endpoint().taskUrl(id.getProject(), id.getDomain(), id.getName());
        return new TaskRecord(id.getName(), change, change != Change.UNCHANGED, url);
    }

    private Change change(TaskIdentifier id, TaskSpec spec) {
        Optional<TaskDetails> same = backend.client().findTask(id);
        if (same.isPresent()) {
            return same.get().getSpec().equals(spec) ? Change.UNCHANGED : Change.CHANGED;
        }
        return backend.client().newestVersion(id).isPresent() ? Change.CHANGED : Change.NEW;
    }

    private static ProblemException partial(List<Entry> entries, List<TaskRecord> done, RpcException cause) {
        String registered = done.stream().map(TaskRecord::name).collect(Collectors.joining(", "));
        String missing = entries.stream()
                .skip(done.size())
                .map(entry -> entry.getSpec().getTaskTemplate().getId().getName())
                .collect(Collectors.joining(", "));
        return new ProblemException(
                new Problem(
                        DeployCode.PARTIAL,
                        "the deployment ended in the middle: " + cause.rpcMessage() + "; registered: " + registered
                                + "; not registered: " + missing,
                        cause.endpoint().toString(),
                        "run the goal again: it continues with what is not registered"),
                cause);
    }
}
