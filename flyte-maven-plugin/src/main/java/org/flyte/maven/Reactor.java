package org.flyte.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** The modules that are built together, also those that Maven does not see because it was started inside one. */
final class Reactor {
    private static final String ENVIRONMENTS = "flyte.environments.";

    private final MavenSession session;
    private final MavenProject here;
    private final MojoExecution execution;
    private final OuterModules.Reader reader;
    private @Nullable OuterModules outer;

    Reactor(MavenSession session, MavenProject here, MojoExecution execution, OuterModules.Reader reader) {
        this.session = session;
        this.here = here;
        this.execution = execution;
        this.reader = reader;
    }

    /**
     * The folder that holds all modules: that of the topmost POM that lists this one, or one above when modules lie beside it. The
     * same from wherever Maven is started.
     */
    Path root() {
        Path root = SourceTree.real(
                topPom().equals(pom(here)) && modules().size() > 1
                        ? Path.of(session.getExecutionRootDirectory())
                        : topPom().resolveSibling(""));
        for (MavenProject module : modules()) {
            Path directory = SourceTree.real(module.getBasedir().toPath());
            while (!directory.startsWith(root) && root.getParent() != null) {
                root = root.getParent();
            }
        }
        return root;
    }

    /** Why modules are missing that are not part of this session. */
    Optional<String> trouble() {
        return Optional.ofNullable(outer().trouble());
    }

    /** An element of the class path: a module's class directory, the jar that Maven resolved a module as, or a jar. */
    ClassPathJar element(Artifact artifact) {
        Path file = artifact.getFile().toPath();
        Optional<Path> home = modules().stream()
                .filter(module -> makes(module, artifact))
                .map(module -> Path.of(module.getBuild().getOutputDirectory()))
                .findFirst();
        Path built = session.getProjects().stream().anyMatch(module -> makes(module, artifact))
                ? home.filter(Files::isDirectory).orElse(file)
                : file;
        return new ClassPathJar(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                built,
                artifact.isSnapshot(),
                home.isPresent() || Files.isDirectory(file),
                home.orElse(built));
    }

    private static boolean makes(MavenProject module, Artifact artifact) {
        boolean main = "jar".equals(artifact.getType())
                && (artifact.getClassifier() == null || artifact.getClassifier().isEmpty());
        return main && same(module, artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion());
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
        return session().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElseGet(session::getTopLevelProject);
    }

    /** Which modules this build leaves out, for people; those that only hold others do not count. */
    Optional<String> leftOut() {
        List<MavenProject> all =
                session().stream().filter(Reactor::mayHaveTasks).toList();
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

    /** All modules, those too that this build leaves out or Maven was started inside of. */
    List<MavenProject> modules() {
        List<MavenProject> all = new ArrayList<>(session());
        outer().projects().stream()
                .filter(project -> all.stream().noneMatch(known -> pom(known).equals(pom(project))))
                .forEach(all::add);
        return all;
    }

    private OuterModules outer() {
        OuterModules known = outer;
        if (known == null) {
            boolean whole = here.getFile() == null
                    || session().stream().anyMatch(module -> pom(module).equals(topPom()));
            known = whole ? new OuterModules(List.of(), null) : reader.below(topPom());
            outer = known;
        }
        return known;
    }

    private Path topPom() {
        return here.getFile() == null
                ? Path.of(session.getExecutionRootDirectory(), "pom.xml")
                : SourceTree.top(pom(here));
    }

    /** Not the project's file: a plugin may have put a rewritten POM in its place. */
    private static Path pom(MavenProject module) {
        File written = module.getModel().getPomFile();
        return SourceTree.real((written == null ? module.getFile() : written).toPath());
    }

    private List<MavenProject> session() {
        return session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
    }
}
