package org.flyte.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.task.CacheBehavior;
import org.flyte.task.TaskFailedException;
import org.flyte.task.spi.CallOptions;
import org.flyte.testing.action.Endings;
import org.flyte.testing.action.TaskValues;
import org.flyte.testing.border.ChildStart;
import org.flyte.testing.border.Ended;
import org.flyte.testing.border.Options;
import org.jspecify.annotations.Nullable;

/** The child calls of a test in the order in which they were started. Thread-safe. */
final class CallLog {
    private final List<ChildCall> calls = new ArrayList<>();

    synchronized List<ChildCall> calls() {
        return List.copyOf(calls);
    }

    /**
     * Notes the start of a child.
     *
     * @return the place of its end
     */
    synchronized int started(Class<?> owner, TaskValues task, ChildStart child, String action) {
        calls.add(new ChildCall(
                owner,
                child.task().method(),
                new TaskArguments(task.arguments(child.inputs())),
                action,
                child.parent(),
                options(child.options()),
                Optional.ofNullable(child.group()),
                child.mapped(),
                Map.copyOf(child.custom()),
                null,
                Optional.empty()));
        return calls.size() - 1;
    }

    synchronized void ended(int place, TaskValues task, Ended ended) {
        if (ended instanceof Ended.Failed failed) {
            replace(place, null, Optional.of(Endings.exception(failed, task.name())));
        } else {
            replace(place, task.value(((Ended.Succeeded) ended).outputs()), Optional.empty());
        }
    }

    private void replace(int place, @Nullable Object result, Optional<TaskFailedException> failure) {
        ChildCall start = calls.get(place);
        calls.set(
                place,
                new ChildCall(
                        start.type(),
                        start.method(),
                        start.arguments(),
                        start.action(),
                        start.parent(),
                        start.options(),
                        start.group(),
                        start.mapped(),
                        start.customContext(),
                        result,
                        failure));
    }

    private static CallOptions options(Options options) {
        String cache = options.cache();
        return new CallOptions(
                options.shortName(),
                options.retries(),
                options.timeout(),
                options.cpu(),
                options.memory(),
                options.env(),
                cache == null ? null : CacheBehavior.valueOf(cache));
    }
}
