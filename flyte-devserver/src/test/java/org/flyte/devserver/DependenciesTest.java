package org.flyte.devserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.flyte.devserver", importOptions = DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule KNOWS_NEITHER_MAVEN_NOR_THE_RUNTIME = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.flyte.devserver..",
                    "org.flyte.idl..",
                    "org.flyte.wire..",
                    "org.flyte.client..",
                    "com.google.protobuf..",
                    "com.sun.net.httpserver..",
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("server")
            .definedBy("org.flyte.devserver")
            .layer("services")
            .definedBy("org.flyte.devserver.service..")
            .layer("execution")
            .definedBy("org.flyte.devserver.exec..")
            .layer("http")
            .definedBy("org.flyte.devserver.http..")
            .layer("store")
            .definedBy("org.flyte.devserver.store..")
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("services")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("execution")
            .mayOnlyBeAccessedByLayers("services", "server")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("services", "server");
}
