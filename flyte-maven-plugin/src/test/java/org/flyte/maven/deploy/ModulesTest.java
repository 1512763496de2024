package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.ImageLayer;
import org.flyte.maven.index.IndexCode;
import org.flyte.maven.index.Sources;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose class path has modules that are built together with it. */
class ModulesTest {
    private static final String CLEAN = """
            package org.acme.clean;
            import org.flyte.task.*;
            public class Clean { @Task public static long clean(long n) { return n; } }
            """;

    @TempDir
    Path temp;

    private SampleProject project;
    private final List<String> warnings = new ArrayList<>();
    private ModuleEnvironments declared = ModuleEnvironments.UNDECLARED;
    private ModuleFacts.Finder facts = ModuleFacts.Finder.NONE;

    @BeforeEach
    void compile() {
        project = SampleProject.in(temp.resolve("reactor/etl"), SampleProject.tasks("load"))
                .withVersion("v1");
    }

    @Test
    void tasksOfAModuleTravelWithTheProjectInTheEnvironmentOfTheirOwn() throws IOException {
        Prepared prepared = prepare(module("reactor/clean", "Data_Clean", CLEAN));

        assertThat(names(prepared.entries())).containsExactly("etl.load", "data-clean.clean");
        assertThat(names(prepared.own())).containsExactly("etl.load");
        Path code = project.workspace().codeFolder();
        assertThat(code.resolve("org/acme/clean/Clean.class")).exists();
        assertThat(Specs.parseFrom(Files.readAllBytes(code.resolve("META-INF/flyte/specs.pb")))
                        .getEntriesList())
                .isEqualTo(prepared.entries());
        assertThat(Files.readString(code.resolve("META-INF/flyte/tasks.json"))).contains("\"data-clean\"");
        assertThat(layers(prepared)).containsExactly("releases", "runtime", "code");
    }

    @Test
    void theSpecOfATaskIsTheSameInEachModuleThatKnowsIt() {
        ClassPathJar clean = module("reactor/clean", "clean", CLEAN);
        declared = declaring(EnvironmentSettings.of("c", "cleaning", TaskSettings.NONE));
        Entry seen = prepare(clean).entries().get(1);

        SampleProject itself =
                SampleProject.in(temp.resolve("reactor/itself"), CLEAN).withEnvironment("cleaning");
        Prepared alone = Preparation.of(workspace(itself, List.of()), declared, warnings::add)
                .prepare(itself.model())
                .orElseThrow();
        assertThat(alone.entries()).containsExactly(seen);
    }

    @Test
    void plainClassesOfAModuleTravelTooAndItsPomIsNotAsked() {
        declared = module -> {
            throw new AssertionError("it has no tasks");
        };
        prepare(module("reactor/plain", "plain", "package org.acme; public class Plain { }"));

        assertThat(project.workspace().codeFolder().resolve("org/acme/Plain.class"))
                .exists();
    }

    @Test
    void aModuleElsewhereTravelsAsAJar() throws IOException {
        Prepared prepared = prepare(module("elsewhere/clean", "clean", CLEAN));

        assertThat(names(prepared.entries())).containsExactly("etl.load", "clean.clean");
        assertThat(project.workspace().codeFolder().resolve("org")).doesNotExist();
        assertThat(layers(prepared)).containsExactly("releases", "modules", "runtime", "code");
        Path jar = project.workspace().folder().resolve("modules/org.acme/clean-1.jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            byte[] woven = zip.getInputStream(zip.getEntry("org/acme/clean/Clean.class"))
                    .readAllBytes();
            assertThat(new String(woven, StandardCharsets.ISO_8859_1)).contains("clean$flyte");
        }
    }

    @Test
    void rootDirSaysWhichModulesTravelAsFolders() {
        ClassPathJar clean = module("elsewhere/clean", "clean", CLEAN);
        Prepared prepared = prepare("../..", clean);
        assertThat(layers(prepared)).doesNotContain("modules");

        Prepared other = prepare("../../elsewhere", clean);
        assertThat(layers(other)).contains("modules");
        assertThat(project.workspace().codeFolder().resolve("Etl.class")).doesNotExist();
        assertThat(project.workspace().codeFolder().resolve("org/acme/clean/Clean.class"))
                .exists();
        assertThat(names(other.entries())).containsExactly("etl.load", "clean.clean");
    }

    @Test
    void aRootDirWithoutAnyClassDirectoryIsRefused() {
        assertThat(problems(() -> prepare("nowhere", module("elsewhere/clean", "clean", CLEAN))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ConfigCode.NOTHING_IN_ROOT);
                    assertThat(problem.text()).contains("reactor/etl/classes", "elsewhere/clean/classes");
                });
    }

    @Test
    void oneNameForTwoEnvironmentsIsRefusedAndBothPomsAreNamed() {
        facts = classes -> new ModuleFacts(
                null, classes.resolveSibling("pom.xml"), List.of(), StandardCharsets.UTF_8, null, false, Set.of());
        declared = declaring(EnvironmentSettings.of(
                "etl",
                "etl",
                TaskSettings.builder().envVars(new TreeMap<>(Map.of("A", "1"))).build()));
        assertThat(problems(() -> prepare(module("reactor/clean", "clean", CLEAN))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ConfigCode.DUPLICATE_ENVIRONMENT);
                    assertThat(problem.text())
                            .contains("this module", "clean", "reactor/etl/pom.xml and ", "reactor/clean/pom.xml");
                });
    }

    @Test
    void anEnvironmentOfACommonParentIsOne() {
        declared = declaring(EnvironmentSettings.of("etl", "etl", TaskSettings.NONE));
        assertThat(names(prepare(module("reactor/clean", "clean", CLEAN)).entries()))
                .containsExactly("etl.load", "etl.clean");
    }

    @Test
    void twoTasksOfOneNameInSuchAnEnvironmentAreRefused() {
        declared = declaring(EnvironmentSettings.of("etl", "etl", TaskSettings.NONE));
        ClassPathJar clean = module("reactor/clean", "clean", CLEAN.replace("long clean(", "long load("));
        assertThat(problems(() -> prepare(clean))).extracting(Problem::code).containsExactly(IndexCode.DUPLICATE_TASK);
    }

    @Test
    void anEnvironmentOfAnotherModuleMayBeNamed() {
        project = SampleProject.in(temp.resolve("reactor/etl"), """
                import org.flyte.task.*;
                public class Etl { @Task @Environment("clean") public static long load() { return 1; } }
                """).withVersion("v1");
        assertThat(names(prepare(module("reactor/clean", "clean", CLEAN)).entries()))
                .containsExactly("clean.load", "clean.clean");
    }

    @Test
    void aClassThatTheProjectHasTooIsTheProjects() {
        ClassPathJar copy = module("reactor/copy", "copy", SampleProject.tasks("load", "other"));
        assertThat(names(prepare(copy).entries())).containsExactly("etl.load");
        assertThat(warnings).singleElement().satisfies(warning -> assertThat(warning)
                .startsWith("Etl.class is in several class directories"));
    }

    private Prepared prepare(ClassPathJar... modules) {
        return prepare(null, modules);
    }

    private Prepared prepare(String rootDir, ClassPathJar... modules) {
        Workspace workspace = workspace(project, List.of(modules));
        var model = project.model();
        var rooted = new FlyteModel(
                model.target(),
                model.deployVersion(),
                model.copyStyle(),
                rootDir,
                model.images(),
                model.environments(),
                model.deploy(),
                model.run(),
                List.of(),
                List.of());
        return Preparation.of(workspace, declared, warnings::add)
                .prepare(rooted)
                .orElseThrow();
    }

    private Workspace workspace(SampleProject of, List<ClassPathJar> modules) {
        List<ClassPathJar> path = new ArrayList<>(modules);
        path.addAll(of.workspace().jars());
        Workspace own = of.workspace();
        return new Workspace(
                        own.directory(),
                        temp.resolve("reactor"),
                        own.folder(),
                        own.classDirectories(),
                        path,
                        own.runtime(),
                        own.pluginVersion(),
                        own.registries())
                .with(path, facts);
    }

    private static ModuleEnvironments declaring(EnvironmentSettings environment) {
        return module -> new ModuleEnvironments.Declared(module.artifactId(), null, List.of(environment), Map.of());
    }

    private ClassPathJar module(String folder, String artifactId, String source) {
        Path classes = Sources.compile(temp.resolve(folder), source);
        return new ClassPathJar("org.acme", artifactId, "1", classes, false, true);
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.getSpec().getTaskTemplate().getId().getName())
                .toList();
    }

    private static List<String> layers(Prepared prepared) {
        return prepared.images().plans().get(0).layers().stream()
                .map(ImageLayer::name)
                .toList();
    }

    private static List<Problem> problems(ThrowingCallable call) {
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> problems.addAll(e.problems()));
        return problems;
    }
}
