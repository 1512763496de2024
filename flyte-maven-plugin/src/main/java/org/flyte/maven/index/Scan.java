package org.flyte.maven.index;

import java.util.List;
import org.flyte.maven.problem.Problem;

/**
 * What a look through class directories gave.
 *
 * @param tasks the tasks without fault, sorted by class, method and descriptor
 * @param problems everything that is wrong with the others
 */
public record Scan(List<TaskDeclaration> tasks, List<Problem> problems) {
    public Scan {
        tasks = List.copyOf(tasks);
        problems = List.copyOf(problems);
    }
}
