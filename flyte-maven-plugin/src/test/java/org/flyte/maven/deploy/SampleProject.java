package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.config.DeploySettings;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.RunSettings;
import org.flyte.maven.config.Target;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.Jars;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.image.RuntimeJars;
import org.flyte.maven.index.Sources;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.TaskSettings;

/** A project with tasks in the environment {@code etl}, compiled and with a class path of real files. */
public record SampleProject(Path folder, FlyteModel model, Workspace workspace) {
    public static final String PROJECT = "flytesnacks";
    public static final String DOMAIN = "development";

    /** @param sources whole files */
    public static SampleProject in(Path folder, String... sources) {
        Sources.compile(folder, sources);
        Jars.release(folder, "org.acme", "lib-1.0.jar");
        Jars.runtime(folder);
        return at(folder);
    }

    /** The project that {@link #in} made in this folder. */
    static SampleProject at(Path folder) {
        Workspace workspace = new Workspace(
                folder,
                folder,
                folder.resolve("target/flyte"),
                List.of(folder.resolve("classes")),
                List.of(new ClassPathJar("org.acme", "lib", "1.0", folder.resolve("org.acme/lib-1.0.jar"), false)),
                new RuntimeJars(folder.resolve("flyte-runtime-1.0.jar"), folder.resolve("flyte-task-1.0.jar")),
                "1.0",
                new RegistryOptions(folder.resolve("cache"), List.of(), true, "1.0"));
        return new SampleProject(folder, model(Map.of()), workspace);
    }

    /** A source file {@code Etl.java} with a task without inputs for each name. */
    public static String tasks(String... names) {
        StringBuilder source = new StringBuilder("import org.flyte.task.*;\npublic class Etl {\n");
        for (String name : names) {
            source.append("  @Task public static long ").append(name).append("() { return 1; }\n");
        }
        return source.append("}\n").toString();
    }

    public Prepared prepare() {
        return Preparation.of(workspace, ModuleEnvironments.UNDECLARED, warning -> {})
                .prepare(model)
                .orElseThrow();
    }

    /** All that can be made without a backend, as a deployment of its own. */
    public Whole whole() {
        return whole(prepare());
    }

    static Whole whole(Prepared prepared) {
        return Whole.of(List.of(new Part("sample", Path.of("pom.xml"), Path.of(""), prepared)));
    }

    public Bundle bundle() {
        return prepare().bundle();
    }

    public SampleProject withVersion(String version) {
        return with(model.target(), version, model.copyStyle(), model.images(), model.environments(), model.run());
    }

    public SampleProject withTarget(String project, String domain) {
        Target target = new Target(Target.EMBEDDED, false, "", project, domain);
        return with(
                target, model.deployVersion(), model.copyStyle(), model.images(), model.environments(), model.run());
    }

    public SampleProject withoutEndpoint() {
        return with(
                new Target(null, false, "", PROJECT, DOMAIN),
                model.deployVersion(),
                model.copyStyle(),
                model.images(),
                model.environments(),
                model.run());
    }

    public SampleProject withCopyStyle(CopyStyle style) {
        return with(model.target(), model.deployVersion(), style, model.images(), model.environments(), model.run());
    }

    public SampleProject withImage(String base, String name) {
        SortedMap<String, ImageSettings> images =
                new TreeMap<>(Map.of("default", ImageSettings.onBase("default", base, null, name)));
        return with(
                model.target(), model.deployVersion(), model.copyStyle(), images, model.environments(), model.run());
    }

    public SampleProject withEnvVars(Map<String, String> envVars) {
        return with(model(envVars));
    }

    public SampleProject withEnvironment(String name) {
        return with(
                model.target(),
                model.deployVersion(),
                model.copyStyle(),
                model.images(),
                List.of(EnvironmentSettings.of(name, name, TaskSettings.NONE)),
                model.run());
    }

    public SampleProject withRun(RunSettings run) {
        return with(
                model.target(), model.deployVersion(), model.copyStyle(), model.images(), model.environments(), run);
    }

    public SampleProject with(SortedMap<String, ImageSettings> images, EnvironmentSettings environment) {
        return with(
                model.target(), model.deployVersion(), model.copyStyle(), images, List.of(environment), model.run());
    }

    private SampleProject with(
            Target target,
            String version,
            CopyStyle style,
            SortedMap<String, ImageSettings> images,
            List<EnvironmentSettings> environments,
            RunSettings run) {
        return with(new FlyteModel(
                target, version, style, null, images, environments, DeploySettings.DEFAULT, run, List.of(), List.of()));
    }

    public SampleProject withEnvironments(EnvironmentSettings... environments) {
        return with(
                model.target(),
                model.deployVersion(),
                model.copyStyle(),
                model.images(),
                List.of(environments),
                model.run());
    }

    /** The last of the changes: the others take it back. */
    public SampleProject withDeploy(DeploySettings deploy) {
        return with(new FlyteModel(
                model.target(),
                model.deployVersion(),
                model.copyStyle(),
                model.rootDir(),
                model.images(),
                model.environments(),
                deploy,
                model.run(),
                List.of(),
                List.of()));
    }

    private SampleProject with(FlyteModel other) {
        return new SampleProject(folder, other, workspace);
    }

    private static FlyteModel model(Map<String, String> envVars) {
        return new FlyteModel(
                new Target(Target.EMBEDDED, false, "", PROJECT, DOMAIN),
                null,
                CopyStyle.CLASSES,
                null,
                new TreeMap<>(
                        Map.of("default", ImageSettings.onBase("default", "eclipse-temurin:21-jre", null, "etl"))),
                List.of(EnvironmentSettings.of(
                        "etl",
                        "etl",
                        TaskSettings.builder().envVars(new TreeMap<>(envVars)).build())),
                DeploySettings.DEFAULT,
                new RunSettings(null, Map.of(), null, null, Duration.ofSeconds(30)),
                List.of(),
                List.of());
    }
}
