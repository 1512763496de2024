package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;

/** Decides to which environment each task belongs, and that no two tasks there have one name. */
final class Placement {
    private final List<ModuleTasks> modules;
    private final List<Problem> problems;

    /** @param problems where everything wrong is added */
    Placement(List<ModuleTasks> modules, List<Problem> problems) {
        this.modules = List.copyOf(modules);
        this.problems = problems;
    }

    /** The tasks of all modules, sorted by class, method and descriptor. */
    List<IndexedTask> place() {
        List<IndexedTask> placed = new ArrayList<>();
        Map<String, TaskDeclaration> taken = new HashMap<>();
        for (ModuleTasks module : modules) {
            Enrichment enrichment = new Enrichment(module.facts(), problems);
            for (TaskDeclaration task : module.scan().tasks()) {
                EnvironmentSettings environment = environment(task, module.environments());
                if (environment != null) {
                    IndexedTask indexed = new IndexedTask(task, environment);
                    TaskDeclaration other = taken.putIfAbsent(indexed.wireName(), task);
                    if (other != null) {
                        reportDuplicate(indexed, other);
                    }
                    placed.add(enrichment.enrich(indexed));
                }
            }
        }
        placed.sort(Comparator.comparing(task -> task.declaration().method(), MethodId.ORDER));
        return placed;
    }

    private @Nullable EnvironmentSettings environment(TaskDeclaration task, List<EnvironmentSettings> environments) {
        String key = task.environment();
        if (key != null) {
            return named(key, task, environments);
        }
        if (environments.size() == 1) {
            return environments.get(0);
        }
        List<EnvironmentSettings> claiming =
                environments.stream().filter(e -> claims(e, task)).toList();
        if (claiming.size() == 1) {
            return claiming.get(0);
        }
        if (claiming.isEmpty()) {
            report(
                    IndexCode.NO_ENVIRONMENT,
                    task,
                    "The task " + task.method().shortText() + " belongs to none of the environments "
                            + keys(environments),
                    "add @Environment to the method or its class");
        } else {
            report(
                    IndexCode.SEVERAL_ENVIRONMENTS,
                    task,
                    "The <classes> of the environments " + keys(claiming) + " all name "
                            + task.method().className(),
                    "make the globs narrower, or add @Environment");
        }
        return null;
    }

    /** The module's own environment of this key comes before another module's. */
    private @Nullable EnvironmentSettings named(String key, TaskDeclaration task, List<EnvironmentSettings> own) {
        List<EnvironmentSettings> environments = Stream.concat(
                        own.stream(), modules.stream().flatMap(module -> module.environments().stream()))
                .distinct()
                .toList();
        for (EnvironmentSettings environment : environments) {
            if (environment.key().equals(key)) {
                return environment;
            }
        }
        report(
                IndexCode.UNKNOWN_ENVIRONMENT,
                task,
                "The task " + task.method().shortText() + " belongs to the environment " + key
                        + ", which is not declared; declared: " + keys(environments),
                "declare it below <environments>, or correct @Environment");
        return null;
    }

    private static boolean claims(EnvironmentSettings environment, TaskDeclaration task) {
        return environment.classes().stream()
                .anyMatch(glob -> new ClassNameGlob(glob).matches(task.method().className()));
    }

    private static String keys(List<EnvironmentSettings> environments) {
        return environments.stream().map(EnvironmentSettings::key).collect(Collectors.joining(", "));
    }

    private void reportDuplicate(IndexedTask task, TaskDeclaration other) {
        report(
                IndexCode.DUPLICATE_TASK,
                task.declaration(),
                "The name " + task.wireName() + " is taken by " + other.method().shortText() + " ("
                        + other.location().text() + ")",
                "rename one with @Task(name = …)");
    }

    private void report(IndexCode code, TaskDeclaration task, String what, String fix) {
        problems.add(new Problem(code, what, task.location().text(), fix));
    }
}
