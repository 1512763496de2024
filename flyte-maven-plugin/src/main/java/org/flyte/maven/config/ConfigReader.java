package org.flyte.maven.config;

import org.flyte.maven.config.bind.ModelBinder;
import org.flyte.maven.problem.ProblemException;

/** Reads all sources into one model; throws every error that it finds at once. */
public final class ConfigReader {
    private final ProjectFacts project;
    private final Goal goal;

    public ConfigReader(ProjectFacts project, Goal goal) {
        this.project = project;
        this.goal = goal;
    }

    /**
     * Reads and checks everything.
     *
     * @throws ProblemException with every error of the configuration
     */
    public FlyteModel read(ConfigSources sources) {
        return ModelBinder.bind(Merge.of(sources, project, goal), project, goal);
    }
}
