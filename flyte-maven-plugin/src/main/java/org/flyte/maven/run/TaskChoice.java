package org.flyte.maven.run;

import java.util.List;
import java.util.stream.Collectors;
import org.flyte.idl.specs.Entry;
import org.flyte.maven.config.NearestName;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds the task that {@code -Dflyte.task} means. */
final class TaskChoice {
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
            List<String> names = entries.stream().map(TaskChoice::taskName).toList();
            String near = NearestName.withinTwoEdits(wanted, names)
                    .map(name -> "did you mean " + name + "? ")
                    .orElse("");
            throw problem(RunCode.UNKNOWN_TASK, "there is no task " + wanted, near + choices(entries));
        }
        throw problem(RunCode.AMBIGUOUS_TASK, "several tasks are named " + wanted, choices(found));
    }

    private static ProblemException problem(RunCode code, String what, String fix) {
        return new ProblemException(new Problem(code, what, WHERE, fix));
    }

    private static String choices(List<Entry> entries) {
        return "choose one of "
                + entries.stream().map(TaskChoice::name).sorted().collect(Collectors.joining(", "));
    }

    private static String name(Entry entry) {
        return entry.getSpec().getTaskTemplate().getId().getName();
    }

    private static String taskName(Entry entry) {
        return name(entry).substring(name(entry).lastIndexOf('.') + 1);
    }
}
