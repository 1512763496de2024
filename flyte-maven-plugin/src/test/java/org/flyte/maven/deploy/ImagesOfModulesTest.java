package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.plan.WantedModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which image a task is started that another module calls. */
class ImagesOfModulesTest {
    private static final String CLEAN = """
            package org.acme.clean;
            import org.flyte.task.*;
            public class Clean { @Task public static long clean(long n) { return n; } }
            """;

    @TempDir
    Path temp;

    private SampleProject clean;
    private SampleProject etl;

    @BeforeEach
    void compile() {
        clean = SampleProject.in(temp.resolve("clean"), CLEAN).withEnvironment("clean");
        etl = SampleProject.in(temp.resolve("etl"), SampleProject.tasks("load"));
    }

    @Test
    void inThatOfItsModuleWhereBothTravelAlike() {
        Whole whole = Whole.of(List.of(part("clean", clean, temp), part("etl", etl, temp)));

        assertThat(images(whole, "etl"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("etl", "etl-default", "clean", "clean-default"));
        assertThat(images(whole, "clean")).containsExactlyInAnyOrderEntriesOf(Map.of("clean", "clean-default"));
    }

    @Test
    void inThatOfTheCallerWhereTheCopyStylesDiffer() {
        SampleProject all = clean.withCopyStyle(CopyStyle.ALL);

        Whole whole = Whole.of(List.of(part("clean", all, temp), part("etl", etl, temp)));

        assertThat(images(whole, "etl"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("etl", "etl-default", "clean", "etl-default"));
        assertThat(images(whole, "clean")).containsExactlyInAnyOrderEntriesOf(Map.of("clean", "clean-default"));
        assertThat(whole.images())
                .extracting(ImagePlan::definition)
                .extracting(image -> image.key())
                .containsExactly("clean-default", "etl-default");
    }

    @Test
    void inThatOfTheCallerWhereTheRootsDiffer() {
        Whole whole = Whole.of(List.of(part("clean", clean, temp.resolve("clean")), part("etl", etl, temp)));

        assertThat(images(whole, "etl"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("etl", "etl-default", "clean", "etl-default"));
    }

    @Test
    void inThatOfItsModuleWhereverThatLiesWhenTheBundleBringsAll() {
        SampleProject caller = etl.withCopyStyle(CopyStyle.ALL);
        SampleProject called = clean.withCopyStyle(CopyStyle.ALL);

        Whole whole = Whole.of(List.of(part("clean", called, temp.resolve("clean")), part("etl", caller, temp)));

        assertThat(images(whole, "etl")).containsEntry("clean", "clean-default");
    }

    private static Map<String, String> images(Whole whole, String module) {
        return whole.wanted().modules().stream()
                .filter(wanted -> wanted.name().equals(module))
                .map(WantedModule::images)
                .findFirst()
                .orElseThrow();
    }

    /** The caller has the other module on its class path. */
    private Part part(String name, SampleProject project, Path root) {
        Workspace own = project.workspace();
        List<ClassPathJar> path = new ArrayList<>(own.jars());
        if (name.equals("etl")) {
            path.add(new ClassPathJar("org.acme", "clean", "1", temp.resolve("clean/classes"), false, true));
        }
        Workspace workspace = new Workspace(
                own.directory(),
                temp,
                own.folder(),
                own.classDirectories(),
                path,
                own.runtime(),
                own.pluginVersion(),
                own.registries());
        Prepared prepared = Preparation.of(workspace, ModuleEnvironments.UNDECLARED, warning -> {})
                .prepare(project.model())
                .orElseThrow();
        return new Part(name, Path.of(name, "pom.xml"), root, prepared);
    }
}
