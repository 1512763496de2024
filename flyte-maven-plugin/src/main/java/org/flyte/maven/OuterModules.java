package org.flyte.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.apache.maven.project.ProjectBuildingResult;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a build that Maven was started inside of. Maven reads them as it does when it is started at the top, once in a
 * session.
 *
 * @param projects none when they cannot be read
 * @param trouble why they cannot be read
 */
record OuterModules(List<MavenProject> projects, @Nullable String trouble) {
    /** Reads them, for one session. */
    record Reader(MavenSession session, Provider<ProjectBuilder> builder) {
        OuterModules below(Path top) {
            String key = OuterModules.class.getName() + ":" + top;
            synchronized (session.getRequest()) {
                // Only classes of Maven and the JDK are kept: another module may have this plugin with other
                // dependencies, and then
                // in another class loader.
                Object known = session.getRequest().getData().computeIfAbsent(key, any -> read(top));
                return known instanceof String trouble
                        ? new OuterModules(List.of(), trouble)
                        : new OuterModules(projects((List<?>) known), null);
            }
        }

        private static List<MavenProject> projects(List<?> known) {
            return known.stream().map(MavenProject.class::cast).toList();
        }

        private Object read(Path top) {
            ProjectBuildingRequest request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
            request.setProject(null);
            try {
                return builder.get().build(List.of(top.toFile()), true, request).stream()
                        .map(ProjectBuildingResult::getProject)
                        .filter(Objects::nonNull)
                        .toList();
            } catch (ProjectBuildingException e) {
                return "the modules of %s cannot be read, so those that Maven takes from a repository count as any other jar: %s"
                        .formatted(top, e.getMessage());
            }
        }
    }
}
