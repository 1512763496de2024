package org.flyte.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.flyte", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theWireKnowsProtobufAndTheJdkOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.flyte.wire..",
                    "org.flyte.idl..",
                    "com.google.protobuf..",
                    "org.msgpack..",
                    "org.jspecify.annotations..",
                    "java..",
                    "javax.net.ssl..")
            .because("it goes into every container, where each jar costs start-up");

    @ArchTest
    static final ArchRule theMessagesKnowNoneOfOurs = noClasses()
            .that()
            .resideInAPackage("org.flyte.idl..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flyte.wire..");

    @ArchTest
    static final ArchRule theSlowHttpClientStaysOut = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("it costs a container over half a second");

    @ArchTest
    static final ArchRule packagesDoNotFormCircles =
            slices().matching("org.flyte.wire.(*)..").should().beFreeOfCycles();
}
