package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that does not grow for ever. */
class UnusedPartsTest {
    private static final int ROUNDS = 30;

    @TempDir
    Path folder;

    private Publishing publishing;

    @Test
    void whatNoBuildHasUsedForThirtyDaysGoesAndWhatOneUsesStays() throws Exception {
        BuiltImage kept = build("kept");
        BuiltImage left = build("left");
        setTimes(Duration.ofDays(31));

        assertThat(build("kept")).isEqualTo(kept);

        assertThat(has(kept)).isTrue();
        assertThat(has(left)).isFalse();
        assertThat(log())
                .filteredOn(line -> line.matches("removed \\d+ files .* for 30 days"))
                .hasSize(1);
        assertThat(build("left")).as("made anew").isEqualTo(left);
    }

    @Test
    void youngerPartsStay() throws Exception {
        BuiltImage other = build("other");
        setTimes(Duration.ofDays(29));

        build("one");

        assertThat(has(other)).isTrue();
    }

    @Test
    void isLookedForOnceADay() throws Exception {
        BuiltImage other = build("other");
        build("one");
        Path note = folder.resolve("cache/swept");
        setTimes(Duration.ofDays(31));
        Files.setLastModifiedTime(note, FileTime.from(Instant.now()));

        build("one");
        assertThat(has(other)).isTrue();

        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        build("one");
        assertThat(has(other)).isFalse();
    }

    @Test
    void contextsOfEnginesAndWhatIsKnownOfBasesStay() throws Exception {
        List<Path> files = Stream.of("dockerfiles/app/.context-1/context/file", "bases/tag.json", "loaders/sha256-1")
                .map(folder.resolve("cache")::resolve)
                .toList();
        Path archive = folder.resolve("cache/dockerfiles/app/default-linux-amd64-0.tar");
        for (Path file : files) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        Files.writeString(archive, "");
        setTimes(Duration.ofDays(31));

        build("one");

        assertThat(files).allMatch(Files::exists);
        assertThat(archive).doesNotExist();
    }

    @Test
    void aBuildThatRunsMeanwhileLosesNothing() throws Exception {
        BuiltImage image = build("one");
        Path cache = folder.resolve("cache");
        for (int round = 0; round < ROUNDS; round++) {
            setTimes(Duration.ofDays(31));
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Void> sweep = CompletableFuture.runAsync(() -> {
                await(start);
                new UnusedParts(cache).remove();
            });
            await(start);
            LocalImages images = new LocalImages(publishing.context(false));
            images.oci(images.build(plan("one")), folder.resolve("image.tar"));
            sweep.join();
            assertThat(has(image)).isTrue();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> log() {
        return publishing.log();
    }

    private ImagePlan plan(String name) {
        return publishing.plan(TestImage.on("scratch")
                .platforms("linux/amd64")
                .env(Map.of("NAME", name))
                .settings());
    }

    private BuiltImage build(String name) {
        publishing = new Publishing(folder);
        return new LocalImages(publishing.context(false)).build(plan(name));
    }

    private boolean has(BuiltImage image) {
        return Files.exists(
                folder.resolve("cache/blobs/sha256").resolve(image.digest().substring("sha256:".length())));
    }

    private void setTimes(Duration ago) throws IOException {
        FileTime time = FileTime.from(Instant.now().minus(ago));
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Files.setLastModifiedTime(file, time);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
