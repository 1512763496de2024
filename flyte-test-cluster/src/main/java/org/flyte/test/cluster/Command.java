package org.flyte.test.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end. */
public final class Command {
    private final ProcessBuilder builder;

    private Command(List<String> words) {
        builder = new ProcessBuilder(words).redirectErrorStream(true);
    }

    public static Command of(Object... words) {
        return of(List.of(words));
    }

    /** The words may be anything whose text is meant. */
    public static Command of(List<?> words) {
        return new Command(words.stream().map(Object::toString).toList());
    }

    /** The same as root, who starts engines: as it is, or with sudo that asks nothing. */
    static List<String> asRoot(Object... words) {
        List<String> command = new ArrayList<>(isRoot() ? List.of() : List.of("sudo", "-n"));
        List.of(words).forEach(word -> command.add(word.toString()));
        return command;
    }

    static boolean isRoot() {
        return of("id", "-u").run().trim().equals("0");
    }

    public Command in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    public Command with(Map<String, String> environment) {
        builder.environment().putAll(environment);
        return this;
    }

    /**
     * Runs it; returns what it said, on both of its outputs.
     *
     * @throws IllegalStateException with what it said when it fails
     */
    public String run() {
        Ended ended = end();
        if (ended.status() != 0) {
            throw new IllegalStateException(builder.command() + " ended with " + ended.status() + ": " + ended.said());
        }
        return ended.said();
    }

    /** Runs it, however it ends. */
    public Ended end() {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " closed its output and did not end: " + said);
            }
            return new Ended(process.exitValue(), said);
        } catch (IOException e) {
            throw new IllegalStateException(builder.command() + " does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How it ended, and what it said. */
    public record Ended(int status, String said) {}
}
