package org.flyte.maven.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flyte.devserver.DevRegistration;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.Backend;
import org.flyte.maven.deploy.Backends;
import org.flyte.maven.deploy.EmbeddedBackends;
import org.flyte.maven.deploy.RemoteBackends;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.RecordingConsole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSessionTest {
    private static final Target EMBEDDED = new Target(Target.EMBEDDED, false, "", "forecasting", "development");

    private final RecordingConsole console = new RecordingConsole();
    private final EmbeddedBackends embedded = new EmbeddedBackends();

    @TempDir
    Path temp;

    private Path data;

    @BeforeEach
    void names() throws Exception {
        data = Files.createDirectories(temp.resolve("module/target/flyte/dev")).toRealPath();
    }

    @AfterEach
    void end() {
        embedded.close();
    }

    @Test
    void aSecondStartFindsTheFirst() {
        URI first = session(data).start(null);

        assertThat(session(data).start(null)).isEqualTo(first);
        assertThat(console.infos)
                .containsExactly(
                        "flyte: embedded backend at " + first + ", data in " + data,
                        "flyte: embedded backend runs already at " + first + ", data in " + data);
    }

    @Test
    void theModulesOtherGoalsUseItWithItsImagesAndWhateverProjectIsConfigured() {
        URI started = session(data).start(null);

        Backend backend = connect(temp.resolve("dev.json"));

        assertThat(backend.endpoint().uri()).isEqualTo(started);
        assertThat(backend.embeddedData()).isEqualTo(data);
        assertThat(backend.client().project("", "forecasting")).isPresent();
    }

    @Test
    void itComesBeforeAFlyteDevOfTheUserAndLeavesItsRegistrationAlone() throws Exception {
        Path registration = temp.resolve("dev.json");
        try (DevServer other = DevServer.start(DevServerOptions.in(temp.resolve("dev-data")))) {
            DevRegistration.of(other).write(registration);
            String before = Files.readString(registration);

            URI started = session(data).start(null);

            assertThat(connect(registration).endpoint().uri())
                    .isEqualTo(started)
                    .isNotEqualTo(other.endpoint());
            assertThat(Files.readString(registration)).isEqualTo(before);
        }
    }

    @Test
    void anotherSessionDoesNotSeeIt() {
        session(data).start(null);

        assertThat(embedded.forTests("another session", data)).isEmpty();
    }

    @Test
    void aStopEndsItAndASecondOneIsALine() throws Exception {
        session(data).start(null);

        session(data).stop();

        assertThat(embedded.forTests("session", data)).isEmpty();
        // The folder is free for another server as soon as the goal is over.
        DevServer.start(DevServerOptions.in(data)).close();
        session(data).stop();
        assertThat(console.infos.subList(1, 3))
                .containsExactly(
                        "flyte: embedded backend stopped",
                        "flyte: embedded backend was not started, so there is none to stop");
    }

    @Test
    void anEndpointOnTheCommandLineLeavesNothingToStart() {
        assertThat(session(data).start("dns:///flyte.example.org")).isNull();

        assertThat(embedded.forTests("session", data)).isEmpty();
        assertThat(console.infos).singleElement().asString().contains("-Dflyte.endpoint=dns:///flyte.example.org");
    }

    @Test
    void embeddedOnTheCommandLineHidesTheAddressAndIsWarnedAbout() {
        assertThat(session(data).start(Target.EMBEDDED)).isNotNull();

        assertThat(console.warnings).singleElement().asString().contains("leave it out");
    }

    @Test
    void modulesThatStartAtOnceHaveABackendEach() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<@Nullable URI>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Path own = temp.resolve("module" + i % 4);
                starts.add(threads.submit(() -> session(own).start(null)));
            }
            List<@Nullable URI> addresses = new ArrayList<>();
            for (Future<@Nullable URI> start : starts) {
                addresses.add(start.get());
            }
            assertThat(addresses).doesNotContainNull();
            assertThat(addresses.stream().distinct()).hasSize(4);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFolderOfAnotherBuildIsSaid() throws Exception {
        try (DevServer other = DevServer.start(DevServerOptions.in(data))) {
            assertThatThrownBy(() -> session(data).start(null))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("FLYTE-703")
                    .hasMessageContaining(other.dataDir().toString());
        }
    }

    private DevSession session(Path folder) {
        return new DevSession(embedded, "session", folder, console);
    }

    private Backend connect(Path registration) {
        return new Backends(embedded, "session", registration, data, RemoteBackends.in(Map.of()), console)
                .connect(EMBEDDED);
    }
}
