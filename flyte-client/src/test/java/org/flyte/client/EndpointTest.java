package org.flyte.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "dns:///flyte.example.org, false, https://flyte.example.org",
        "dns:///localhost:8090, true, http://localhost:8090",
        "flyte.example.org:443, false, https://flyte.example.org:443",
        "localhost:30080, true, http://localhost:30080",
        "https://flyte.example.org/, true, https://flyte.example.org",
        "HTTP://flyte.example.org:8090, false, http://flyte.example.org:8090",
        "'  dns:///flyte.example.org/ ', false, https://flyte.example.org",
        "'[::1]:8090', true, 'http://[::1]:8090'"
    })
    void takesTheFormsThatPeopleWrite(String text, boolean insecure, URI uri) {
        assertThat(Endpoint.parse(text, insecure).uri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "dns:///",
                "https://",
                "ftp://host",
                "dns://host",
                "host:99999",
                "host:x",
                "https://host/path",
                "host name",
                "user@host",
                "https://host?x=1"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8090, true",
        "LOCALHOST, true",
        "127.0.0.1:1, true",
        "127.1.2.3, true",
        "'[::1]:80', true",
        "flyte.example.org, false",
        "localhost.example.org, false",
        "128.0.0.1, false",
        "10.0.0.127, false"
    })
    void knowsWhatIsOnThisMachine(String text, boolean loopback) {
        assertThat(Endpoint.parse(text, true).loopback()).isEqualTo(loopback);
    }

    @Test
    void namesThePagesOfTheConsole() {
        Endpoint endpoint = Endpoint.parse("dns:///flyte.example.org", false);
        assertThat(endpoint.runUrl("p", "development", "r1"))
                .isEqualTo("https://flyte.example.org/v2/domain/development/project/p/runs/r1");
        assertThat(endpoint.taskUrl("p", "development", "env.task"))
                .isEqualTo("https://flyte.example.org/v2/domain/development/project/p/tasks/env.task");
    }

    @Test
    void showsTheConsoleOfTheSandboxWhereItIs() {
        assertThat(Endpoint.parse("localhost:8090", true).runUrl("p", "d", "r"))
                .startsWith("http://localhost:8080/v2/");
        assertThat(Endpoint.parse("localhost:30080", true).runUrl("p", "d", "r"))
                .startsWith("http://localhost:30080/v2/");
    }
}
