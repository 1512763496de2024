package org.flyte.maven;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.deploy.DeployCode;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the modules of a reactor bring to a goal, for the one that comes last. Projects are marked, not counted: each
 * keeps what it brought in its own plugin context of the session, and all that is shared is of the JDK's own types, since
 * modules may run the plugin in class realms of their own.
 */
final class ReactorEnd {
    private static final String ARRIVED = ReactorEnd.class.getName() + " arrived ";
    private static final String CLAIMED = ReactorEnd.class.getName() + " claimed ";

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final Console console;

    ReactorEnd(MavenSession session, MavenProject project, MojoExecution execution, Console console) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.console = console;
    }

    /**
     * Keeps what this module brings until every module that counts has come. On the command line every module counts, in a
     * lifecycle those that have an execution of this goal with the same id in a phase that this build reaches.
     *
     * @param what the goal's name; its twin for lifecycles counts as the same
     * @param mine null when there is nothing to do here, or the goal is skipped
     * @return all that the modules have brought, in the order of the build, to exactly one caller; empty to all others, when
     *     nobody brought anything, and when a module has failed
     * @throws ProblemException when the modules run the plugin in different class realms
     */
    <T> Optional<List<T>> arrive(String what, @Nullable T mine) {
        String round = what + " " + execution.getExecutionId();
        Map<String, Object> shared = context(session.getTopLevelProject());
        synchronized (shared) {
            SessionEnd.call(session, shared, round, () -> atSessionEnd(what, round));
            context(project).put(ARRIVED + round, new SimpleImmutableEntry<Object, @Nullable Object>(realm(), mine));
            boolean last = !session.getResult().hasExceptions()
                    && missing(what, round).isEmpty()
                    && shared.putIfAbsent(CLAIMED + round, true) == null;
            return last ? Optional.of(this.<T>brought(round)).filter(all -> !all.isEmpty()) : Optional.empty();
        }
    }

    private List<MavenProject> missing(String what, String round) {
        Attendance attendance = new Attendance(session, execution, what);
        return session.getProjects().stream()
                .filter(attendance::expects)
                .filter(module -> !context(module).containsKey(ARRIVED + round))
                .toList();
    }

    private <T> List<T> brought(String round) {
        List<T> all = new ArrayList<>();
        for (MavenProject module : session.getProjects()) {
            if (context(module).get(ARRIVED + round) instanceof Map.Entry<?, ?> arrival && arrival.getValue() != null) {
                if (!realm().equals(arrival.getKey())) {
                    throw new ProblemException(otherRealm(module));
                }
                @SuppressWarnings("unchecked") // A round has one goal, and its goals bring one type.
                T brought = (T) arrival.getValue();
                all.add(brought);
            }
        }
        return all;
    }

    private Problem otherRealm(MavenProject module) {
        return new Problem(
                DeployCode.OTHER_REALM,
                module.getArtifactId() + " and " + project.getArtifactId()
                        + " load the plugin differently, so that what they bring cannot be put together",
                module.getFile() + " and " + project.getFile(),
                "give the plugin one version and the same <dependencies> in all modules, best in a common parent, or set"
                        + " -Dflyte.deployAtEnd=false");
    }

    /** Nobody must believe that something was done that was not. */
    private void atSessionEnd(String what, String round) {
        boolean waiting = session.getProjects().stream()
                .anyMatch(module -> context(module).get(ARRIVED + round) instanceof Map.Entry<?, ?> arrival
                        && arrival.getValue() != null);
        if (!waiting || context(session.getTopLevelProject()).containsKey(CLAIMED + round)) {
            return;
        }
        if (session.getResult().hasExceptions()) {
            List<String> failed = session.getProjects().stream()
                    .filter(module -> session.getResult().getBuildSummary(module) instanceof BuildFailure)
                    .map(MavenProject::getArtifactId)
                    .toList();
            console.warn("flyte: nothing was " + done(what) + " of any module"
                    + (failed.isEmpty() ? "" : ", since this failed: " + String.join(", ", failed)));
            return;
        }
        List<String> missing =
                missing(what, round).stream().map(MavenProject::getArtifactId).toList();
        Problem problem = new Problem(
                DeployCode.MODULES_MISSING,
                "nothing was " + done(what) + ": the build has ended, and the goal has not run in "
                        + String.join(", ", missing),
                null,
                "let the goal run in all modules that have the execution " + execution.getExecutionId()
                        + ", or set -Dflyte.deployAtEnd=false");
        session.getResult().addException(new MojoExecutionException(problem.text()));
    }

    private static String done(String what) {
        return switch (what) {
            case "deploy" -> "deployed";
            case "push" -> "pushed";
            default -> "planned";
        };
    }

    private static Object realm() {
        return ReactorEnd.class;
    }

    private Map<String, Object> context(MavenProject module) {
        return session.getPluginContext(execution.getMojoDescriptor().getPluginDescriptor(), module);
    }
}
