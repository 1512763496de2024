package org.flyte.maven.index;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;

/**
 * All tasks of a project, each in its environment.
 *
 * @param tasks sorted by class, method and descriptor
 */
public record TaskIndex(List<IndexedTask> tasks) {
    public TaskIndex {
        tasks = List.copyOf(tasks);
    }

    /**
     * Scans, validates and places.
     *
     * @param environments at least one when there are tasks
     * @throws ProblemException with everything that is wrong
     */
    public static TaskIndex of(
            List<Path> classDirectories,
            Collection<EnvironmentSettings> environments,
            Collection<OutsideTask> outside) {
        return of(ClassScanner.scan(classDirectories, outside), environments);
    }

    /**
     * Validates and places what a scan has found.
     *
     * @param environments at least one when there are tasks
     * @throws ProblemException with everything that is wrong
     */
    public static TaskIndex of(Scan scan, Collection<EnvironmentSettings> environments) {
        return of(List.of(new ModuleTasks(scan, List.copyOf(environments))));
    }

    /**
     * Validates and places what scans of several modules have found, as one.
     *
     * @throws ProblemException with everything that is wrong
     */
    public static TaskIndex of(List<ModuleTasks> modules) {
        List<Problem> problems = new ArrayList<>();
        modules.forEach(module -> problems.addAll(module.scan().problems()));
        List<IndexedTask> tasks = new Placement(modules, problems).place();
        new UnknownTasks(tasks).check(modules, problems);
        tasks.forEach(task -> new SignatureChecks(task, problems).check());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new TaskIndex(tasks);
    }
}
