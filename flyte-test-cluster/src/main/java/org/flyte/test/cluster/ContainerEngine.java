package org.flyte.test.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's container engine with all that is its own in one folder; its containers use this machine's network. */
public final class ContainerEngine implements AutoCloseable {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final Path home;

    private ContainerEngine(Process process, Path home) {
        this.process = process;
        this.home = home;
    }

    static ContainerEngine start() throws IOException, InterruptedException {
        // Sockets want a short path.
        Path home = Files.createTempDirectory("flyte-docker");
        Path log = home.resolve("log");
        Process process = new ProcessBuilder(Command.asRoot(
                        "dockerd",
                        "--iptables=false",
                        "--ip6tables=false",
                        "--bridge=none",
                        "-H",
                        "unix://" + home + "/docker.sock",
                        "--data-root",
                        home + "/data",
                        "--exec-root",
                        home + "/exec",
                        "--pidfile",
                        home + "/pid"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ContainerEngine engine = new ContainerEngine(process, home);
        engine.await(log);
        return engine;
    }

    /** What {@code DOCKER_HOST} is set to, so that {@code docker} finds it. */
    public String host() {
        return "unix://" + home + "/docker.sock";
    }

    /** {@code docker} with these words. */
    public Command docker(List<String> words) {
        List<Object> command = new ArrayList<>(List.of("docker", "-H", host()));
        command.addAll(words);
        return Command.of(Command.asRoot(command.toArray()));
    }

    @Override
    public void close() {
        try {
            if (Command.isRoot()) {
                process.destroy();
            } else {
                String pid = Files.readString(home.resolve("pid")).trim();
                Command.of(Command.asRoot("kill", pid)).end();
            }
            process.waitFor(30, TimeUnit.SECONDS);
            Command.of(Command.asRoot("umount", home + "/exec/netns/default")).end();
            Command.of(Command.asRoot("rm", "-rf", home)).end();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + MOST_NANOS;
        while (docker(List.of("version")).end().status() != 0) {
            boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
                throw new IllegalStateException("dockerd does not answer: " + Files.readString(log));
            }
        }
    }
}
