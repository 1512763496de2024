package org.flyte.maven;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.run.TaskChoice;

/**
 * The modules that a {@code flyte:run} on the command line of several modules has been to without finding the task. It runs
 * where the task is, so a module that has no such task is passed over, unless no module has one.
 */
final class RunTurns {
    private final Map<String, List<String>> passed = new HashMap<>();

    private RunTurns() {}

    private static RunTurns of(GoalCall call) {
        Map<String, Object> context = call.session()
                .getPluginContext(
                        call.execution().getMojoDescriptor().getPluginDescriptor(),
                        call.session().getTopLevelProject());
        synchronized (context) {
            return (RunTurns) context.computeIfAbsent(RunTurns.class.getName(), key -> new RunTurns());
        }
    }

    /** Whether other modules may have a task that this one does not have. */
    static boolean several(GoalCall call) {
        return call.execution().getSource() == MojoExecution.Source.CLI
                && call.session().getProjects().size() > 1;
    }

    /**
     * Passes the module over.
     *
     * @param tasks the names of the tasks that it has
     * @throws ProblemException when it was the last module
     */
    static void pass(GoalCall call, String wanted, List<String> tasks) {
        RunTurns turns = of(call);
        synchronized (turns) {
            turns.passed.put(call.project().getId(), tasks);
            if (turns.passed.size() == call.session().getProjects().size()) {
                throw new ProblemException(TaskChoice.unknown(
                        wanted,
                        turns.passed.values().stream().flatMap(List::stream).toList()));
            }
        }
    }
}
