package org.flyte.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.image.ClassPathJar;

/** The modules that are built together. */
final class Reactor {
    private static final String ENVIRONMENTS = "flyte.environments.";

    private final MavenSession session;
    private final MojoExecution execution;

    Reactor(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    /** The folder that holds all modules: where Maven was called, or one above when modules lie beside it. */
    Path root() {
        Path root =
                Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
        for (MavenProject module : modules()) {
            Path directory = module.getBasedir().toPath().toAbsolutePath().normalize();
            while (!directory.startsWith(root) && root.getParent() != null) {
                root = root.getParent();
            }
        }
        return root;
    }

    /** An element of the class path: a module's class directory, however Maven resolved it, or a jar. */
    ClassPathJar element(Artifact artifact) {
        File file = artifact.getFile();
        Optional<Path> classes = built(artifact);
        boolean module = classes.isPresent() || file.isDirectory();
        return new ClassPathJar(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                classes.orElse(file.toPath()),
                artifact.isSnapshot(),
                module);
    }

    /** The class directory of the module that this build makes the artifact of; not that of one that it leaves out. */
    private Optional<Path> built(Artifact artifact) {
        boolean main = "jar".equals(artifact.getType())
                && (artifact.getClassifier() == null || artifact.getClassifier().isEmpty());
        return session.getProjects().stream()
                .filter(project -> main
                        && same(project, artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion()))
                .map(project -> Path.of(project.getBuild().getOutputDirectory()))
                .filter(Files::isDirectory)
                .findFirst();
    }

    Optional<MavenProject> project(ClassPathJar module) {
        return modules().stream()
                .filter(project -> same(project, module.groupId(), module.artifactId(), module.version()))
                .findFirst();
    }

    private static boolean same(MavenProject project, String groupId, String artifactId, String version) {
        return project.getGroupId().equals(groupId)
                && project.getArtifactId().equals(artifactId)
                && project.getVersion().equals(version);
    }

    /** Properties without those of environments that only other modules declare. */
    Map<String, String> propertiesOf(MavenProject module, Map<String, String> properties) {
        if (properties.keySet().stream().noneMatch(name -> name.startsWith(ENVIRONMENTS))) {
            return properties;
        }
        Set<String> elsewhere = environmentsBeside(module);
        elsewhere.removeAll(environments(module));
        Map<String, String> kept = new TreeMap<>(properties);
        kept.keySet().removeIf(name -> name.startsWith(ENVIRONMENTS) && elsewhere.contains(key(name)));
        return kept;
    }

    /** Keys of the environments that the other modules declare. */
    Set<String> environmentsBeside(MavenProject module) {
        return modules().stream()
                .filter(other -> !other.equals(module))
                .flatMap(other -> environments(other).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String key(String property) {
        String rest = property.substring(ENVIRONMENTS.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /** Keys of the environments that a module declares, or the one that it has undeclared. */
    Set<String> environments(MavenProject module) {
        List<ConfigNode> declared = PluginConfiguration.of(module, execution)
                .child("environments")
                .map(ConfigNode::children)
                .orElse(List.of());
        if (!declared.isEmpty()) {
            return declared.stream().map(ConfigNode::name).collect(Collectors.toSet());
        }
        return module.getPackaging().equals("pom")
                ? Set.of()
                : Set.of(new ProjectFacts(module.getArtifactId(), 0).defaultEnvironment());
    }

    /** The project where Maven was called, also when this build leaves it out. */
    MavenProject top() {
        return modules().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElseGet(session::getTopLevelProject);
    }

    /** Which modules this build leaves out, for people; those that only hold others do not count. */
    Optional<String> leftOut() {
        List<MavenProject> all =
                modules().stream().filter(Reactor::mayHaveTasks).toList();
        List<MavenProject> here =
                session.getProjects().stream().filter(Reactor::mayHaveTasks).toList();
        return here.size() >= all.size()
                ? Optional.empty()
                : Optional.of(here.size() + " of " + all.size() + " modules: "
                        + here.stream().map(MavenProject::getArtifactId).collect(Collectors.joining(", ")));
    }

    private static boolean mayHaveTasks(MavenProject module) {
        return !module.getPackaging().equals("pom");
    }

    /** All modules, those too that this build leaves out. */
    List<MavenProject> modules() {
        return session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
    }
}
