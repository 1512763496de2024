package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void itIsTheLowestLayerOfAnImageAndIsFetchedOnce() throws Exception {
        Publishing publishing = new Publishing(folder);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"))) {
            ImagePlan plan = publishing.plan(registry.address() + "/acme", "scratch");
            RegistryImages images =
                    publishing.images(folder.resolve("cache"), Optional.of(platform -> library("1", "linux-x86_64")));
            PublishedImage image = images.publish(plan);
            PulledImage pulled = PulledImage.of(image.reference(), folder.resolve("pulled"));
            assertThat(pulled.entries(0))
                    .containsExactly(
                            "755 0/0 1 flyte/", "755 0/0 1 flyte/native/", "644 0/0 1 flyte/native/libopendal_java.so");
            assertThat(asked).hasValue(1);
            assertThat(images.publish(plan).pushed()).isFalse();
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void anotherVersionOfItIsAnotherImage() {
        Publishing publishing = new Publishing(folder);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"))) {
            ImagePlan plan = publishing.plan(registry.address() + "/acme", "scratch");
            Path cache = folder.resolve("cache");
            String one = publishing
                    .images(cache, Optional.of(platform -> library("1", "linux-x86_64")))
                    .publish(plan)
                    .reference();
            PublishedImage two = publishing
                    .images(cache, Optional.of(platform -> library("2", "linux-x86_64")))
                    .publish(plan);
            assertThat(two.reference()).isNotEqualTo(one);
            assertThat(two.pushed()).isTrue();
        }
    }

    @Test
    void eachPlatformHasItsOwn() {
        assertThat(Platform.LINUX_AMD64.classifier()).isEqualTo("linux-x86_64");
        assertThat(Platform.LINUX_ARM64.classifier()).isEqualTo("linux-aarch_64");
        NativeLibrary arm =
                NativeLibrary.ofOpenDal("1", Platform.LINUX_ARM64, () -> jar("1", Platform.LINUX_ARM64.classifier()));
        assertThat(arm.layer(folder).entries()).last().satisfies(entry -> {
            assertThat(entry.path()).isEqualTo("/flyte/native/libopendal_java.so");
            assertThat(((LayerEntry.DiskFile) entry).source()).hasContent("library 1 linux-aarch_64");
        });
    }

    @Test
    void aJarWithoutItIsNamed() {
        NativeLibrary amd =
                NativeLibrary.ofOpenDal("1", Platform.LINUX_AMD64, () -> jar("1", Platform.LINUX_ARM64.classifier()));
        assertThatThrownBy(() -> amd.layer(folder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-315")
                .hasMessageContaining("native/linux-x86_64/libopendal_java.so");
    }

    private NativeLibrary library(String version, String classifier) {
        return NativeLibrary.ofOpenDal(version, Platform.LINUX_AMD64, () -> {
            asked.incrementAndGet();
            return jar(version, classifier);
        });
    }

    private Path jar(String version, String classifier) {
        return Jars.write(
                folder.resolve("opendal-" + version + "-" + classifier + ".jar"),
                "native/" + classifier + "/libopendal_java.so",
                "library " + version + " " + classifier);
    }
}
