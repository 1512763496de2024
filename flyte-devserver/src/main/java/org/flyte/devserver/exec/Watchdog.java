package org.flyte.devserver.exec;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small process beside the server that ends what the server was running when it dies without a chance to do so itself,
 * as by {@code kill -9}. It learns of the death from its input, a pipe that only the server holds open.
 */
final class Watchdog implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 5;

    private final Path folder;
    private final Consumer<String> warnings;
    private @Nullable Process process;
    private boolean started;

    /**
     * Starts nothing yet.
     *
     * @param folder where the workspaces of this server lie
     */
    Watchdog(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    Path folder() {
        return folder;
    }

    /** Starts to watch, once; to be called before the first process. */
    synchronized void watch() {
        if (started) {
            return;
        }
        started = true;
        try {
            process = new ProcessBuilder(command())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException | URISyntaxException e) {
            warnings.accept(
                    "If the development server is killed, its processes run on: nothing can watch over them: " + e);
        }
    }

    @Override
    public synchronized void close() {
        Process watching = process;
        if (watching == null) {
            return;
        }
        try {
            watching.getOutputStream().close();
            if (!watching.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                watching.destroyForcibly();
            }
        } catch (IOException e) {
            watching.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command() throws URISyntaxException, IOException {
        CodeSource source = Watchdog.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("its class has no place on disk");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                Path.of(source.getLocation().toURI()).toString(),
                Watchdog.class.getName(),
                folder.toString());
    }

    /** Waits for the end of the input, then clears up. */
    public static void main(String[] args) throws IOException {
        Thread watching = Thread.currentThread();
        // Ctrl-C reaches all processes of a terminal; the one that is to outlive the server goes on.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> joinUnlessDone(watching)));
        System.in.transferTo(OutputStream.nullOutputStream());
        Leftovers.clearOne(Path.of(args[0]));
    }

    private static void joinUnlessDone(Thread watching) {
        try {
            watching.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
