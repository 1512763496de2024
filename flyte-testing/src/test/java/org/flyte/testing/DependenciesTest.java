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
    static final ArchRule KNOWS_ONLY_THE_RUNTIME_THE_TASK_LIBRARY_THE_WEAVER_AND_JUNIT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.flyte.testing..",
                    "org.flyte.runtime..",
                    "org.flyte.task..",
                    "org.flyte.weaver..",
                    "org.junit.jupiter.api..",
                    "java..",
                    "org.jspecify..");

    /** Each side loads classes of its own under these names, so nothing else may cross. */
    @ArchTest
    static final ArchRule WHAT_BOTH_SIDES_SHARE_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("org.flyte.testing.border")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.flyte.testing.border", "java..", "org.jspecify..");
}
