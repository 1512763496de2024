package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A base at a registry behind a line that misbehaves. Where the image goes to the same registry the base's layers are looked
 * into and stay there; where it goes to another they are brought over.
 */
class BaseFaultsTest {
    private static final String TIMEOUT = "jib.httpTimeout";
    private static final String MANIFESTS = "GET /v2/jre/manifests/";
    private static final String BLOBS = "GET /v2/jre/blobs/";

    @TempDir
    Path folder;

    private RealRegistry bases;
    private RealRegistry other;
    private Publishing publishing;

    @BeforeEach
    void start() throws Exception {
        bases = RealRegistry.start(folder.resolve("bases"));
        other = RealRegistry.start(folder.resolve("other"));
        publishing = new Publishing(folder.resolve("work"));
        new TestBase(folder).push(bases.address() + "/jre:21", "linux/amd64", "/opt/one", TestBase.GLIBC);
    }

    @AfterEach
    void stop() {
        System.clearProperty(TIMEOUT);
        bases.close();
        other.close();
    }

    @ParameterizedTest
    @CsvSource({
        "429, true", "429, false",
        "500, true", "500, false",
        "-1, true", "-1, false",
        "-4, true", "-4, false"
    })
    void isReadThoughEachAnswerFailsOnce(int fault, boolean same) throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        try (FaultyProxy line = line(request ->
                (request.startsWith(MANIFESTS) || request.startsWith(BLOBS)) && failed.add(request) ? fault : 0)) {
            PublishedImage image = publish(line, same);

            assertThat(PulledImage.of(image.reference(), folder.resolve("pulled"))
                            .layerDigests())
                    .hasSizeGreaterThan(3);
            assertThat(failed).anyMatch(request -> request.startsWith(BLOBS));
            assertThat(publishing.pauses()).hasSameSizeAs(failed);
            if (fault == 429) {
                assertThat(publishing.pauses()).containsOnly(Duration.ofSeconds(7));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, GET /v2/jre/manifests/, true",
        "500, GET /v2/jre/blobs/, true",
        "500, GET /v2/jre/blobs/, false",
        "-1, GET /v2/jre/blobs/, false",
        "-2, GET /v2/jre/manifests/, true",
        "-2, GET /v2/jre/blobs/, true",
        "-2, GET /v2/jre/blobs/, false",
        "-4, GET /v2/jre/blobs/, false"
    })
    void isGivenUpWhereItKeepsFailing(int fault, String request, boolean same) {
        System.setProperty(TIMEOUT, "300");
        try (FaultyProxy line = line(asked -> asked.startsWith(request) ? fault : 0)) {
            Problem problem = refused(line, same);

            assertThat(problem.code()).as(problem.text()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
            assertThat(problem.where()).isEqualTo("images.default.base");
            assertThat(problem.what()).contains(line.address() + "/jre").contains("tried 4 times");
            assertThat(line.requests()).noneMatch(asked -> asked.startsWith("PUT"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isGivenUpWhereALayerKeepsFailingOnceTheConfigurationIsThere(boolean same) {
        AtomicInteger parts = new AtomicInteger();
        try (FaultyProxy line =
                line(request -> request.startsWith(BLOBS) && parts.getAndIncrement() > 0 ? FaultyProxy.CUT : 0)) {
            Problem problem = refused(line, same);

            assertThat(problem.code()).as(problem.text()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
            assertThat(problem.where()).isEqualTo("images.default.base");
        }
        try (FaultyProxy line = line(asked -> 0)) {
            assertThat(publish(line, same).pushed())
                    .as("the next build goes on")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isRefusedWhereItsManifestIsNotWhatItsDigestSays(boolean same) {
        try (FaultyProxy line = line(asked -> asked.startsWith(MANIFESTS + "sha256:") ? FaultyProxy.LIE : 0)) {
            Problem problem = refused(line, same);

            assertThat(problem.code()).as(problem.text()).isEqualTo(ImageCode.DIGEST_MISMATCH);
            assertThat(problem.where()).isEqualTo("images.default.base");
        }
        try (FaultyProxy line = line(asked -> 0)) {
            assertThat(publish(line, same).pushed())
                    .as("nothing of it was kept")
                    .isTrue();
        }
    }

    private FaultyProxy line(Function<String, Integer> fault) {
        return new FaultyProxy(bases, fault, "", Map.of("Retry-After", "7"));
    }

    private PublishedImage publish(FaultyProxy line, boolean same) {
        return publishing
                .images()
                .publish(publishing.plan(same ? line.address() : other.address(), line.address() + "/jre:21"));
    }

    private Problem refused(FaultyProxy line, boolean same) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> publish(line, same));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().get(0);
    }
}
