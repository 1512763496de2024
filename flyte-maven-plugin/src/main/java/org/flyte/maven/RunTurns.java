package org.flyte.maven;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.run.TaskChoice;

/**
 * The modules that a {@code flyte:run} on the command line of several modules has been to without finding the task. It runs
 * where the task is, so a module that has no such task is passed over, unless no module has one.
 */
final class RunTurns {
    private final Map<String, List<String>> passed = new HashMap<>();

    private RunTurns() {}

    private static RunTurns of(MavenSession session, MojoExecution execution) {
        Map<String, Object> context = session.getPluginContext(
                execution.getMojoDescriptor().getPluginDescriptor(), session.getTopLevelProject());
        synchronized (context) {
            return (RunTurns) context.computeIfAbsent(RunTurns.class.getName(), key -> new RunTurns());
        }
    }

    /** Whether other modules may have a task that this one does not have. */
    static boolean several(MavenSession session, MojoExecution execution) {
        return execution.getSource() == MojoExecution.Source.CLI
                && session.getProjects().size() > 1;
    }

    /**
     * Passes a module over.
     *
     * @param tasks the names of the tasks that it has
     * @throws ProblemException when it was the last module
     */
    static void pass(
            MavenSession session, MojoExecution execution, MavenProject module, String wanted, List<String> tasks) {
        RunTurns turns = of(session, execution);
        synchronized (turns) {
            turns.passed.put(module.getId(), tasks);
            if (turns.passed.size() == session.getProjects().size()) {
                throw new ProblemException(TaskChoice.unknown(
                        wanted,
                        turns.passed.values().stream().flatMap(List::stream).toList()));
            }
        }
    }
}
