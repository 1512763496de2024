package org.flyte.maven;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Which modules this build brings to a goal. */
final class Attendance {
    private final MojoExecution execution;
    private final Set<String> goals;
    private final List<String> reached;

    /**
     * Knows it by an execution that runs.
     *
     * @param what the goal's name; its twin for lifecycles counts as the same
     */
    Attendance(MavenSession session, MojoExecution execution, String what) {
        this.execution = execution;
        this.goals = Set.of(what, what + "-no-fork");
        this.reached = Phases.reachedBy(asked(session), execution.getLifecyclePhase());
    }

    /** Whether the goal runs in the module, unless the build fails before. */
    boolean expects(MavenProject module) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return true;
        }
        Plugin plugin = module.getPlugin(Plugin.constructKey(execution.getGroupId(), execution.getArtifactId()));
        return plugin != null
                && plugin.getExecutions().stream()
                        .filter(other -> Objects.equals(other.getId(), execution.getExecutionId()))
                        .anyMatch(other -> other.getGoals().stream()
                                .filter(goals::contains)
                                .anyMatch(goal -> reached.contains(phase(other, goal))));
    }

    private String phase(PluginExecution other, String goal) {
        @Nullable String phase = other.getPhase();
        if (phase == null) {
            MojoDescriptor mojo =
                    execution.getMojoDescriptor().getPluginDescriptor().getMojo(goal);
            phase = mojo == null ? null : mojo.getPhase();
        }
        return Phases.plain(phase == null ? "none" : phase);
    }

    /** What was asked for on the command line, or in its place by the POM where Maven was called. */
    private static List<String> asked(MavenSession session) {
        @Nullable String byDefault = session.getTopLevelProject().getDefaultGoal();
        return session.getGoals().isEmpty() && byDefault != null
                ? Arrays.asList(byDefault.trim().split("\\s+"))
                : session.getGoals();
    }
}
