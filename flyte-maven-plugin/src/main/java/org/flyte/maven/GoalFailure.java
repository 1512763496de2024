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
            MojoFailureException failure = new MojoFailureException(e.getMessage());
            // Not as the cause: Maven would print the messages of all causes behind this one. With -e it is shown.
            failure.addSuppressed(e);
            throw failure;
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }
}
