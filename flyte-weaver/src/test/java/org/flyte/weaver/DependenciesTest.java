package org.flyte.weaver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.flyte.weaver", importOptions = DoNotIncludeTests.class)
class DependenciesTest {

    /** It is on the class path of users' tests. */
    @ArchTest
    static final ArchRule KNOWS_ONLY_ASM = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.flyte.weaver..", "org.objectweb.asm..", "java..", "org.jspecify..");
}
