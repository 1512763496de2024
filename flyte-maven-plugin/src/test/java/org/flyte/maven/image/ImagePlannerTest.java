package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePlannerTest {
    private static final ImageSettings DEFINITION = ImageSettings.onBase("default", "scratch", null, "app-default");

    @TempDir
    Path folder;

    @Test
    void laysWhatChangesSeldomLowest() {
        ImagePlan plan = plan(
                Jars.snapshot(folder, "g", "late-1.jar"),
                Jars.release(folder, "g", "zeta-1.jar"),
                Jars.release(folder, "g", "alpha-1.jar"));

        assertThat(plan.layers())
                .extracting(ImageLayer::name)
                .containsExactly("releases", "snapshots", "runtime", "code");
        assertThat(paths(plan))
                .containsExactly(
                        "755 /flyte",
                        "755 /flyte/lib",
                        "644 /flyte/lib/alpha-1.jar",
                        "644 /flyte/lib/zeta-1.jar",
                        "755 /flyte",
                        "755 /flyte/lib",
                        "644 /flyte/lib/late-1.jar",
                        "755 /flyte",
                        "755 /flyte/runtime",
                        "644 /flyte/runtime/flyte-runtime-1.0.jar",
                        "644 /flyte/runtime/flyte-task-1.0.jar",
                        "644 /flyte/task.jar",
                        "755 /flyte",
                        "1777 /flyte/code");
    }

    @Test
    void keepsTheOrderOfTheClassPathBehindRuntimeAndCode() throws IOException {
        ImagePlan plan = plan(
                Jars.snapshot(folder, "g", "late-1.jar"),
                Jars.release(folder, "g", "zeta-1.jar"),
                Jars.release(folder, "org.flyte", "flyte-task-1.0.jar"),
                Jars.release(folder, "g", "alpha-1.jar"));

        assertThat(classPath(plan))
                .isEqualTo("runtime/flyte-runtime-1.0.jar runtime/flyte-task-1.0.jar code/ code/app.jar"
                        + " lib/late-1.jar lib/zeta-1.jar lib/alpha-1.jar");
    }

    @Test
    void carriesBothOfTwoJarsWithOneNameWhateverTheirOrder() throws IOException {
        ClassPathJar one = Jars.release(folder, "org.one", "util-1.jar");
        ClassPathJar other = Jars.release(folder, "org.other", "UTIL-1.jar");

        assertThat(classPath(plan(one, other))).endsWith("lib/org.one-util-1.jar lib/org.other-UTIL-1.jar");
        assertThat(classPath(plan(other, one))).endsWith("lib/org.other-UTIL-1.jar lib/org.one-util-1.jar");
        assertThat(paths(plan(one, other)))
                .contains("644 /flyte/lib/org.one-util-1.jar", "644 /flyte/lib/org.other-UTIL-1.jar");
    }

    @Test
    void tellsApartEvenFilesOfOneGroupWithOneName() throws IOException {
        ClassPathJar one = Jars.release(folder.resolve("1"), "g", "util-1.jar");
        Path second = Jars.write(folder.resolve("2/util-1.jar"), "x", "other content");

        List<String> paths = paths(plan(one, new ClassPathJar("g", "util", "2", second, false)));

        assertThat(paths)
                .filteredOn(path -> path.endsWith("-util-1.jar"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void hasEqualHashesForEqualContentOnOtherPathsAndTimes() throws IOException {
        ImagePlan here = plan(Jars.release(folder.resolve("here"), "g", "a-1.jar"));
        ClassPathJar moved = Jars.release(folder.resolve("there"), "g", "a-1.jar");
        Files.setLastModifiedTime(moved.file(), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        assertThat(plan(moved).contentHash()).isEqualTo(here.contentHash()).matches("[0-9a-f]{32}");
    }

    @Test
    void hasAnotherHashForEachDifference() throws IOException {
        ClassPathJar a = Jars.release(folder, "g", "a-1.jar");
        ClassPathJar b = Jars.release(folder, "g", "b-1.jar");
        List<String> hashes = new ArrayList<>();
        hashes.add(plan().contentHash());
        hashes.add(plan(a).contentHash());
        hashes.add(plan(a, b).contentHash());
        hashes.add(plan(b, a).contentHash());
        hashes.add(plan(new ClassPathJar("g", "a", "1", a.file(), true)).contentHash());
        hashes.add(Plans.of("1.1", DEFINITION, List.of(a), Jars.runtime(folder)).contentHash());
        Jars.write(a.file(), "content.txt", "rebuilt");
        hashes.add(plan(a).contentHash());

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void leavesTheBaseOutOfTheHash() {
        ImageSettings onAnother = ImageSettings.onBase("default", "eclipse-temurin:21-jre", "ghcr.io/x", "app-default");

        assertThat(Plans.of("1.0", onAnother, List.of(), Jars.runtime(folder)).contentHash())
                .isEqualTo(plan().contentHash());
    }

    @Test
    void refusesLinksAndWhatIsNotThereAllAtOnce() throws IOException {
        ClassPathJar real = Jars.release(folder, "g", "a-1.jar");
        Path link = Files.createSymbolicLink(folder.resolve("link.jar"), real.file());
        Path absent = folder.resolve("absent.jar");

        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> plan(
                        new ClassPathJar("g", "l", "1", link, false),
                        new ClassPathJar("g", "m", "1", absent, false),
                        new ClassPathJar("g", "n", "1", folder, false)));

        assertThat(refused.problems()).extracting(Problem::code).containsOnly(ImageCode.NOT_A_FILE);
        assertThat(refused.problems())
                .extracting(Problem::where)
                .containsExactly(link.toString(), absent.toString(), folder.toString());
        assertThat(refused).hasMessageContaining("link.jar is a symbolic link").hasMessageContaining("does not exist");
    }

    private ImagePlan plan(ClassPathJar... jars) {
        List<ClassPathJar> listed = new ArrayList<>();
        Collections.addAll(listed, jars);
        return Plans.of("1.0", DEFINITION, listed, Jars.runtime(folder));
    }

    private static List<String> paths(ImagePlan plan) {
        return plan.layers().stream()
                .flatMap(layer -> layer.entries().stream())
                .map(entry -> "%o %s".formatted(entry.mode(), entry.path()))
                .toList();
    }

    private static String classPath(ImagePlan plan) throws IOException {
        byte[] taskJar = plan.layers().stream()
                .flatMap(layer -> layer.entries().stream())
                .filter(LayerEntry.MadeFile.class::isInstance)
                .map(entry -> ((LayerEntry.MadeFile) entry).content())
                .findFirst()
                .orElseThrow();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(taskJar))) {
            return jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        }
    }
}
