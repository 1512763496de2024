package org.flyte.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.flyte.maven.deploy.ImageFiles;
import org.flyte.maven.deploy.Pushes;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Pushes the images that <code>build</code> has made in the same call of Maven, and nothing else. In a reactor all of them are
 * pushed when the last module is through.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "push",
        defaultPhase = LifecyclePhase.DEPLOY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class PushMojo extends AbstractFlyteMojo {
    private final NativeArtifacts natives;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.push.skip")
    private @Nullable String skipPush;

    @Inject
    PushMojo(GoalCall call, NativeArtifacts natives) {
        super(call);
        this.natives = natives;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(this::push);
    }

    @Override
    PomTree pom() {
        return super.pom().text("skipPush", skipPush);
    }

    private void push() {
        GoalContext context = context();
        List<Pushes.Load> mine = context.skips(pom().root(), "push") ? List.of() : built(context);
        call().reactorEnd(context.console())
                .<List<Pushes.Load>>arrive("push", mine.isEmpty() ? null : mine)
                .ifPresent(all -> new Pushes(context.images(natives), context.console())
                        .push(all.stream().flatMap(List::stream).toList()));
    }

    private static List<Pushes.Load> built(GoalContext context) {
        BuiltImages.Left left = context.facts().built().left().orElse(null);
        if (left == null) {
            if (context.preparation().hasTasks()) {
                throw new ProblemException(new Problem(
                        ImageCode.NOTHING_BUILT,
                        "push has nothing to push: build has not run for this module in this call of Maven",
                        null,
                        "bind the goal build to a phase before push, or call it first, as in mvn package flyte:build"
                                + " flyte:push"));
            }
            return List.of();
        }
        if (left.skipped()) {
            context.console().info("flyte: nothing to push, since build was skipped");
        }
        ImageFiles files = ImageFiles.in(context.facts().folder());
        return left.images().stream()
                .map(image -> new Pushes.Load(image, files))
                .toList();
    }
}
