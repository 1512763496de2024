package org.flyte.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.flyte.maven.check.Checks;
import org.flyte.maven.check.EngineCheck;
import org.flyte.maven.check.MachineChecks;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.ConfigReader;
import org.flyte.maven.config.ConfigSources;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.config.Merge;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.Backends;
import org.flyte.maven.deploy.EmbeddedBackends;
import org.flyte.maven.deploy.ModuleEnvironments;
import org.flyte.maven.deploy.Part;
import org.flyte.maven.deploy.Prepared;
import org.flyte.maven.deploy.Workspace;
import org.flyte.maven.dev.DevSession;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.GitRevision;
import org.flyte.maven.image.ImageContext;
import org.flyte.maven.image.OutputTimestamp;
import org.flyte.maven.image.Provenance;
import org.flyte.maven.image.RegistryAccess;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.image.RuntimeJars;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;

/** What Maven knows of session, project and plugin, in the terms of the core. */
final class MavenFacts {
    private static final String GROUP = "org.flyte";
    private static final String DATA = "dev";
    private static final int DEFAULT_RELEASE = 17;
    private static final String TIMESTAMP = "project.build.outputTimestamp";

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final Reactor reactor;

    MavenFacts(MavenSession session, MavenProject project, MojoExecution execution, OuterModules.Reader outer) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.reactor = new Reactor(session, project, execution, outer);
    }

    /** Who says what for this goal, of which the parameters are given. */
    ConfigSources sources(ConfigNode parameters) {
        ConfigNode model = PluginConfiguration.own(project, execution);
        return sources(project, Located.of(parameters, model));
    }

    private ConfigSources sources(MavenProject module, ConfigNode pom) {
        return new ConfigSources(
                reactor.propertiesOf(module, userProperties()),
                pom,
                reactor.propertiesOf(module, strings(module.getProperties())),
                new FlyteConfiguration(
                        System.getenv(),
                        Path.of(session.getExecutionRootDirectory()),
                        module.getBasedir() == null
                                ? Path.of("")
                                : module.getBasedir().toPath(),
                        Path.of(System.getProperty("user.home"))));
    }

    /** Those of the command line, and those that the JVM of Maven was started with, as MAVEN_OPTS does. */
    private Map<String, String> userProperties() {
        Map<String, String> properties = strings(session.getSystemProperties());
        properties.keySet().removeIf(name -> !name.startsWith("flyte."));
        properties.putAll(strings(session.getUserProperties()));
        return properties;
    }

    /** What a module on the class path declares; one that no POM of this build belongs to declares nothing. */
    ModuleEnvironments.Declared environments(ClassPathJar module) {
        return reactor.project(module)
                .map(other -> {
                    FlyteModel declared = new ConfigReader(facts(other), Goal.INDEX)
                            .read(sources(other, PluginConfiguration.of(other, execution)));
                    return new ModuleEnvironments.Declared(
                            other.getArtifactId(),
                            other.getBasedir().toPath(),
                            declared.environments(),
                            declared.images());
                })
                .orElseGet(() -> ModuleEnvironments.UNDECLARED.of(module));
    }

    ProjectFacts project() {
        return facts(project);
    }

    private ProjectFacts facts(MavenProject module) {
        return new ProjectFacts(
                module.getArtifactId(), release(module), directory(module), reactor.environmentsBeside(module));
    }

    /** What keeps this build from seeing the modules around it. */
    Optional<String> trouble() {
        return reactor.trouble();
    }

    /** Whether Maven may use nothing but this machine. */
    boolean offline() {
        return session.isOffline();
    }

    Path folder() {
        return Path.of(project.getBuild().getDirectory()).resolve("flyte");
    }

    /** The same of the project where Maven was called, for what all modules share. */
    Path sharedFolder() {
        return Path.of(reactor.top().getBuild().getDirectory()).resolve("flyte");
    }

    /** The module as one of those that are deployed together. */
    Part part(Path root, Prepared prepared) {
        Path pom = project.getFile() == null ? directory() : project.getFile().toPath();
        return new Part(project.getArtifactId(), pom, root, prepared);
    }

    /** How many of the modules this build has, when it leaves some out. */
    Optional<String> partOfReactor() {
        return reactor.leftOut();
    }

    Path directory() {
        return directory(project);
    }

    /** The module's folder; where Maven was called, when there is no project. */
    private Path directory(MavenProject module) {
        return module.getBasedir() == null
                ? Path.of(session.getExecutionRootDirectory())
                : module.getBasedir().toPath();
    }

    /** All that a deployment depends on. */
    Checks checks(SessionBackends sessions, Console console) {
        return new Checks(
                MachineChecks.here(session.getSystemProperties().getProperty("maven.version", "")),
                EngineCheck.known(),
                sessions.remote(session),
                new RegistryAccess(sessions.settings().into(registryOptions(), session), console::debug),
                session.isOffline(),
                release(project));
    }

    /** Backends of which one that this build starts has its data below a folder. */
    Backends backends(SessionBackends sessions, Path folder, Console console) {
        return new Backends(
                sessions.backends(),
                sessionId(),
                registration(),
                folder.resolve(DATA),
                sessions.remote(session),
                console);
    }

    DevSession devSession(EmbeddedBackends embedded, Console console) {
        return new DevSession(embedded, sessionId(), data(), console);
    }

    /** What the POM says, with the backend that {@code dev-start} has started for this module in place of its endpoint. */
    ConfigNode underTest(ConfigNode pom, EmbeddedBackends embedded) {
        return !hasBackendForTests(embedded)
                ? pom
                : pom.with(ConfigNode.leaf("endpoint", Target.EMBEDDED, Merge.UNDER_TEST));
    }

    /** Whether {@code dev-start} has started a backend for this module, which ends with the module's tests. */
    boolean hasBackendForTests(EmbeddedBackends embedded) {
        return embedded.forTests(sessionId(), data()).isPresent();
    }

    private Path data() {
        return folder().resolve(DATA);
    }

    private String sessionId() {
        return Integer.toHexString(System.identityHashCode(session.getRequest()))
                + session.getRequest().getStartTime();
    }

    /** Where a running {@code flyte:dev} of this user says that it runs. */
    static Path registration() {
        return home().resolve("dev").resolve("dev.json");
    }

    static Path home() {
        return Path.of(System.getProperty("user.home"), ".flyte");
    }

    Workspace workspace() {
        return workspace(registryOptions());
    }

    /** The same for who speaks to registries, as Maven's settings have it. */
    Workspace workspace(MavenSettings settings) {
        return workspace(settings.into(registryOptions(), session));
    }

    private Workspace workspace(RegistryOptions registries) {
        return new Workspace(
                directory(),
                reactor.root(),
                folder(),
                classDirectories(),
                jars(),
                new RuntimeJars(pluginJar("flyte-runtime"), pluginJar("flyte-task")),
                execution.getVersion(),
                registries,
                new ModuleFinder(reactor, execution),
                provenance());
    }

    private RegistryOptions registryOptions() {
        return RegistryOptions.ofUser(
                System.getenv(), Path.of(System.getProperty("user.home")), session.isOffline(), execution.getVersion());
    }

    /** What all images of this session share. */
    ImageContext images(NativeArtifacts natives, Console console) {
        return SessionImages.of(session, console)
                .context(
                        natives.settings().into(registryOptions(), session),
                        natives.of(pluginJar("flyte-runtime"), session, project),
                        console);
    }

    /** What {@code build} leaves in this session for {@code push}, module by module. */
    BuiltImages built() {
        return new BuiltImages(
                session.getPluginContext(execution.getMojoDescriptor().getPluginDescriptor(), project));
    }

    /** What images tell of the project that they are made from. */
    private Provenance provenance() {
        return new Provenance(
                project.getVersion(),
                project.getScm() == null ? null : project.getScm().getUrl(),
                GitRevision.of(directory()).orElse(null),
                OutputTimestamp.of(session.getUserProperties()
                        .getProperty(TIMESTAMP, project.getProperties().getProperty(TIMESTAMP))));
    }

    /**
     * Holds the project's task library against the plugin.
     *
     * @throws ProblemException when the project compiles against another task library than the one in its images
     */
    void checkTaskLibrary() {
        for (Artifact artifact : project.getArtifacts()) {
            boolean library = GROUP.equals(artifact.getGroupId()) && "flyte-task".equals(artifact.getArtifactId());
            if (library && !artifact.getBaseVersion().equals(execution.getVersion())) {
                throw new ProblemException(new Problem(
                        ConfigCode.TASK_LIBRARY_VERSION,
                        "the project uses flyte-task " + artifact.getBaseVersion() + ", the plugin is "
                                + execution.getVersion(),
                        project.getFile() == null ? null : project.getFile().getName(),
                        "use one version for both"));
            }
        }
    }

    List<Path> classDirectories() {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        return Files.isDirectory(classes) ? List.of(classes) : List.of();
    }

    private List<ClassPathJar> jars() {
        return project.getArtifacts().stream()
                .filter(artifact -> Artifact.SCOPE_COMPILE.equals(artifact.getScope())
                        || Artifact.SCOPE_RUNTIME.equals(artifact.getScope()))
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(reactor::element)
                .toList();
    }

    private Path pluginJar(String artifactId) {
        return execution.getMojoDescriptor().getPluginDescriptor().getArtifacts().stream()
                .filter(artifact -> GROUP.equals(artifact.getGroupId()) && artifactId.equals(artifact.getArtifactId()))
                .map(artifact -> artifact.getFile().toPath())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plugin has lost its dependency " + artifactId));
    }

    private static int release(MavenProject module) {
        Properties properties = module.getProperties();
        String said =
                properties.getProperty("maven.compiler.release", properties.getProperty("maven.compiler.target", ""));
        return said.matches("\\d{1,3}") ? Integer.parseInt(said) : DEFAULT_RELEASE;
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> strings.put(name, properties.getProperty(name)));
        return strings;
    }
}
