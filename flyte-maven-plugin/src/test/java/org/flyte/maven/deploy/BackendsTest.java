package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevRegistration;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.maven.config.Target;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {
    private static final Target EMBEDDED = new Target(Target.EMBEDDED, false, "", "flytesnacks", "development");

    private final RecordingConsole console = new RecordingConsole();
    private final EmbeddedBackends embedded = new EmbeddedBackends();

    @TempDir
    Path temp;

    private Path registration;
    private Path data;

    @BeforeEach
    void names() throws Exception {
        registration = temp.resolve("dev.json");
        data = Files.createDirectories(temp.resolve("data")).toRealPath();
    }

    @AfterEach
    void end() {
        embedded.close();
    }

    @Test
    void theModulesOfASessionShareABackend() {
        Backend first = connect("session 1");
        Backend second = connect("session 1");

        assertThat(second.endpoint()).isEqualTo(first.endpoint());
        assertThat(first.embeddedData()).isEqualTo(data);
        assertThat(answers(first)).isTrue();
    }

    @Test
    void anotherDataDirectoryHasABackendOfItsOwn() throws Exception {
        Backend first = connect("session 1");
        Path others = Files.createDirectories(temp.resolve("others")).toRealPath();

        Backend second = new Backends(embedded, "session 1", registration, others, RemoteBackends.in(Map.of()), console)
                .connect(EMBEDDED);

        assertThat(second.endpoint()).isNotEqualTo(first.endpoint());
        assertThat(second.embeddedData()).isEqualTo(others);
        assertThat(answers(first)).isTrue();
        assertThat(answers(second)).isTrue();
    }

    @Test
    void theNextSessionHasABackendOfItsOwnAndEndsTheFormer() {
        Backend former = connect("session 1");

        Backend next = connect("session 2");

        assertThat(answers(former)).isFalse();
        assertThat(answers(next)).isTrue();
    }

    @Test
    void theEndOfMavenEndsItsBackends() {
        Backend backend = connect("session 1");

        embedded.close();

        assertThat(answers(backend)).isFalse();
    }

    @Test
    void aRunningFlyteDevIsJoinedWithItsData() throws Exception {
        Path devData = temp.resolve("dev-data");
        try (DevServer dev = DevServer.start(DevServerOptions.in(devData))) {
            DevRegistration.of(dev).write(registration);

            Backend joined = connect("session 1");

            assertThat(joined.endpoint().uri()).isEqualTo(dev.endpoint());
            assertThat(joined.embeddedData()).isEqualTo(devData.toRealPath());
            assertThat(data.resolve("lock")).as("a server of its own").doesNotExist();
        }
    }

    @Test
    void whatAKilledFlyteDevLeftBehindDoesNotCount() throws Exception {
        DevServer dev = DevServer.start(DevServerOptions.in(temp.resolve("dev-data")));
        DevRegistration.of(dev).write(registration);
        dev.close();

        Backend own = connect("session 1");

        assertThat(own.embeddedData()).isEqualTo(data);
        assertThat(answers(own)).isTrue();
    }

    @Test
    void aDataDirectoryOfAnotherServerIsSaid() throws Exception {
        try (DevServer other = DevServer.start(DevServerOptions.in(data))) {
            assertThatThrownBy(() -> connect("session 1"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("FLYTE-509")
                    .hasMessageContaining("Another development server is using " + other.dataDir());
        }
        assertThat(answers(connect("session 1"))).as("once it is free").isTrue();
    }

    @Test
    void anAddressIsSpokenToAsItIsAndStartsNothing() {
        Target target = new Target("127.0.0.1:8090", true, "", "flytesnacks", "development");

        Backend backend = new Backends(embedded, "session 1", registration, data, RemoteBackends.in(Map.of()), console)
                .connect(target);

        assertThat(backend.address()).isEqualTo("http://127.0.0.1:8090");
        assertThat(backend.embeddedData()).isNull();
        assertThat(data.resolve("lock")).doesNotExist();
    }

    private Backend connect(String session) {
        return new Backends(embedded, session, registration, data, RemoteBackends.in(Map.of()), console)
                .connect(EMBEDDED);
    }

    private static boolean answers(Backend backend) {
        ConnectTransport once = ConnectTransport.to(backend.endpoint().uri())
                .retries(RetryPolicy.none())
                .build();
        try {
            return new FlyteClient(once).project("", "flytesnacks").isPresent();
        } catch (RpcException e) {
            return false;
        }
    }
}
