package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryErrorsTest {
    private static final String OVER_HTTP = "sendCredentialsOverHttp";

    @TempDir
    Path folder;

    private Publishing publishing;

    @BeforeEach
    void prepare() {
        publishing = new Publishing(folder);
    }

    @AfterEach
    void clear() {
        System.clearProperty(OVER_HTTP);
    }

    @Test
    void saysThatNoRegistryIsConfigured() {
        assertThat(refused(publishing.plan(null, "scratch")).text())
                .isEqualTo("FLYTE-301 images.default.registry: the image default must be pushed, and no registry is"
                        + " configured for it. To mend it: set <registry> in the plugin's configuration, or"
                        + " -Dflyte.registry=ghcr.io/acme.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ghcr.io/acme", "ghcr.io/Acme", "[::1]:5000", "ghcr.io/a b"})
    void saysThatARegistryHasTheWrongForm(String registry) {
        Problem problem = refused(publishing.plan(registry, "scratch"));

        assertThat(problem.code()).isEqualTo(ImageCode.INVALID_REFERENCE);
        assertThat(problem.what()).contains("\"" + registry + "/app-default\"");
        assertThat(problem.where()).isEqualTo("images.default.registry");
    }

    @Test
    void saysThatABaseHasTheWrongForm() {
        Problem problem = refused(publishing.plan("localhost:1", "Eclipse Temurin"));

        assertThat(problem.code()).isEqualTo(ImageCode.INVALID_REFERENCE);
        assertThat(problem.where()).isEqualTo("images.default.base");
    }

    @Test
    void refusesToPublishOffline() {
        RegistryImages offline = new RegistryImages(publishing.context(true));

        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> offline.publish(publishing.plan("registry.invalid", "scratch")));

        assertThat(refused).hasMessageContaining("FLYTE-309").hasMessageContaining("drop -o");
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        String closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = "127.0.0.1:" + socket.getLocalPort();
        }

        Problem problem = refused(publishing.plan(closed, "scratch"));

        assertThat(problem.code()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
        assertThat(problem.what()).contains(closed).contains("Connection refused");
        assertThat(publishing.pauses()).hasSize(3);
    }

    @Test
    void saysThatTheHostIsUnknown() {
        Problem problem = refused(publishing.plan("registry.invalid", "scratch"));

        assertThat(problem.code()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
        assertThat(problem.what()).contains("registry.invalid").contains("UnknownHost");
    }

    @Test
    void speaksPlainHttpToNoRegistryButOnLoopback() {
        try (RealRegistry registry = RealRegistry.startEverywhere(folder.resolve("registry"))) {
            String other = "0.0.0.0:" + registry.port();

            Problem target = refused(publishing.plan(other, "scratch"));
            Problem base = refused(publishing.plan(registry.address(), other + "/jre:21"));

            assertThat(List.of(target, base)).extracting(Problem::code).containsOnly(ImageCode.PLAIN_HTTP);
            assertThat(target.where()).isEqualTo("images.default.registry");
            assertThat(base.where()).isEqualTo("images.default.base");
            assertThat(base.what()).contains(other + "/jre:21 does not speak TLS");
        }
    }

    @Test
    void saysThatTheBaseDoesNotExist() {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"))) {
            Problem byTag = refused(publishing.plan(registry.address(), registry.address() + "/none:1"));
            Problem byDigest =
                    refused(publishing.plan(registry.address(), registry.address() + "/none@sha256:" + "0".repeat(64)));

            assertThat(List.of(byTag, byDigest)).extracting(Problem::code).containsOnly(ImageCode.BASE_NOT_FOUND);
            assertThat(byTag.what()).contains(registry.address() + "/none:1 does not exist");
            assertThat(byDigest.where()).isEqualTo("images.default.base");
        }
    }

    @Test
    void saysThatARegistryTakesNothing() {
        try (RealRegistry registry = RealRegistry.startReadOnly(folder.resolve("registry"))) {
            Problem problem = refused(publishing.plan(registry.address(), "scratch"));

            assertThat(problem.code()).isEqualTo(ImageCode.PUSH_REFUSED);
            assertThat(problem.what()).contains(registry.address()).contains("405");
            assertThat(problem.fix()).contains("read-only");
        }
    }

    @Test
    void namesWhereItLookedForCredentials() {
        try (RealRegistry registry = RealRegistry.startWithUser(folder.resolve("registry"))) {
            Problem problem = refused(publishing.plan(registry.address(), "scratch"));

            assertThat(problem.code()).isEqualTo(ImageCode.UNAUTHORIZED);
            assertThat(problem.what())
                    .contains("401 with no credentials, having looked in " + publishing.dockerConfig());
            assertThat(problem.fix()).isEqualTo("log in with docker login " + registry.address());
        }
    }

    @Test
    void sendsNoCredentialsOverPlainHttpUnlessTold() throws IOException {
        try (RealRegistry registry = RealRegistry.startWithUser(folder.resolve("registry"))) {
            logIn(registry, RealRegistry.PASSWORD);

            assertThat(refused(publishing.plan(registry.address(), "scratch")).fix())
                    .contains("-DsendCredentialsOverHttp=true");
            System.setProperty(OVER_HTTP, "true");
            assertThat(publishing
                            .images()
                            .publish(publishing.plan(registry.address(), "scratch"))
                            .pushed())
                    .isTrue();
        }
    }

    @Test
    void namesTheSourceOfWrongCredentialsAndNeverTheSecret() throws IOException {
        System.setProperty(OVER_HTTP, "true");
        try (RealRegistry registry = RealRegistry.startWithUser(folder.resolve("registry"))) {
            String basic = logIn(registry, "wrong guess");

            Problem problem = refused(publishing.plan(registry.address(), "scratch"));

            assertThat(problem.code()).isEqualTo(ImageCode.UNAUTHORIZED);
            assertThat(problem.what()).endsWith("401 with the credentials of " + publishing.dockerConfig());
            assertThat(problem.text() + publishing.log())
                    .doesNotContain("wrong guess")
                    .doesNotContain(basic);
        }
    }

    @Test
    void neverTakesARegistryThatFailsForOneThatHasTheImage() {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                FaultyProxy proxy = new FaultyProxy(registry, request -> request.contains("/manifests/") ? 500 : 0)) {
            Problem problem = refused(publishing.plan(proxy.address(), "scratch"));

            assertThat(problem.code()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
            assertThat(problem.what()).contains("answered 500");
            assertThat(proxy.requests())
                    .filteredOn(request -> request.contains("/manifests/"))
                    .hasSize(4)
                    .allMatch(request -> request.startsWith("GET"));
        }
    }

    @Test
    void triesAgainWhenAPushBreaks() throws Exception {
        AtomicInteger faults = new AtomicInteger(2);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                FaultyProxy proxy = new FaultyProxy(
                        registry,
                        request -> request.startsWith("PUT")
                                        && request.contains("/manifests/")
                                        && faults.getAndDecrement() > 0
                                ? 503
                                : 0)) {
            PublishedImage image = publishing.images().publish(publishing.plan(proxy.address(), "scratch"));

            assertThat(image.pushed()).isTrue();
            assertThat(PulledImage.digestOfTag(image.reference())).isEqualTo(image.digest());
            assertThat(publishing.pauses()).hasSize(2).isSorted();
        }
    }

    @Test
    void givesUpAPushThatKeepsBreaking() {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                FaultyProxy proxy = new FaultyProxy(
                        registry, request -> request.startsWith("PUT /v2/app-default/manifests/") ? 503 : 0)) {
            Problem problem = refused(publishing.plan(proxy.address(), "scratch"));

            assertThat(problem.code()).isEqualTo(ImageCode.REGISTRY_UNREACHABLE);
            assertThat(problem.what()).contains("503");
            assertThat(publishing.pauses()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[{\"code\":\"DIGEST_INVALID\",\"message\":\"provided digest did not match uploaded content\"},"
                        + "{\"code\":\"MANIFEST_BLOB_UNKNOWN\",\"message\":\"blob unknown to registry\"}]}",
                "{\"errors\":[{\"code\": \"BLOB_UNKNOWN\",\"message\":\"blob unknown to registry\",\"detail\":\"sha256:1\"}]}"
            })
    void triesAgainWhenAnotherPushHidesALayerForAMoment(String said) throws Exception {
        AtomicInteger faults = new AtomicInteger(1);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                FaultyProxy proxy = new FaultyProxy(
                        registry,
                        request -> request.startsWith("PUT /v2/app-default/manifests/") && faults.getAndDecrement() > 0
                                ? 400
                                : 0,
                        said)) {
            PublishedImage image = publishing.images().publish(publishing.plan(proxy.address(), "scratch"));

            assertThat(PulledImage.digestOfTag(image.reference())).isEqualTo(image.digest());
            assertThat(publishing.pauses()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"DIGEST_INVALID, 10", "NAME_INVALID, 1"})
    void saysThatAManifestIsRefusedForGood(String code, int tries) {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                FaultyProxy proxy = new FaultyProxy(
                        registry,
                        request -> request.startsWith("PUT /v2/app-default/manifests/") ? 400 : 0,
                        "{\"errors\":[{\"code\":\"%s\",\"message\":\"not so\"}]}".formatted(code))) {
            Problem problem = refused(publishing.plan(proxy.address(), "scratch"));

            assertThat(problem.code()).isEqualTo(ImageCode.PUSH_REFUSED);
            assertThat(problem.what()).contains("400").contains("not so");
            assertThat(proxy.requests())
                    .filteredOn(request -> request.startsWith("PUT /v2/app-default/manifests/"))
                    .hasSize(tries);
        }
    }

    @Test
    void saysThatThePushIsForbidden() {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                FaultyProxy proxy = new FaultyProxy(registry, request -> request.startsWith("POST") ? 403 : 0)) {
            Problem problem = refused(publishing.plan(proxy.address(), "scratch"));

            assertThat(problem.code()).isEqualTo(ImageCode.PUSH_REFUSED);
            assertThat(problem.what()).contains("does not let you push with no credentials");
            assertThat(publishing.pauses()).isEmpty();
        }
    }

    private Problem refused(ImagePlan plan) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> publishing.images().publish(plan));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().get(0);
    }

    private String logIn(RealRegistry registry, String password) throws IOException {
        String basic = Base64.getEncoder()
                .encodeToString((RealRegistry.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(publishing.dockerConfig().getParent());
        Files.writeString(
                publishing.dockerConfig(),
                "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry.address(), basic));
        return basic;
    }
}
