package org.flyte.maven;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.flyte.maven.check.CheckReport;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.Goal;
import org.flyte.maven.report.JsonFile;
import org.jspecify.annotations.Nullable;

/**
 * Says of all that a deployment depends on whether it works, with what to do where it does not: configuration, credentials,
 * backend, registry, container engine, Maven and JDK. Works without a project, writes nothing, and fails when something that is
 * needed is broken.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractFlyteMojo {
    private static final String JSON = "json";

    private final SessionBackends backends;

    /**
     * How the result is printed: <code>text</code>, or <code>json</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.output")
    private @Nullable String output;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.check.skip")
    private @Nullable String skipCheck;

    @Inject
    CheckMojo(GoalCall call, SessionBackends backends) {
        super(call);
        this.backends = backends;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(this::check);
    }

    @Override
    PomTree pom() {
        return super.pom().text("output", output).text("skipCheck", skipCheck);
    }

    private void check() {
        GoalContext context = context();
        if (context.skips(pom().root(), "check")) {
            return;
        }
        ConfigNode pom = context.facts().underTest(pom().root(), backends.backends());
        CheckReport report =
                context.facts().checks(backends, context.console()).of(() -> context.model(pom, Goal.PLAN));
        if (pom.textOf("output").filter(JSON::equals).isPresent()) {
            System.out.println(JsonFile.text(report.json()));
        } else {
            report.lines().forEach(context.console()::info);
        }
        report.verdict();
    }
}
