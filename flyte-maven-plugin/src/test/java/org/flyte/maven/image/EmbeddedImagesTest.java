package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedImagesTest {
    private final EmbeddedImages images = new EmbeddedImages();

    @TempDir
    Path folder;

    @Test
    void laysThePlanOutUnderItsHash() throws IOException {
        ImagePlan plan = plan(Jars.release(folder, "g", "a-1.jar"));

        PublishedImage image = images.lay(plan, folder.resolve("data"));

        assertThat(image)
                .isEqualTo(new PublishedImage("embedded/app-default:" + plan.contentHash(), plan.contentHash(), true));
        assertThat(files(folder.resolve("data")))
                .containsExactlyInAnyOrder(
                        "images/%s/flyte/lib/a-1.jar".formatted(plan.contentHash()),
                        "images/%s/flyte/runtime/flyte-runtime-1.0.jar".formatted(plan.contentHash()),
                        "images/%s/flyte/runtime/flyte-task-1.0.jar".formatted(plan.contentHash()),
                        "images/%s/flyte/task.jar".formatted(plan.contentHash()));
        assertThat(folder.resolve("data/images/%s/flyte/code".formatted(plan.contentHash())))
                .isEmptyDirectory();
    }

    @Test
    void takesWhatIsThere() throws IOException {
        ImagePlan plan = plan(Jars.release(folder, "g", "a-1.jar"));
        images.lay(plan, folder.resolve("data"));
        Path laid = folder.resolve("data/images/" + plan.contentHash() + "/flyte/lib/a-1.jar");
        Object before = Files.readAttributes(laid, "fileKey,lastModifiedTime");

        assertThat(images.lay(plan, folder.resolve("data")).pushed()).isFalse();
        assertThat((Object) Files.readAttributes(laid, "fileKey,lastModifiedTime"))
                .isEqualTo(before);
    }

    @Test
    void isNotChangedByALaterBuildThatWritesIntoTheSameJar() throws IOException {
        ClassPathJar built = Jars.snapshot(folder.resolve("target"), "g", "a-1.jar");
        ImagePlan plan = plan(built);
        images.lay(plan, folder.resolve("data"));

        Jars.write(built.file(), "content.txt", "the next build");

        Path laid = folder.resolve("data/images/" + plan.contentHash() + "/flyte/lib/a-1.jar");
        assertThat(Files.mismatch(laid, built.file())).isNotEqualTo(-1);
    }

    @Test
    void linksReleasesOfARepository() throws IOException {
        Path file = Jars.write(folder.resolve("repository/org/acme/a/1.0/a-1.0.jar"), "x", "release");
        ImagePlan plan = plan(new ClassPathJar("org.acme", "a", "1.0", file, false));

        images.lay(plan, folder.resolve("data"));

        Path laid = folder.resolve("data/images/" + plan.contentHash() + "/flyte/lib/a-1.0.jar");
        assertThat(Files.readAttributes(laid, "fileKey")).isEqualTo(Files.readAttributes(file, "fileKey"));
    }

    @Test
    void laysNothingWhenAJarChangedSinceItWasPlanned() throws IOException {
        ClassPathJar built = Jars.snapshot(folder.resolve("target"), "g", "a-1.jar");
        ImagePlan plan = plan(built);
        Jars.write(built.file(), "content.txt", "rebuilt in between");

        assertThatThrownBy(() -> images.lay(plan, folder.resolve("data")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("FLYTE-311 " + built.file());
        assertThat(folder.resolve("data/images")).isEmptyDirectory();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "in the way");

        assertThatThrownBy(() -> images.lay(plan(), file))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("FLYTE-312 " + file);
    }

    @Test
    void isCompleteForBuildsAtOnce() throws Exception {
        ImagePlan plan = plan(Jars.snapshot(folder, "g", "a-1.jar"), Jars.release(folder, "g", "b-1.jar"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<PublishedImage> lay = () -> images.lay(plan, folder.resolve("data"));
            List<Future<PublishedImage>> laid =
                    threads.invokeAll(Stream.generate(() -> lay).limit(8).toList());

            assertThat(laid).extracting(future -> future.get().pushed()).containsOnlyOnce(true);
        } finally {
            threads.shutdown();
        }
        assertThat(files(folder.resolve("data"))).hasSize(5);
    }

    private ImagePlan plan(ClassPathJar... jars) {
        return Plans.of(
                "1.0",
                ImageSettings.onBase("default", "scratch", null, "app-default"),
                List.of(jars),
                Jars.runtime(folder.resolve("plugin")));
    }

    private static Set<String> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }
}
