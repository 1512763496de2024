package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.TaskEntry;
import org.flyte.maven.settings.TaskSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralImagesTest {
    @TempDir
    Path temp;

    private SampleProject project;

    @BeforeEach
    void compile() {
        project = SampleProject.in(temp, SampleProject.tasks("extract", "load"));
    }

    @Test
    void aTaskHasAnImageOfItsOwnAndNoOtherImageIsThere() {
        Prepared prepared = project(Map.of("load", "gpu")).prepare();

        assertThat(prepared.images().byKey()).containsOnlyKeys("default", "gpu");
        assertThat(prepared.images().keys())
                .containsExactlyInAnyOrderEntriesOf(Map.of("etl", "default", "etl.load", "gpu"));
        assertThat(prepared.images().named(Map.of("default", "d:1", "gpu", "g:1")))
                .isEqualTo(Map.of("etl", "d:1", "etl.load", "g:1"));
    }

    @Test
    void anEnvironmentWhoseTasksAllHaveTheirOwnNeedsNone() {
        Prepared prepared = project(Map.of("load", "gpu", "extract", "gpu")).prepare();

        assertThat(prepared.images().byKey()).containsOnlyKeys("gpu");
        assertThat(prepared.images().keys()).containsOnlyKeys("etl.load", "etl.extract");
    }

    @Test
    void theVersionChangesWithATasksImageAndNotWithAnImageThatNobodyUses() {
        String version = project(Map.of("load", "gpu")).prepare().version();

        assertThat(project(Map.of("extract", "gpu")).prepare().version()).isNotEqualTo(version);
        assertThat(project(Map.of()).prepare().version())
                .isEqualTo(project.with(images("cuda:13"), environment(Map.of(), List.of()))
                        .prepare()
                        .version());
    }

    @Test
    void includedFilesTravelUnderTheirPathsAndCountForTheBundle() throws Exception {
        write("data/a.csv", "1");
        write("data/deep/b.csv", "2");
        write("data/c.txt", "3");
        SampleProject including = including("data/**/*.csv");

        String digest = including.bundle().contentSha256Hex();
        Path code = project.workspace().codeFolder();
        assertThat(code.resolve("data/a.csv")).hasContent("1");
        assertThat(code.resolve("data/deep/b.csv")).hasContent("2");
        assertThat(code.resolve("data/c.txt")).doesNotExist();

        write("data/a.csv", "changed");
        assertThat(including.bundle().contentSha256Hex()).isNotEqualTo(digest);
    }

    @Test
    void everyGlobWithoutFilesOfTheModuleIsNamed() throws Exception {
        write("data/a.csv", "1");
        Files.createSymbolicLink(temp.resolve("data/link.csv"), Path.of("/etc/hostname"));
        SampleProject including = including("nothing/*.csv", "data/link.*", "../*");

        assertThatThrownBy(including::prepare)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problems())
                        .allMatch(problem -> problem.text().startsWith("FLYTE-406 <environments><etl><include>"))
                        .extracting(problem -> problem.what().replace(temp.toString(), "HERE"))
                        .containsExactly(
                                "nothing/*.csv matches no file in HERE",
                                "data/link.csv is a symbolic link",
                                ".. lies outside of HERE"));
    }

    private void write(String file, String content) throws Exception {
        Files.createDirectories(temp.resolve(file).getParent());
        Files.writeString(temp.resolve(file), content);
    }

    private SampleProject including(String... globs) {
        return project.with(images("cuda:12"), environment(Map.of(), List.of(globs)));
    }

    private SampleProject project(Map<String, String> imagesOfTasks) {
        return project.with(images("cuda:12"), environment(imagesOfTasks, List.of()));
    }

    private static SortedMap<String, ImageSettings> images(String gpu) {
        return new TreeMap<>(Map.of(
                FlyteModel.DEFAULT_IMAGE,
                ImageSettings.onBase(FlyteModel.DEFAULT_IMAGE, "eclipse-temurin:21-jre", null, "etl"),
                "gpu",
                ImageSettings.onBase("gpu", gpu, null, "etl-gpu")));
    }

    private static EnvironmentSettings environment(Map<String, String> imagesOfTasks, List<String> include) {
        SortedMap<String, TaskEntry> tasks = new TreeMap<>();
        imagesOfTasks.forEach((task, image) ->
                tasks.put(task, TaskEntry.of(TaskSettings.builder().image(image).build())));
        return new EnvironmentSettings(
                "etl", "etl", null, true, List.of(), include, List.of(), TaskSettings.NONE, tasks);
    }
}
