package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a far registry, for which 0.0.0.0 stands in, and what does not. */
class RegistryNetworkTest {
    private static final String PROXY_PASSWORD = "proxy-s3cret";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"environment", "server"})
    void pushesOverTlsAndAProxyThatBothWantAPassword(String source) throws Exception {
        TlsFiles tls = TlsFiles.in(folder.resolve("tls"));
        try (RealRegistry far = RealRegistry.startWithUserAndTls(folder.resolve("far"), tls.certificate(), tls.key());
                ForwardProxy proxy = new ForwardProxy(PROXY_PASSWORD)) {
            String address = "0.0.0.0:" + far.port();
            List<String> options = new ArrayList<>(List.of(
                    "-Dtest.proxy=" + proxy.port(),
                    "-Dtest.proxyPassword=" + PROXY_PASSWORD,
                    "-Dtest.password=" + RealRegistry.PASSWORD));
            if (source.equals("server")) {
                options.add("-Dtest.server=" + address);
            }

            String output = PublishProcess.output(tls, folder.resolve("work"), options, "scratch", address);

            assertThat(output)
                    .contains(address + "/app-default:")
                    .contains("@sha256:")
                    .doesNotContain(PROXY_PASSWORD)
                    .doesNotContain(RealRegistry.PASSWORD);
            assertThat(proxy.connected()).isNotEmpty().containsOnly(address);
        }
    }

    @ParameterizedTest
    @CsvSource({"wrong, FLYTE-304, test.server", "-, FLYTE-304, no credentials"})
    void saysWhoseCredentialsAreWrong(String password, String code, String named) throws Exception {
        TlsFiles tls = TlsFiles.in(folder.resolve("tls"));
        try (RealRegistry far = RealRegistry.startWithUserAndTls(folder.resolve("far"), tls.certificate(), tls.key())) {
            String address = "0.0.0.0:" + far.port();
            List<String> options = password.equals("-")
                    ? List.of()
                    : List.of("-Dtest.password=wrong-s3cret", "-Dtest.server=" + address);

            String output = PublishProcess.output(tls, folder.resolve("work"), options, "scratch", address);

            assertThat(output)
                    .contains(code)
                    .contains(
                            named.equals("test.server") ? "the server " + address + " of Maven's settings.xml" : named)
                    .doesNotContain("wrong-s3cret")
                    .doesNotContain("@sha256:");
        }
    }

    @Test
    void saysThatTheProxyWantsAnotherPassword() throws Exception {
        TlsFiles tls = TlsFiles.in(folder.resolve("tls"));
        try (RealRegistry far = RealRegistry.startWithTls(folder.resolve("far"), tls.certificate(), tls.key());
                ForwardProxy proxy = new ForwardProxy(PROXY_PASSWORD)) {
            List<String> options = List.of("-Dtest.proxy=" + proxy.port(), "-Dtest.proxyPassword=wrong-s3cret");

            String output =
                    PublishProcess.output(tls, folder.resolve("work"), options, "scratch", "0.0.0.0:" + far.port());

            assertThat(output).contains("FLYTE-342").doesNotContain("wrong-s3cret");
            assertThat(proxy.connected()).isEmpty();
        }
    }

    /** Only a proxy finds the host. The JVM's own counts where the settings have none, not where they say that it needs none. */
    @ParameterizedTest
    @CsvSource({"true, -, settings", "true, registry.*, nobody", "false, -, jvm"})
    void goesThroughTheProxyOfTheSettingsElseTheJvms(boolean inSettings, String nonProxyHosts, String through)
            throws Exception {
        TlsFiles tls = TlsFiles.in(folder.resolve("tls"));
        try (RealRegistry far = RealRegistry.startWithTls(folder.resolve("far"), tls.certificate(), tls.key());
                ForwardProxy settings = new ForwardProxy(null);
                ForwardProxy jvm = new ForwardProxy(null)) {
            String address = TlsFiles.HOST + ":" + far.port();
            List<String> options = new ArrayList<>(List.of(
                    "-Dhttps.proxyHost=127.0.0.1",
                    "-Dhttps.proxyPort=" + jvm.port(),
                    "-Dtest.nonProxyHosts=" + nonProxyHosts));
            if (inSettings) {
                options.add("-Dtest.proxy=" + settings.port());
            }

            String output = PublishProcess.output(tls, folder.resolve("work"), options, "scratch", address);

            assertThat(output).contains(through.equals("nobody") ? "FLYTE-303" : address + "/app-default:");
            assertThat(Set.copyOf(settings.connected()))
                    .isEqualTo(through.equals("settings") ? Set.of(address) : Set.of());
            assertThat(Set.copyOf(jvm.connected())).isEqualTo(through.equals("jvm") ? Set.of(address) : Set.of());
        }
    }

    @Test
    void choosesTheProxyAsMavensDownloadsDo() {
        RegistryProxy http = proxy("http", 1, "localhost|*.acme.org");
        RegistryProxy https = proxy("https", 2, "");

        assertThat(port(List.of(http), "https", "ghcr.io")).isEqualTo(1);
        assertThat(port(List.of(http, https), "https", "ghcr.io")).isEqualTo(2);
        assertThat(port(List.of(http), "https", "REG.acme.org")).isZero();
        assertThat(port(List.of(http), "https", "acme.org.evil.com")).isEqualTo(1);
        assertThat(new RegistryNetwork(List.of(https)).route("http", "ghcr.io")).isEmpty();
    }

    @Test
    void answersForItsOwnThreadsAloneAndLeavesNothingBehind() {
        ProxySelector before = ProxySelector.getDefault();
        URI far = URI.create("https://ghcr.io");
        RegistryNetwork.Use use = new RegistryNetwork(List.of(proxy("http", 1, ""))).use();
        try {
            ProxySelector during = ProxySelector.getDefault();
            assertThat(during.select(far))
                    .containsExactly(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)));
            assertThat(during.select(URI.create("http://127.0.0.1:5000"))).containsExactly(Proxy.NO_PROXY);
            assertThat(CompletableFuture.supplyAsync(() -> during.select(far)).join())
                    .isEqualTo(before.select(far));
        } finally {
            use.close();
        }
        assertThat(ProxySelector.getDefault()).isSameAs(before);
    }

    @Test
    void goesNowhereWithoutTls() {
        RegistryNetwork.Use use = new RegistryNetwork(List.of()).use();
        try {
            assertThatThrownBy(() -> ProxySelector.getDefault().select(URI.create("http://storage.acme.org:80")))
                    .hasMessageContaining("FLYTE-343")
                    .hasMessageContaining("storage.acme.org");
        } finally {
            use.close();
        }
    }

    @Test
    void readsRetryAfterInBothForms() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(RetryAfter.of("120", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Fri, 2 Jan 2026 03:05:05 GMT", now)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.of("Fri, 2 Jan 2026 03:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.of("soon", now)).isEmpty();
        assertThat(RetryAfter.of(null, now)).isEmpty();
    }

    private static int port(List<RegistryProxy> proxies, String protocol, String host) {
        return new RegistryNetwork(proxies)
                .route(protocol, host)
                .orElseThrow()
                .proxy()
                .map(RegistryProxy::port)
                .orElse(0);
    }

    private static RegistryProxy proxy(String protocol, int port, String nonProxyHosts) {
        return new RegistryProxy("corp", protocol, "127.0.0.1", port, nonProxyHosts, Optional::empty);
    }
}
