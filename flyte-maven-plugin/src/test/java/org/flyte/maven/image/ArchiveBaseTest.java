package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as another tool writes them. */
class ArchiveBaseTest {
    @TempDir
    Path folder;

    private RealRegistry registry;
    private Path archive;

    @BeforeEach
    void saveArchive() throws Exception {
        registry = RealRegistry.start(folder.resolve("registry"));
        String base =
                new TestBase(folder).push(registry.address() + "/jre:21", "linux/amd64", TestBase.GLIBC, "/opt/java");
        archive = folder.resolve("saved.tar");
        Tools.skopeo(
                "copy",
                "--src-tls-verify=false",
                "--insecure-policy",
                "docker://" + base,
                "docker-archive:" + archive + ":it:1");
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void itsLayersAndConfigurationAreTheBase() throws Exception {
        BlobStore store = new BlobStore(folder.resolve("cache"));

        BaseImage base = new ArchiveBase(store, folder.resolve("cache")).read(archive, Platform.LINUX_AMD64);

        assertThat(base.config().getAsJsonObject("config").get("User").getAsString())
                .isEqualTo("1000");
        assertThat(base.layers()).hasSize(2).allMatch(BuiltLayer::ofBase);
        for (BuiltLayer layer : base.layers()) {
            assertThat(store.find(layer.blob())).isPresent();
        }
        new LoaderCheck(folder.resolve("cache")).check(base, "Dockerfile", "dockerfile", layer -> true);
    }

    @Test
    void aLayerIsCompressedOncePerMachine() throws Exception {
        Path cache = folder.resolve("cache");
        BaseImage first = new ArchiveBase(new BlobStore(cache), cache).read(archive, Platform.LINUX_AMD64);
        Path blob = new BlobStore(cache).find(first.layers().get(0).blob()).orElseThrow();
        Object before = Files.getAttribute(blob, "unix:ino");

        BaseImage second = new ArchiveBase(new BlobStore(cache), cache).read(archive, Platform.LINUX_AMD64);

        assertThat(second.layers()).isEqualTo(first.layers());
        assertThat(Files.getAttribute(blob, "unix:ino")).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherFormIsRefused() throws Exception {
        Path other = Files.writeString(folder.resolve("other.tar"), "no tar");

        assertThatThrownBy(() -> new ArchiveBase(new BlobStore(folder.resolve("cache")), folder.resolve("cache"))
                        .read(other, Platform.LINUX_AMD64))
                .isInstanceOf(IOException.class);
    }
}
