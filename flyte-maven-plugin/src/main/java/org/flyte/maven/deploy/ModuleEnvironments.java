package org.flyte.maven.deploy;

import java.util.List;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.settings.EnvironmentSettings;

/** Which environments a module declares that is built together with the project. Asked only when the module has tasks, by its code or its POM. */
@FunctionalInterface
public interface ModuleEnvironments {
    /** Modules that declare none: each has the one that is named after it. */
    ModuleEnvironments UNDECLARED = module -> {
        String name = new ProjectFacts(module.artifactId(), 0).defaultEnvironment();
        return List.of(EnvironmentSettings.named(name));
    };

    /**
     * Reads them.
     *
     * @return at least one
     * @throws org.flyte.maven.problem.ProblemException when the module's configuration is wrong
     */
    List<EnvironmentSettings> of(ClassPathJar module);
}
