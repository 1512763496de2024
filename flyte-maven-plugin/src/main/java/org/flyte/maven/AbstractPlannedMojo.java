package org.flyte.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The parameters of the goals that deploy, and of the one that says what they would do. Data only. */
abstract class AbstractPlannedMojo extends AbstractFlyteMojo {
    /**
     * Keys of the environments to deploy, with those that they depend on. All when not given.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration only;

    /**
     * Does everything but the writes, as <code>plan</code> does.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.dryRun")
    private @Nullable String dryRun;

    /**
     * Sends everything, though it is there already.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.force")
    private @Nullable String force;

    /**
     * Whether all modules of the build are deployed together when the last one has come. Defaults to <code>true</code>; with
     * <code>false</code> each is deployed for itself at its turn.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.deployAtEnd")
    private @Nullable String deployAtEnd;

    /**
     * Allows a <code>-SNAPSHOT</code> version in the domain <code>production</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.allowSnapshots")
    private @Nullable String allowSnapshots;

    /**
     * What is printed at the end: <code>text</code>, or <code>json</code> for programs. Defaults to <code>text</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.output")
    private @Nullable String output;

    /**
     * The plan: <code>failOnChange</code> (<code>-Dflyte.plan.failOnChange</code>) fails the build when a deployment would change
     * something, or nobody can tell.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration plan;

    AbstractPlannedMojo(GoalCall call) {
        super(call);
    }

    @Override
    PomTree pom() {
        return super.pom()
                .tree("only", only)
                .text("dryRun", dryRun)
                .text("force", force)
                .text("deployAtEnd", deployAtEnd)
                .text("allowSnapshots", allowSnapshots)
                .text("output", output)
                .tree("plan", plan);
    }
}
