package org.flyte.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.flyte.testing", importOptions = DoNotIncludeTests.class)
class DependenciesTest {

    /** Nothing of the wire: it has other names in the runtime's jar. */
    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_RUNTIME_THE_TASK_LIBRARY_AND_JUNIT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.flyte.testing..",
                    "org.flyte.runtime..",
                    "org.flyte.task..",
                    "org.junit.jupiter.api..",
                    "java..",
                    "org.jspecify..");
}
