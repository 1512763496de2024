package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a registry sends its clients on, and who gets the credentials. The address 0.0.0.0 stands in for a far host. */
class RegistryRealmTest {
    private static final String OVER_HTTP = "sendCredentialsOverHttp";
    private static final String SECRET = "s3cret";

    @TempDir
    Path folder;

    private TlsFiles tls;
    private Publishing publishing;

    @BeforeEach
    void prepare() throws Exception {
        tls = TlsFiles.in(folder.resolve("tls"));
        publishing = new Publishing(folder.resolve("work"));
    }

    @AfterEach
    void clear() {
        System.clearProperty(OVER_HTTP);
    }

    @Test
    void aFarTokenServerMustBeTrustedThoughTheRegistryIsNear() throws Exception {
        try (Listener tokens = Listener.withTls(tls, exchange -> exchange.sendResponseHeaders(200, -1));
                RealRegistry registry = RealRegistry.startWithTokenServer(
                        folder.resolve("registry"), "https://0.0.0.0:" + tokens.port() + "/token", tls.certificate())) {
            Problem problem = refused(registry.address());

            assertThat(problem.code()).as(problem.text()).isEqualTo(ImageCode.UNTRUSTED_CERTIFICATE);
            assertThat(problem.what()).contains("0.0.0.0:" + tokens.port());
            assertThat(tokens.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void nothingIsSentToAFarTokenServerWithoutTls(String overHttp) throws Exception {
        System.setProperty(OVER_HTTP, overHttp);
        try (Listener tokens = Listener.plain(exchange -> exchange.sendResponseHeaders(200, -1));
                RealRegistry registry = RealRegistry.startWithTokenServer(
                        folder.resolve("registry"), "http://0.0.0.0:" + tokens.port() + "/token", tls.certificate())) {
            Problem problem = refused(registry.address());

            assertThat(problem.code()).as(problem.text()).isEqualTo(ImageCode.UNSAFE_REDIRECT);
            assertThat(problem.what()).contains("0.0.0.0:" + tokens.port());
            assertThat(tokens.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1"})
    void aFarRegistryLeadsToNoTokenServerWithoutTls(String host) throws Exception {
        try (Listener tokens = Listener.plain(exchange -> exchange.sendResponseHeaders(200, -1));
                RealRegistry registry = RealRegistry.startWithTokenServerAndTls(
                        folder.resolve("registry"),
                        "http://%s:%d/token".formatted(host, tokens.port()),
                        tls.certificate(),
                        tls.key())) {
            String output = publish("0.0.0.0:" + registry.port());

            assertThat(output)
                    .contains("FLYTE-343")
                    .contains(host + ":" + tokens.port())
                    .doesNotContain("@sha256:")
                    .doesNotContain(SECRET);
            assertThat(tokens.heard()).isEmpty();
        }
    }

    @Test
    void aFarTokenServerThatIsTrustedGetsTheCredentials() throws Exception {
        try (Listener tokens = Listener.withTls(tls, exchange -> exchange.sendResponseHeaders(403, -1));
                RealRegistry registry = RealRegistry.startWithTokenServerAndTls(
                        folder.resolve("registry"),
                        "https://0.0.0.0:" + tokens.port() + "/token",
                        tls.certificate(),
                        tls.key())) {
            assertThat(publish("0.0.0.0:" + registry.port()))
                    .contains("FLYTE-3")
                    .doesNotContain(SECRET);
            assertThat(tokens.heard()).isNotEmpty().allMatch(heard -> heard.authorization()
                    .startsWith("Basic "));
        }
    }

    @Test
    void aFarRegistryRedirectsNobodyToAFarHostWithoutTls() throws Exception {
        try (Listener plain = Listener.plain(exchange -> exchange.sendResponseHeaders(404, -1));
                Listener registry = redirecting("http://0.0.0.0:" + plain.port())) {
            assertThat(publish("0.0.0.0:" + registry.port()))
                    .contains("FLYTE-343")
                    .doesNotContain(SECRET);
            assertThat(registry.heard())
                    .anyMatch(heard -> !heard.authorization().isEmpty());
            assertThat(plain.heard()).isEmpty();
        }
    }

    @Test
    void whereverARegistryRedirectsToTheCredentialsStay() throws Exception {
        try (Listener other = Listener.withTls(tls, exchange -> exchange.sendResponseHeaders(404, -1));
                Listener registry = redirecting("https://0.0.0.0:" + other.port())) {
            publish("0.0.0.0:" + registry.port());

            assertThat(registry.heard())
                    .anyMatch(heard -> !heard.authorization().isEmpty());
            assertThat(other.heard()).isNotEmpty().allMatch(heard -> heard.authorization()
                    .isEmpty());
        }
    }

    /** A registry with basic authentication that has nothing itself. */
    private Listener redirecting(String elsewhere) throws Exception {
        return Listener.withTls(tls, exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                Listener.say(exchange, 401, "WWW-Authenticate", "Basic realm=\"test\"");
            } else if (path.equals("/v2/")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                Listener.say(exchange, 307, "Location", elsewhere + path);
            }
        });
    }

    private String publish(String address) throws Exception {
        return PublishProcess.output(
                tls, folder.resolve("work"), List.of("-Dtest.password=" + SECRET), "scratch", address);
    }

    /** Of a publication in this JVM, which trusts no certificate of the tests. */
    private Problem refused(String address) throws Exception {
        Files.createDirectories(publishing.dockerConfig().getParent());
        Files.writeString(
                publishing.dockerConfig(),
                "{\"auths\":{\"%s\":{\"username\":\"ada\",\"password\":\"%s\"}}}".formatted(address, SECRET));
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> publishing.images().publish(publishing.plan(address, "scratch")));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().get(0);
    }
}
