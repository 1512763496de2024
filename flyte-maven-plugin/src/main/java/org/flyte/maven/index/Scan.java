package org.flyte.maven.index;

import java.nio.file.Path;
import java.util.List;
import org.flyte.maven.problem.Problem;

/**
 * What a look through class directories gave.
 *
 * @param tasks the tasks without fault, sorted by class, method and descriptor
 * @param problems everything that is wrong with the others
 */
public record Scan(List<TaskDeclaration> tasks, List<Problem> problems) {
    /** This look, or another one when the POM names methods, which only its reading tells. */
    public Scan with(List<OutsideTask> outside, List<Path> classDirectories, ClassPath classes) {
        return outside.isEmpty() ? this : ClassScanner.scan(classDirectories, outside, classes);
    }

    public Scan {
        tasks = List.copyOf(tasks);
        problems = List.copyOf(problems);
    }
}
