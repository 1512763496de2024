package org.flyte.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;

@AnalyzeClasses(packages = "org.flyte.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** In the order in which data flows. */
    private static final List<String> STAGES =
            List.of("settings", "config", "index", "image", "bundle", "plan", "deploy", "run");

    /** No later stage is known to an earlier one. A stage that does not exist yet breaks no rule. */
    @ArchTest
    static final ArchRule DATA_FLOWS_ONE_WAY = dataFlowsOneWay();

    @ArchTest
    static final ArchRule ONLY_THE_MOJOS_KNOW_MAVEN = noClasses()
            .that()
            .resideInAnyPackage("org.flyte.maven.*..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "javax.inject..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_MOJOS = noClasses()
            .that()
            .resideInAnyPackage("org.flyte.maven.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flyte.maven")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule WHAT_RUNS_IN_THE_CONTAINER_IS_NEVER_LOADED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.flyte.runtime..", "org.flyte.task..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PROBLEMS_KNOW_NO_STAGE = noClasses()
            .that()
            .resideInAPackage("org.flyte.maven.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(STAGES))
            .allowEmptyShould(true);

    private static ArchRule dataFlowsOneWay() {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 0; i + 1 < STAGES.size(); i++) {
            rules.add(noClasses()
                    .that()
                    .resideInAPackage(packages(STAGES.subList(i, i + 1))[0])
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(STAGES.subList(i + 1, STAGES.size())))
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules);
    }

    private static String[] packages(List<String> stages) {
        return stages.stream().map(stage -> "org.flyte.maven." + stage + "..").toArray(String[]::new);
    }
}
