package org.flyte.maven.run;

import java.util.List;
import java.util.stream.Collectors;
import org.flyte.idl.specs.Entry;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.deploy.Prepared;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds the task that {@code -Dflyte.task} means. */
public final class TaskChoice {
    private static final String WHERE = "-Dflyte.task";

    private TaskChoice() {}

    /**
     * @param wanted {@code task} or {@code env.task}; null takes the only one
     * @throws ProblemException when it means none, or more than one
     */
    static Entry of(List<Entry> entries, @Nullable String wanted) {
        if (wanted == null) {
            if (entries.size() == 1) {
                return entries.get(0);
            }
            throw problem(
                    RunCode.NO_TASK, "nobody said which of " + entries.size() + " tasks to run", choices(entries));
        }
        List<Entry> found = entries.stream()
                .filter(entry -> name(entry).equals(wanted) || taskName(entry).equals(wanted))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new ProblemException(
                    unknown(wanted, entries.stream().map(TaskChoice::name).toList()));
        }
        throw problem(RunCode.AMBIGUOUS_TASK, "several tasks are named " + wanted, choices(found));
    }

    /** Whether a task may be meant that the project has itself: nobody named one, or it has one of that name. */
    public static boolean mayBe(Prepared prepared, RunSettings settings) {
        String wanted = settings.task();
        return wanted == null
                || prepared.own().stream()
                        .anyMatch(entry ->
                                name(entry).equals(wanted) || taskName(entry).equals(wanted));
    }

    /** The names of the project's own tasks. */
    public static List<String> names(Prepared prepared) {
        return prepared.own().stream().map(TaskChoice::name).toList();
    }

    /** The problem of a name that no task has. */
    public static Problem unknown(String wanted, List<String> tasks) {
        List<String> names = tasks.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        String near = NearestName.withinTwoEdits(wanted, names)
                .map(name -> "did you mean " + name + "? ")
                .orElse("");
        return new Problem(RunCode.UNKNOWN_TASK, "there is no task " + wanted, WHERE, near + listed(tasks));
    }

    private static ProblemException problem(RunCode code, String what, String fix) {
        return new ProblemException(new Problem(code, what, WHERE, fix));
    }

    private static String choices(List<Entry> entries) {
        return listed(entries.stream().map(TaskChoice::name).toList());
    }

    private static String listed(List<String> tasks) {
        return tasks.isEmpty()
                ? "annotate a static method with @Task"
                : "choose one of " + tasks.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String name(Entry entry) {
        return entry.getSpec().getTaskTemplate().getId().getName();
    }

    private static String taskName(Entry entry) {
        return name(entry).substring(name(entry).lastIndexOf('.') + 1);
    }
}
