package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/** Which environments a module declares that is built together with the project. Asked only when the module has tasks, by its code or its POM. */
@FunctionalInterface
public interface ModuleEnvironments {
    /** Modules that declare none: each has the one that is named after it. */
    ModuleEnvironments UNDECLARED = module -> new Declared(
            module.artifactId(),
            null,
            List.of(EnvironmentSettings.named(new ProjectFacts(module.artifactId(), 0).defaultEnvironment())),
            Map.of());

    /**
     * What one module declares.
     *
     * @param module its name for people, and before the keys of images that differ from the project's own
     * @param directory its folder, which the files that it names are relative to; null when nobody knows it
     * @param environments at least one
     * @param images what the environments' image keys mean; none for those of the project
     */
    record Declared(
            String module,
            @Nullable Path directory,
            List<EnvironmentSettings> environments,
            Map<String, ImageSettings> images) {
        public Declared {
            environments = List.copyOf(environments);
            images = Map.copyOf(images);
        }
    }

    /**
     * Reads them.
     *
     * @throws org.flyte.maven.problem.ProblemException when the module's configuration is wrong
     */
    Declared of(ClassPathJar module);
}
