package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of which the spec does not tell is found by nobody, so it is said when the tasks are indexed. */
class UndeclaredReportsTest {
    private static final String SOURCE = """
            import org.flyte.task.*;
            import java.util.List;
            public class Etl {
              @Task public static void direct() {
                int unused = 1;
                Flyte.report().log("x");
              }
              @Task public static void byLambda(List<String> lines) {
                lines.forEach(line -> Flyte.report().log(line));
              }
              @Task public static void byHelper() { helper(3); }
              private static void helper(int depth) {
                if (depth > 0) helper(depth - 1);
                java.util.function.Supplier<Report> report = Flyte::report;
                report.get().log("y");
              }
              @Task public static void byAnotherTask() { direct(); }
              @Task(report = true) public static void declared() { Flyte.report().log("x"); }
              @Task public static void without() { Flyte.context(); }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void eachTaskThatSpeaksToAReportAndDoesNotDeclareItIsNamedWithItsLine() {
        assertThat(warnings(SampleProject.in(temp, SOURCE)))
                .hasSize(3)
                .anySatisfy(warning -> assertThat(warning)
                        .isEqualTo("Etl.java:6: the task etl.direct leaves a report that the console does not look for."
                                + " Write @Task(report = true) at Etl.direct, or <report>true</report> of the task in"
                                + " the POM"))
                .anySatisfy(warning -> assertThat(warning).startsWith("Etl.java:9: the task etl.byLambda leaves"))
                .anySatisfy(warning -> assertThat(warning).startsWith("Etl.java:14: the task etl.byHelper leaves"));
    }

    @Test
    void thePomMayDeclareThem() {
        TaskSettings reports = TaskSettings.builder().report(true).build();
        SampleProject project = SampleProject.in(temp, SOURCE);
        assertThat(warnings(project.withEnvironments(EnvironmentSettings.of("etl", "etl", reports))))
                .isEmpty();
    }

    private static List<String> warnings(SampleProject project) {
        List<String> warnings = new ArrayList<>();
        Preparation.of(project.workspace(), ModuleEnvironments.UNDECLARED, warnings::add)
                .index(project.model());
        return warnings;
    }
}
