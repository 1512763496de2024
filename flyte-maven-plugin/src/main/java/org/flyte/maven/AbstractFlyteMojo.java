package org.flyte.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The parameters that all goals share. Data only: what is done with them stands in the goals. */
abstract class AbstractFlyteMojo extends AbstractMojo {
    /**
     * Where Flyte is: <code>dns:///host</code>, <code>https://host</code>, <code>host:port</code>, or <code>embedded</code>
     * for the backend inside this plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.endpoint")
    private @Nullable String endpoint;

    /**
     * Speaks plain HTTP to an endpoint that names no scheme.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.insecure")
    private @Nullable String insecure;

    /**
     * Flyte organisation. The open-source backend knows none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.org")
    private @Nullable String org;

    /**
     * Flyte project. Defaults to <code>flytesnacks</code> when the backend is on this machine; must be said otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.project")
    private @Nullable String project;

    /**
     * Flyte domain. Defaults to <code>development</code> when the backend is on this machine; must be said otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.domain")
    private @Nullable String domain;

    /**
     * Version to register the tasks under, 63 characters at most. Computed from what is deployed when not given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.deployVersion")
    private @Nullable String deployVersion;

    /**
     * How code gets into containers: <code>classes</code> (class directories in a bundle, jars in the image), <code>all</code>
     * (both in the bundle) or <code>none</code> (both in the image; needs <code>deployVersion</code>). Defaults to
     * <code>classes</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.copyStyle")
    private @Nullable String copyStyle;

    /**
     * Folder whose class directories travel as one folder of code; those of modules elsewhere travel as jars. Defaults to the
     * reactor's root.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.rootDir")
    private @Nullable String rootDir;

    /**
     * Registry, with a path if wanted, that images are pushed to: <code>registry.example.org/team</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.registry")
    private @Nullable String registry;

    /**
     * Images by name. This version knows one, <code>default</code>, with <code>base</code>, <code>registry</code> and
     * <code>name</code>; it exists undeclared, on <code>eclipse-temurin:17-jre</code> or the newer one that the project's
     * release needs.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration images;

    /**
     * Task environments by name, each with <code>name</code> (on the wire) and <code>envVars</code>. When none is declared, one
     * named after the artifactId takes all tasks.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration environments;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.skip", defaultValue = "false")
    private boolean skip;

    /** What the POM says. Goals with parameters of their own add them. */
    PomTree pom() {
        return new PomTree()
                .text("endpoint", endpoint)
                .text("insecure", insecure)
                .text("org", org)
                .text("project", project)
                .text("domain", domain)
                .text("deployVersion", deployVersion)
                .text("copyStyle", copyStyle)
                .text("rootDir", rootDir)
                .text("registry", registry)
                .tree("images", images)
                .tree("environments", environments);
    }

    /** Whether this goal was told to do nothing; says by which property. */
    final boolean skips(boolean skipGoal, String property) {
        if (skip || skipGoal) {
            getLog().info("flyte: skipped by " + (skip ? "flyte.skip" : property));
        }
        return skip || skipGoal;
    }
}
