package org.flyte.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.flyte.client", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theClientKnowsTheWireJsonAndYamlOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.flyte.client..",
                    "org.flyte.wire..",
                    "org.flyte.idl..",
                    "com.google.protobuf..",
                    "com.google.gson..",
                    "org.yaml.snakeyaml..",
                    "org.jspecify.annotations..",
                    "javax.crypto..",
                    "javax.net.ssl..",
                    "java..");
}
