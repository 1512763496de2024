package org.flyte.maven.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flyte.devserver.DevRegistration;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;
import org.flyte.maven.report.RecordingConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevRunTest {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path temp;

    private Path registration;
    private Path data;

    @BeforeEach
    void names() throws Exception {
        registration = temp.resolve("home/dev.json");
        data = Files.createDirectories(temp.resolve("data")).toRealPath();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void saysWhereItIsAndEndsWhenAsked() throws Exception {
        Future<?> running = start(data);
        String line = firstLine();

        DevRegistration own = DevRegistration.read(registration).orElseThrow();
        assertThat(line)
                .isEqualTo("flyte: embedded backend at http://" + own.endpoint() + ", data in " + own.dataDir());
        assertThat(own.dataDir()).isEqualTo(data);
        assertThat(own.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(own.isLive()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(registration)))
                .isEqualTo("rw-------");

        own.requestStop();
        running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(registration).doesNotExist();
        assertThat(own.isLive()).isFalse();
        DevServer.start(DevServerOptions.in(data)).close();
    }

    @Test
    void anInterruptEndsItAsCleanly() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Future<?> running = threads.submit(() -> {
            new DevRun(registration, console()).untilInterrupted(data, 0);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        firstLine();
        DevRegistration own = DevRegistration.read(registration).orElseThrow();

        running.cancel(true);

        assertThat(interrupted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(own.isLive()).isFalse();
        assertThat(registration).doesNotExist();
    }

    @Test
    void aSecondOneIsToldOfTheFirst() throws Exception {
        Future<?> running = start(data);
        firstLine();
        DevRegistration first = DevRegistration.read(registration).orElseThrow();

        assertThatThrownBy(() -> run(temp.resolve("other"), 0))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FLYTE-701")
                .hasMessageContaining(first.endpoint())
                .hasMessageContaining("process " + first.pid());
        assertThat(DevRegistration.read(registration)).contains(first);
        assertThat(first.isLive()).isTrue();

        first.requestStop();
        running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whatAKilledOneLeftBehindIsReplaced() throws Exception {
        new DevRegistration("127.0.0.1:1", data, 1, "token").write(registration);

        Future<?> running = start(data);
        firstLine();

        DevRegistration own = DevRegistration.read(registration).orElseThrow();
        assertThat(own.isLive()).isTrue();
        own.requestStop();
        running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> run(data, taken.getLocalPort()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("FLYTE-702")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
        assertThat(registration).doesNotExist();
    }

    @Test
    void aDataDirectoryOfAnotherServerIsSaid() throws Exception {
        try (DevServer other = DevServer.start(DevServerOptions.in(data))) {
            assertThatThrownBy(() -> run(data, 0))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("FLYTE-702")
                    .hasMessageContaining("Another development server is using " + other.dataDir());
        }
        assertThat(registration).doesNotExist();
    }

    private void run(Path folder, int port) {
        new DevRun(registration, new RecordingConsole()).untilInterrupted(folder, port);
    }

    private Future<?> start(Path folder) {
        return threads.submit(() -> new DevRun(registration, console()).untilInterrupted(folder, 0));
    }

    private String firstLine() throws InterruptedException {
        return lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Console console() {
        return new Console() {
            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void warn(String line) {
                lines.add("WARN " + line);
            }

            @Override
            public void debug(String line) {
                // Nobody reads it here.
            }
        };
    }
}
