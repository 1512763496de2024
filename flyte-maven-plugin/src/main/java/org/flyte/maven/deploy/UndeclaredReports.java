package org.flyte.maven.deploy;

import java.util.List;
import java.util.Objects;
import org.flyte.maven.index.IndexedTask;
import org.flyte.maven.index.SourceLocation;

/** Tasks that speak to a report of which their specs do not tell, so that no console looks for it. */
record UndeclaredReports(List<IndexedTask> tasks) {
    /** A sentence for each. */
    List<String> sentences() {
        return tasks.stream()
                .filter(task -> task.declaration().report() != null
                        && !Boolean.TRUE.equals(task.settings().report()))
                .map(task ->
                        sentence(task, Objects.requireNonNull(task.declaration().report())))
                .toList();
    }

    private static String sentence(IndexedTask task, SourceLocation call) {
        return call.text() + ": the task " + task.wireName()
                + " leaves a report that the console does not look for. Write @Task(report = true) at "
                + task.declaration().method().shortText() + ", or <report>true</report> of the task in the POM";
    }
}
