package org.flyte.maven;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.flyte.maven.report.Console;

/** What Maven calls a goal with: the session, the module and the execution. */
@Named
public final class GoalCall {
    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final Provider<ProjectBuilder> projects;

    /** @param projects is asked only where Maven was started inside a module */
    @Inject
    GoalCall(MavenSession session, MavenProject project, MojoExecution execution, Provider<ProjectBuilder> projects) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.projects = projects;
    }

    MavenSession session() {
        return session;
    }

    MavenProject project() {
        return project;
    }

    MojoExecution execution() {
        return execution;
    }

    GoalContext context(Console console) {
        return new GoalContext(
                new MavenFacts(session, project, execution, new OuterModules.Reader(session, projects)), console);
    }

    /** Where the modules of a reactor meet. */
    ReactorEnd reactorEnd(Console console) {
        return new ReactorEnd(session, project, execution, console);
    }
}
