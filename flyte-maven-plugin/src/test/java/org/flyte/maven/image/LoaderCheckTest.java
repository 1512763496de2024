package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderCheckTest {
    @TempDir
    Path folder;

    private RealRegistry registry;
    private Publishing publishing;
    private TestBase bases;

    @BeforeEach
    void startRegistry() {
        registry = RealRegistry.start(folder.resolve("registry"));
        publishing = new Publishing(folder);
        bases = new TestBase(folder);
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lib/ld-musl-x86_64.so.1", "/usr/lib/ld-musl-aarch64.so.1"})
    void aBaseWithMuslIsRefusedBeforeAnythingIsPushed(String loader) throws Exception {
        String base = bases.push(registry.address() + "/jre:21-alpine", "linux/amd64", "/etc/alpine-release", loader);

        assertThatThrownBy(() -> publishing.images().publish(publishing.plan(registry.address(), base)))
                .hasMessage("FLYTE-333 images.default.base: " + base
                        + " is made with musl, and the library that reads object stores needs glibc. To mend it: name"
                        + " the same image without -alpine.");
        assertThat(folder.resolve("registry/data/docker/registry/v2/repositories/app-default/_manifests"))
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lib64/ld-linux-x86-64.so.2",
                "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2",
                "/lib/ld-linux-aarch64.so.1",
                "/lib/aarch64-linux-gnu/ld-linux-aarch64.so.1"
            })
    void aBaseWithGlibcIsBuiltOnThoughMuslLiesAboveIt(String loader) throws Exception {
        String base = bases.push(registry.address() + "/jre:21", "linux/amd64", loader, TestBase.MUSL);

        assertThat(publishing
                        .images()
                        .publish(publishing.plan(registry.address(), base))
                        .pushed())
                .isTrue();
    }

    @Test
    void aBaseWithoutALoaderIsBuiltOn() throws Exception {
        String base = bases.push(registry.address() + "/static:1", "linux/amd64", "/etc/passwd");

        assertThat(publishing
                        .images()
                        .publish(publishing.plan(registry.address(), base))
                        .pushed())
                .isTrue();
    }

    @Test
    void noMoreLayersAreReadThanItTakesAndThatOncePerBase() throws Exception {
        String base;
        try (RealRegistry other = RealRegistry.start(folder.resolve("other"));
                FaultyProxy proxy = new FaultyProxy(other, request -> 0)) {
            base = bases.push(other.address() + "/jre:21", "linux/amd64", TestBase.GLIBC, "/opt/one", "/opt/two");
            String watched = base.replace(other.address(), proxy.address());
            LocalImages images = new LocalImages(publishing.context(false));
            Base found = catalog()
                    .find(publishing.plan(registry.address(), watched).definition())
                    .orElseThrow();
            BaseImage image = catalog().image(found, Platform.LINUX_AMD64);
            long before = blobs(proxy);
            LoaderCheck check = new LoaderCheck(folder.resolve("cache"));

            check.check(image, watched, "base", layer -> false);
            long first = blobs(proxy) - before;
            check.check(image, watched, "base", layer -> false);

            assertThat(first).isEqualTo(1);
            assertThat(blobs(proxy) - before).isEqualTo(1);
            assertThat(images.build(publishing.plan(null, watched)).images()).hasSize(1);
        }
    }

    @Test
    void aLayerThatIsSentToAnotherRegistryIsFetchedOnce() throws Exception {
        try (RealRegistry other = RealRegistry.start(folder.resolve("other"));
                FaultyProxy proxy = new FaultyProxy(other, request -> 0)) {
            String base = bases.push(other.address() + "/jre:21", "linux/amd64", TestBase.GLIBC, "/opt/one")
                    .replace(other.address(), proxy.address());

            PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), base));

            assertThat(image.pushed()).isTrue();
            assertThat(PulledImage.of(image.reference(), folder.resolve("pulled"))
                            .layerDigests())
                    .hasSize(5);
            assertThat(blobs(proxy)).as("configuration and two layers").isEqualTo(3);
        }
    }

    @Test
    void whatTheTargetHasIsReadNoFurtherThanTheLoader() throws Exception {
        try (RealRegistry other = RealRegistry.start(folder.resolve("other"));
                FaultyProxy proxy = new FaultyProxy(other, request -> 0)) {
            String base = bases.push(other.address() + "/jre:21", "linux/amd64", TestBase.GLIBC, "/opt/one")
                    .replace(other.address(), proxy.address());
            publishing.images().publish(publishing.plan(registry.address(), base));
            long before = blobs(proxy);

            publishing
                    .images(folder.resolve("another machine"))
                    .publish(publishing.plan(
                            registry.address(), base, Jars.release(folder.resolve("jars"), "g", "b-1.jar")));

            assertThat(blobs(proxy) - before).as("configuration and one layer").isEqualTo(2);
        }
    }

    private BaseCatalog catalog() {
        ImageContext context = publishing.context(false);
        return new BaseCatalog(
                new Registries(context.options(), context.log(), new Retries(pause -> {})),
                context.store(),
                context.bases());
    }

    private static long blobs(FaultyProxy proxy) {
        return proxy.requests().stream()
                .filter(request -> request.startsWith("GET") && request.contains("/blobs/"))
                .count();
    }
}
