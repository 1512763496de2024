package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry of the bases is gone, or may not be asked. */
class OfflineTest {
    @TempDir
    Path folder;

    private RealRegistry registry;
    private FaultyProxy bases;
    private Publishing publishing;
    private String base;

    @BeforeEach
    void pushBase() throws Exception {
        registry = RealRegistry.start(folder.resolve("registry"));
        bases = new FaultyProxy(registry, request -> 0);
        publishing = new Publishing(folder);
        base = bases.address() + "/jre:21";
        new TestBase(folder).push(registry.address() + "/jre:21", "linux/amd64", TestBase.GLIBC, "/opt/java");
    }

    @AfterEach
    void stop() {
        bases.close();
        registry.close();
    }

    @Test
    void aBaseByTagIsAskedForOncePerSession() {
        ImageContext session = publishing.context(false);

        new LocalImages(session).build(publishing.plan(null, base));
        new LocalImages(session).build(publishing.plan(null, base));

        assertThat(bases.requests())
                .filteredOn(request -> request.contains("/manifests/21"))
                .hasSize(1);
    }

    @Test
    void aBaseByDigestThatIsCachedNeedsNoRegistry() throws Exception {
        String pinned = bases.address() + "/jre@" + PulledImage.digestOfTag(registry.address() + "/jre:21");
        BuiltImage before = new LocalImages(publishing.context(false)).build(publishing.plan(null, pinned));
        bases.close();
        registry.close();

        assertThat(new LocalImages(publishing.context(false))
                        .build(publishing.plan(null, pinned))
                        .digest())
                .isEqualTo(before.digest());
    }

    @Test
    void whatWasBuiltOnlineIsBuiltOfflineToo() {
        String far = "registry.invalid/jre:21";
        new BaseDigests()
                .online(
                        ImageAddress.base(publishing.plan(null, far).definition()),
                        folder.resolve("cache"),
                        () -> digest());
        BuiltImage online = new LocalImages(publishing.context(false)).build(publishing.plan(null, base));

        BuiltImage offline = new LocalImages(publishing.context(true)).build(publishing.plan(null, far));

        Path tar = folder.resolve("image.tar");
        new LocalImages(publishing.context(true)).tar(offline, tar);
        assertThat(tar).isNotEmptyFile();
        assertThat(offline.images().get(0).layers())
                .isEqualTo(online.images().get(0).layers());
    }

    @Test
    void aCachedBaseIsPushedToThisMachineOffline() {
        String far = "registry.invalid/jre@" + digest();
        new LocalImages(publishing.context(false)).build(publishing.plan(null, base));

        PublishedImage image =
                new RegistryImages(publishing.context(true)).publish(publishing.plan(registry.address(), far));

        assertThat(image.pushed()).isTrue();
    }

    @Test
    void anUncachedBaseIsRefusedOfflineWithWhatToDo() {
        assertThatThrownBy(() -> new LocalImages(publishing.context(true))
                        .build(publishing.plan(null, "registry.invalid/jre:21")))
                .hasMessage(
                        "FLYTE-330 images.default.base: the base registry.invalid/jre:21 is not in the cache of this"
                                + " machine, and Maven runs offline. To mend it: build once without -o, or name a base that was"
                                + " built on before.");
        assertThatThrownBy(() -> new LocalImages(publishing.context(true))
                        .build(publishing.plan(null, "registry.invalid/jre@sha256:" + "0".repeat(64))))
                .hasMessageStartingWith("FLYTE-330");
    }

    @Test
    void aPartThatWasDamagedInTheCacheIsFetchedAgain() throws Exception {
        BuiltImage before = new LocalImages(publishing.context(false)).build(publishing.plan(null, base));
        try (Stream<Path> parts = Files.list(folder.resolve("cache/blobs/sha256"))) {
            for (Path part : parts.toList()) {
                Files.write(part, new byte[] {1});
            }
        }

        BuiltImage after = new LocalImages(publishing.context(false)).build(publishing.plan(null, base));

        assertThat(after.digest()).isEqualTo(before.digest());
        new LocalImages(publishing.context(false)).oci(after, folder.resolve("image.tar"));
    }

    private String digest() {
        try {
            return PulledImage.digestOfTag(registry.address() + "/jre:21");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
