package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flyte.maven.image.DebianProgram;

/**
 * A Docker daemon of a test's own, without networks. One serves a whole JVM, since it takes seconds to start. It needs root:
 * where the tests do not run as root, {@code sudo}.
 */
final class DockerDaemon {
    private static final class Only {
        private static final DockerDaemon INSTANCE = start();
    }

    private final String address;

    private DockerDaemon(Path home) {
        this.address = "unix://" + home.resolve("docker.sock");
    }

    static DockerDaemon running() {
        return Only.INSTANCE;
    }

    /** The engines that talk to this daemon, by a client without plugins. */
    Engines engines() {
        return new Engines(Map.of("DOCKER_HOST", address));
    }

    /** Runs the client. */
    String docker(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(DebianProgram.find("docker", "docker.io")));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", address);
        return new String(builder.start().getInputStream().readAllBytes());
    }

    private static DockerDaemon start() {
        DebianProgram.find("docker", "docker.io");
        try {
            Path home = Files.createTempDirectory("flyte-docker");
            List<String> command = new ArrayList<>(asRoot());
            command.addAll(
                    List.of(DebianProgram.find("dockerd", "docker.io"), "--iptables=false", "--ip6tables=false"));
            command.addAll(List.of("--bridge=none", "--storage-driver=vfs", "-G", output("id", "-gn")));
            command.addAll(List.of("-H", "unix://" + home.resolve("docker.sock")));
            command.addAll(List.of("--data-root", home.resolve("data").toString()));
            command.addAll(List.of("--exec-root", home.resolve("exec").toString()));
            command.addAll(List.of("--pidfile", home.resolve("pid").toString()));
            Process daemon =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon, home)));
            awaitApi(daemon);
            return new DockerDaemon(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its log goes on being read, so that it can go on being written. */
    private static void awaitApi(Process daemon) throws IOException {
        var log = daemon.inputReader();
        List<String> lines = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            lines.add(line);
            if (line.contains("API listen on")) {
                Thread drain = new Thread(() -> log.lines().forEach(rest -> {}));
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IllegalStateException("dockerd ended:\n" + String.join("\n", lines));
    }

    private static void stop(Process daemon, Path home) {
        try {
            List<String> kill = new ArrayList<>(asRoot());
            kill.addAll(List.of("kill", Files.readString(home.resolve("pid")).strip()));
            new ProcessBuilder(kill).start().waitFor(20, TimeUnit.SECONDS);
            daemon.waitFor(20, TimeUnit.SECONDS);
            List<String> remove = new ArrayList<>(asRoot());
            remove.addAll(List.of("rm", "-rf", home.toString()));
            new ProcessBuilder(remove).start().waitFor(20, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            daemon.destroyForcibly();
        }
    }

    private static List<String> asRoot() {
        return System.getProperty("user.name").equals("root") ? List.of() : List.of("sudo", "-n");
    }

    private static String output(String... command) throws IOException {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes()).strip();
    }
}
