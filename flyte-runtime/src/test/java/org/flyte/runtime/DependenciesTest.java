package org.flyte.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.flyte.runtime", importOptions = DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_WIRE_THE_TASK_LIBRARY_AND_THE_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.flyte.runtime..",
                    "org.flyte.wire..",
                    "org.flyte.idl..",
                    "org.flyte.task..",
                    "com.google.protobuf..",
                    "java..",
                    "org.apache.opendal..",
                    "org.jspecify..");

    /** No other package may wait for a native library to load. */
    @ArchTest
    static final ArchRule ONLY_THE_STORAGE_KNOWS_THE_LIBRARY_OF_OBJECT_STORES = noClasses()
            .that()
            .resideOutsideOfPackage("org.flyte.runtime.storage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.opendal..");

    /** A leaf task must not wait for the descriptors that a generated message builds; child calls are loaded late. */
    @ArchTest
    static final ArchRule A_LEAF_TASK_TOUCHES_NO_GENERATED_MESSAGE = noClasses()
            .that()
            .resideOutsideOfPackages("..runtime.actions..", "..runtime.call..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.flyte.idl..", "com.google..");

    /** Whoever led there would load it for a task that calls none. */
    @ArchTest
    static final ArchRule ONLY_THE_CALL_OF_A_TASK_LEADS_TO_CHILDREN = noClasses()
            .that()
            .resideOutsideOfPackages("..runtime.actions..", "..runtime.call..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..runtime.actions..");

    @ArchTest
    static final ArchRule VALUES_KNOW_NOTHING_OF_THE_CONTAINER = noClasses()
            .that()
            .resideInAnyPackage("..literal..", "..codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..storage..", "..bundle..", "org.flyte.runtime.task..", "..failure..", "org.flyte.runtime");
}
