package org.flyte.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.flyte.client.config.FlyteConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final URI FLYTE = URI.create("https://flyte.example.org");

    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://proxy:3128, https://flyte.example.org, proxy:3128",
        "HTTPS_PROXY, proxy:3128, https://flyte.example.org, proxy:3128",
        "all_proxy, http://proxy, https://flyte.example.org, proxy:80",
        "http_proxy, http://proxy:1, http://flyte.example.org, proxy:1",
        "HTTP_PROXY, http://proxy:1, http://flyte.example.org, ",
        "http_proxy, http://proxy:1, https://flyte.example.org, "
    })
    void theUsualVariablesNameTheProxy(String variable, String value, URI address, String proxy) {
        assertThat(new Proxies(null, Map.of(variable, value)).of(address).map(ProxiesTest::text))
                .isEqualTo(Optional.ofNullable(proxy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "example.org", ".example.org", "x,flyte.example.org:443", "*.example.org"})
    void exemptHostsAreSpokenToDirectly(String exempt) {
        assertThat(new Proxies(null, Map.of("https_proxy", "http://proxy:1", "no_proxy", exempt)).of(FLYTE))
                .contains(Proxy.NO_PROXY);
    }

    @Test
    void anotherExemptHostChangesNothing() {
        assertThat(new Proxies(null, Map.of("https_proxy", "http://proxy:1", "NO_PROXY", "ample.org")).of(FLYTE))
                .map(ProxiesTest::text)
                .contains("proxy:1");
    }

    @Test
    void whatIsConfiguredIsStrongerAndThisMachineNeedsNone() {
        Proxies proxies = new Proxies("http://mine:2", Map.of("https_proxy", "http://proxy:1", "no_proxy", "*"));

        assertThat(proxies.of(FLYTE)).map(ProxiesTest::text).contains("mine:2");
        assertThat(proxies.of(URI.create("http://localhost:8090"))).contains(Proxy.NO_PROXY);
        assertThat(new Proxies(null, Map.of()).of(FLYTE)).as("the JDK decides").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:hunter2@proxy:1", "https://proxy:1", "socks5://proxy:1", "http://"})
    void whatIsNotSupportedIsRefusedWithoutBeingShown(String proxy) {
        FlyteConfigException refused =
                catchThrowableOfType(FlyteConfigException.class, () -> new Proxies(proxy, Map.of()).of(FLYTE));

        assertThat(refused.where()).isEqualTo("admin.httpProxyURL");
        assertThat(refused.what() + refused.fix()).doesNotContain("hunter2");
    }

    private static String text(Proxy proxy) {
        return proxy.address().toString().replaceFirst("/<unresolved>", "");
    }
}
