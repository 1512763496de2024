package org.flyte.test.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maven as a process, as a project of {@code it} is built but on another home, JDK or environment.
 *
 * @param home of Maven
 * @param settings the file that invoked projects use
 * @param repository the local repository that invoked projects use
 * @param shell what is done before Maven is started, such as {@code umask 077}
 * @param environment variables beside those of this process
 */
public record MavenRun(Path home, Path settings, Path repository, String shell, Map<String, String> environment) {
    /**
     * The Maven of the same version and files as invoked projects have.
     *
     * @param project the folder of an invoked project
     * @param repository its local repository
     */
    public static MavenRun asOf(Path project, Path repository, String version) {
        Path clones = project.resolve("../..").normalize();
        return new MavenRun(
                clones.resolveSibling("mavens/apache-maven-" + version),
                clones.resolve("interpolated-settings.xml"),
                repository,
                "true",
                Map.of());
    }

    public MavenRun after(String shell) {
        return new MavenRun(home, settings, repository, shell, environment);
    }

    public MavenRun with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new MavenRun(home, settings, repository, shell, more);
    }

    /**
     * Runs goals in a folder; returns what Maven said.
     *
     * @throws IllegalStateException with what it said when it fails
     */
    public String run(Path project, List<?> goals) {
        List<Object> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                shell + " && exec \"$@\"",
                "sh",
                home.resolve("bin/mvn"),
                "-B",
                "-ntp",
                "-s",
                settings,
                "-Dmaven.repo.local=" + repository));
        words.addAll(goals);
        return Command.of(words).in(project).with(environment).run();
    }
}
