package org.flyte.maven;

import java.io.UncheckedIOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.flyte.maven.problem.ProblemException;

/** Runs a goal's work and puts user errors into Maven's own kind of failure, which prints no stack trace. */
final class GoalFailure {
    private GoalFailure() {}

    static void translate(Runnable work) throws MojoFailureException, MojoExecutionException {
        try {
            work.run();
        } catch (ProblemException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(
                    e.getMessage() + ": " + e.getCause().getMessage(), e);
        }
    }
}
