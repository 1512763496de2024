package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real registry behind a line that misbehaves. */
class RegistryFaultsTest {
    private static final String MANIFEST = "PUT /v2/app-default/manifests/";
    private static final String TIMEOUT = "jib.httpTimeout";

    @TempDir
    Path folder;

    private RealRegistry registry;
    private Publishing publishing;

    @BeforeEach
    void start() {
        registry = RealRegistry.start(folder.resolve("registry"));
        publishing = new Publishing(folder);
    }

    @AfterEach
    void stop() {
        System.clearProperty(TIMEOUT);
        registry.close();
    }

    @Test
    void waitsAsLongAsTheRegistrySays() {
        AtomicInteger faults = new AtomicInteger(2);
        try (FaultyProxy line = new FaultyProxy(
                registry,
                request -> request.startsWith(MANIFEST) && faults.getAndDecrement() > 0 ? 429 : 0,
                "",
                Map.of("Retry-After", "7"))) {
            publishing.images().publish(publishing.plan(line.address(), "scratch"));

            assertThat(publishing.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        }
    }

    @Test
    void doesNotWaitForAnHour() {
        try (FaultyProxy line = new FaultyProxy(
                registry, request -> request.startsWith(MANIFEST) ? 429 : 0, "", Map.of("Retry-After", "3600"))) {
            Problem problem = refused(line.address(), "scratch");

            assertThat(problem.code()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
            assertThat(problem.what()).contains("429").contains("tried 1 times");
            assertThat(publishing.pauses()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void comesBackALittleLaterEachTime(int status) {
        AtomicInteger faults = new AtomicInteger(3);
        try (FaultyProxy line = new FaultyProxy(
                registry, request -> request.startsWith(MANIFEST) && faults.getAndDecrement() > 0 ? status : 0)) {
            publishing.images().publish(publishing.plan(line.address(), "scratch"));

            assertThat(publishing.pauses()).hasSize(3).isSorted();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, HEAD /v2/app-default/blobs/",
        "429, POST",
        "500, PATCH",
        "503, PUT /v2/app-default/blobs/",
        "500, GET /v2/app-default/manifests/"
    })
    void comesBackAtEveryStepOfAPush(int status, String step) throws Exception {
        AtomicInteger faults = new AtomicInteger(2);
        try (FaultyProxy line = new FaultyProxy(
                registry, request -> request.startsWith(step) && faults.getAndDecrement() > 0 ? status : 0)) {
            PublishedImage image = publishing.images().publish(publishing.plan(line.address(), "scratch"));

            assertThat(PulledImage.of(image.reference(), folder.resolve("pulled"))
                            .layerDigests())
                    .isNotEmpty();
            assertThat(publishing.pauses()).isNotEmpty();
        }
    }

    @Test
    void sendsLayersAtTheSameTime() {
        int atOnce = 3;
        CyclicBarrier all = new CyclicBarrier(atOnce);
        AtomicInteger uploads = new AtomicInteger();
        try (FaultyProxy line = new FaultyProxy(registry, request -> {
            if (request.startsWith("PATCH") && uploads.incrementAndGet() <= atOnce) {
                meet(all);
            }
            return 0;
        })) {
            publishing.images().publish(publishing.plan(line.address(), "scratch"));

            assertThat(uploads.get()).isGreaterThanOrEqualTo(atOnce);
            assertThat(all.isBroken())
                    .as("each upload waited for the others in vain")
                    .isFalse();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            // The barrier remembers.
        }
    }

    @Test
    void startsABrokenUploadAgainAndSendsNothingTwice() throws Exception {
        AtomicInteger faults = new AtomicInteger(1);
        try (FaultyProxy line = new FaultyProxy(
                registry,
                request -> request.startsWith("PATCH") && faults.getAndDecrement() > 0 ? FaultyProxy.BREAK : 0)) {
            PublishedImage image = publishing.images().publish(publishing.plan(line.address(), "scratch"));

            assertThat(PulledImage.of(image.reference(), folder.resolve("pulled"))
                            .layerDigests())
                    .isNotEmpty();
            assertThat(publishing.pauses()).hasSize(1);
            assertThat(count(line, "PATCH")).isEqualTo(count(line, "PUT /v2/app-default/blobs/") + 1);
        }
    }

    @Test
    void goesOnInTheNextBuildWhereThisOneWasCut() {
        try (FaultyProxy line =
                new FaultyProxy(registry, request -> request.startsWith(MANIFEST) ? FaultyProxy.BREAK : 0)) {
            Problem problem = refused(line.address(), "scratch");

            assertThat(problem.code()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
            assertThat(problem.what()).contains("broke off").contains("tried 4 times");
        }
        try (FaultyProxy line = new FaultyProxy(registry, request -> 0)) {
            PublishedImage image = publishing.images().publish(publishing.plan(line.address(), "scratch"));

            assertThat(image.pushed()).isTrue();
            assertThat(count(line, "PATCH")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /v2/app-default/manifests/", "PATCH", "GET /v2/app-default/manifests/"})
    void givesUpARegistryThatStopsAnswering(String silent) {
        System.setProperty(TIMEOUT, "300");
        try (FaultyProxy line =
                new FaultyProxy(registry, request -> request.startsWith(silent) ? FaultyProxy.SILENCE : 0)) {
            Problem problem = refused(line.address(), "scratch");

            assertThat(problem.code()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
            assertThat(problem.what()).contains(line.address()).contains("tried 4 times");
        }
    }

    @Test
    void takesNoBaseThatIsCutOnItsWay() {
        PublishedImage base = publishing.images().publish(publishing.plan(registry.address() + "/base", "scratch"));
        Publishing elsewhere = new Publishing(folder.resolve("elsewhere"));
        try (FaultyProxy line = new FaultyProxy(
                registry, request -> request.startsWith("GET /v2/base/app-default/blobs/") ? FaultyProxy.LIE : 0)) {
            String through = base.reference().replace(registry.address(), line.address());
            Problem problem = refused(elsewhere, line.address(), through);

            assertThat(problem.code()).isEqualTo(ImageCode.DIGEST_MISMATCH);
            assertThat(problem.where()).as(problem.text()).isEqualTo("images.default.base");
            assertThat(tags()).isEmpty();
        }
        PublishedImage healed = elsewhere.images().publish(elsewhere.plan(registry.address(), base.reference()));
        assertThat(healed.pushed()).isTrue();
    }

    @Test
    void registersNothingThatTheRegistryStoredDifferently() {
        try (FaultyProxy line = new FaultyProxy(
                registry,
                request -> request.startsWith(MANIFEST) ? 201 : 0,
                "",
                Map.of("Docker-Content-Digest", "sha256:" + "1".repeat(64)))) {
            Problem problem = refused(line.address(), "scratch");

            assertThat(problem.code()).isEqualTo(ImageCode.DIGEST_MISMATCH);
            assertThat(problem.what()).contains("1".repeat(64));
            assertThat(tags()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 0})
    void mendsACacheWhoseLayersAreTruncated(int kept) throws Exception {
        publishing.images().publish(publishing.plan(registry.address() + "/first", "scratch"));
        List<Path> layers;
        try (Stream<Path> files = Files.walk(folder.resolve("cache/blobs"))) {
            layers = files.filter(Files::isRegularFile).toList();
        }
        for (Path layer : layers) {
            byte[] bytes = Files.readAllBytes(layer);
            Files.write(layer, Arrays.copyOf(bytes, kept));
        }

        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), "scratch"));

        assertThat(layers).isNotEmpty();
        assertThat(PulledImage.of(image.reference(), folder.resolve("pulled")).layerDigests())
                .isNotEmpty();
    }

    @Test
    void removesALayerThatIsBrokenInTheCacheSoThatTheNextBuildWorks() throws Exception {
        publishing.images().publish(publishing.plan(registry.address() + "/first", "scratch"));
        try (Stream<Path> files = Files.walk(folder.resolve("cache/blobs"))) {
            for (Path layer : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(layer);
                bytes[bytes.length / 2] ^= 1;
                Files.write(layer, bytes);
            }
        }

        assertThat(refused(registry.address(), "scratch").code()).isEqualTo(ImageCode.BUILD_LOST);
        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), "scratch"));

        assertThat(PulledImage.of(image.reference(), folder.resolve("pulled")).layerDigests())
                .isNotEmpty();
    }

    @Test
    void saysThatTheCacheCannotBeWritten() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file where a folder should be", StandardCharsets.UTF_8);

        Problem problem = refused(registry.address(), "scratch");

        assertThat(problem.code()).isEqualTo(ImageCode.LOCAL_FOLDER);
        assertThat(problem.what()).contains(folder.resolve("cache").toString());
    }

    private List<Path> tags() {
        Path repository = folder.resolve("registry/data/docker/registry/v2/repositories/app-default/_manifests/tags");
        try (Stream<Path> tags = Files.exists(repository) ? Files.list(repository) : Stream.empty()) {
            return tags.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(FaultyProxy line, String start) {
        return line.requests().stream()
                .filter(request -> request.startsWith(start))
                .count();
    }

    private Problem refused(String address, String base) {
        return refused(publishing, address, base);
    }

    private static Problem refused(Publishing publishing, String address, String base) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> publishing.images().publish(publishing.plan(address, base)));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().get(0);
    }
}
