package org.flyte.maven.index;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.flyte.idl.core.SimpleType;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TriggerSettings;

/** Holds what the POM says of a task against the inputs that its method has. */
final class SignatureChecks {
    private final IndexedTask task;
    private final TaskSettings settings;
    private final Map<String, TaskInput> inputs = new TreeMap<>();
    private final List<Problem> problems;

    /** @param problems where everything wrong is added */
    SignatureChecks(IndexedTask task, List<Problem> problems) {
        this.task = task;
        this.settings = task.settings();
        this.problems = problems;
        task.declaration().inputs().forEach(input -> inputs.put(input.name(), input));
    }

    void check() {
        for (String ignored : Objects.requireNonNullElse(settings.cache().ignoredInputs(), List.<String>of())) {
            known(ignored, task.where() + "<cache><ignoredInputs>");
        }
        settings.triggers().forEach((key, trigger) -> {
            String where = task.where() + "<triggers><" + key + ">";
            trigger.inputs().forEach((name, text) -> input(name, text, where + "<inputs><" + name + ">"));
            if (trigger.timeInput() != null) {
                timeInput(trigger.timeInput(), trigger, where + "<timeInput>");
            }
        });
    }

    private void input(String name, String text, String where) {
        if (!known(name, where)) {
            return;
        }
        try {
            TriggerInput.read(task.declaration(), name, text);
        } catch (UnsupportedTypeException e) {
            report(e.code(), e.what(), where, e.fix());
        }
    }

    private void timeInput(String name, TriggerSettings trigger, String where) {
        if (!known(name, where)) {
            return;
        }
        TaskInput input = Objects.requireNonNull(inputs.get(name));
        if (input.type().getSimple() != SimpleType.DATETIME || !input.type().hasSimple()) {
            report(
                    IndexCode.TIME_INPUT,
                    "The input " + name + " of " + task.wireName() + " is of type " + input.javaType()
                            + ", and takes no time",
                    where,
                    "name an input of type Instant");
        } else if (trigger.inputs().containsKey(name)) {
            report(
                    IndexCode.TIME_INPUT,
                    "The input " + name + " of " + task.wireName()
                            + " is to be the time at which the trigger fires, and has a value below <inputs> too",
                    where,
                    "leave one of them out");
        } else if (TriggerInput.filledAtStart(trigger)) {
            checkFilling(name, where);
        }
    }

    /** The backend does not see such a time, so that it is in no cache key, and puts it into containers only. */
    private void checkFilling(String name, String where) {
        CacheBehavior cache = settings.cache().behavior();
        if (cache != null && cache != CacheBehavior.DISABLE) {
            report(
                    IndexCode.TIME_INPUT_OF_CACHED_TASK,
                    "The task " + task.wireName() + " is cached, and with other inputs beside it the time in " + name
                            + " would not count, so that each run would get the outputs of the first",
                    where,
                    "disable the task's cache, or give the other inputs by their defaults");
        } else if (task.pod() != null) {
            report(
                    IndexCode.TIME_INPUT,
                    "The task " + task.wireName()
                            + " runs in a pod template, where the backend cannot tell the time in " + name
                            + " when the trigger has other inputs",
                    where,
                    "give the other inputs by their defaults, or leave the pod template out");
        }
    }

    private boolean known(String name, String where) {
        if (inputs.containsKey(name)) {
            return true;
        }
        Optional<String> near = NearestName.withinTwoEdits(name, inputs.keySet());
        report(
                IndexCode.UNKNOWN_INPUT,
                "The task " + task.wireName() + " has no input " + name + "; "
                        + (inputs.isEmpty() ? "it has none" : "its inputs are " + String.join(", ", inputs.keySet())),
                where,
                near.map(other -> "write " + other).orElse("leave it out, or use a known name"));
        return false;
    }

    private void report(IndexCode code, String what, String where, String fix) {
        problems.add(new Problem(code, what, where, fix));
    }
}
