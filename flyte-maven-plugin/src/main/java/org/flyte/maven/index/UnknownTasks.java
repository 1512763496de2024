package org.flyte.maven.index;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskEntry;

/** Finds what the POM says of tasks that no code has. */
final class UnknownTasks {
    private final List<IndexedTask> tasks;

    UnknownTasks(List<IndexedTask> tasks) {
        this.tasks = tasks;
    }

    /** @param problems where everything wrong is added */
    void check(List<ModuleTasks> modules, List<Problem> problems) {
        Set<EnvironmentSettings> seen = new HashSet<>();
        for (ModuleTasks module : modules) {
            for (EnvironmentSettings environment : module.environments()) {
                // Where other modules declare the environment too, the task may be one of theirs.
                if (seen.add(environment)
                        && !module.facts().sharedEnvironments().contains(environment.key())) {
                    check(environment, problems);
                }
            }
        }
    }

    private void check(EnvironmentSettings environment, List<Problem> problems) {
        Set<String> known = new TreeSet<>();
        tasks.stream()
                .filter(task -> task.environment().wireName().equals(environment.wireName()))
                .forEach(task -> known.add(task.declaration().name()));
        environment.tasks().forEach((name, entry) -> {
            if (!known.contains(name) && !named(entry)) {
                problems.add(problem(environment, name, known));
            }
        });
    }

    /** An entry that names a method is looked for, and missed, by the scan. */
    private static boolean named(TaskEntry entry) {
        return entry.className() != null;
    }

    private static Problem problem(EnvironmentSettings environment, String name, Set<String> known) {
        Optional<String> near = NearestName.withinTwoEdits(name, known);
        String fix = near.map(other -> "write <" + other + ">").orElse("give it a <class>, or leave it out");
        return new Problem(
                IndexCode.UNKNOWN_TASK,
                "The environment " + environment.wireName() + " has no task " + name + "; "
                        + (known.isEmpty() ? "it has none" : "its tasks are " + String.join(", ", known)),
                "<environments><" + environment.key() + "><tasks><" + name + ">",
                fix);
    }
}
