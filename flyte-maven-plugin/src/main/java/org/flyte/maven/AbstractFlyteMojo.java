package org.flyte.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The parameters that all goals share, and what each begins with. What is done with them stands in the goals. */
abstract class AbstractFlyteMojo extends AbstractMojo {
    private final GoalCall call;

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
     * Takes any certificate of the backend. For a trial only: <code>caCertFile</code> is as easy and safe.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.insecureSkipVerify")
    private @Nullable String insecureSkipVerify;

    /**
     * PEM file with the certificates that alone vouch for the backend.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.caCertFile")
    private @Nullable String caCertFile;

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
     * Flyte's own configuration file. Searched as Flyte's tools do when not given: <code>config.yaml</code> and
     * <code>.flyte/config.yaml</code> where Maven is called, in the repository's root, and in the home folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.configFile")
    private @Nullable String configFile;

    /**
     * Server of Maven's settings whose user name and password are a client's id and secret.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.serverId")
    private @Nullable String serverId;

    /**
     * Images by name. <code>default</code> exists undeclared, on <code>eclipse-temurin:17-jre</code> or the newer one that the
     * project's release needs.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration images;

    /**
     * Task environments by key. When none is declared, one named after the artifactId takes all tasks.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration environments;

    /**
     * What holds in one domain only, by the domain's name: any element that may stand here but <code>domain</code> and
     * <code>domains</code>. It is laid over everything else that the POM says when tasks go to that domain.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration domains;

    /**
     * Prints each value of the configuration with who said it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.explain")
    private @Nullable String explain;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.skip")
    private @Nullable String skip;

    AbstractFlyteMojo(GoalCall call) {
        this.call = call;
    }

    final GoalCall call() {
        return call;
    }

    final GoalContext context() {
        return call.context(new MavenConsole(getLog()));
    }

    /** What the POM says. Goals with parameters of their own add them. */
    PomTree pom() {
        return new PomTree()
                .text("endpoint", endpoint)
                .text("insecure", insecure)
                .text("insecureSkipVerify", insecureSkipVerify)
                .text("caCertFile", caCertFile)
                .text("org", org)
                .text("project", project)
                .text("domain", domain)
                .text("deployVersion", deployVersion)
                .text("copyStyle", copyStyle)
                .text("rootDir", rootDir)
                .text("registry", registry)
                .text("configFile", configFile)
                .text("serverId", serverId)
                .tree("images", images)
                .tree("environments", environments)
                .tree("domains", domains)
                .text("explain", explain)
                .text("skip", skip);
    }
}
