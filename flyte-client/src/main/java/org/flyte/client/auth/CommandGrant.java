package org.flyte.client.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flyte.client.auth.AuthException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A program whose output is the token. It is run without a shell and without input.
 *
 * @param command program and arguments; messages name the program only, as an argument may be secret
 */
record CommandGrant(List<String> command, Duration timeout, Clock clock) implements Grant {
    private static final String HEADER = "authorization";
    private static final int MOST_BYTES = 1 << 20;
    private static final int SHOWN_CHARACTERS = 500;

    @Override
    public Token fetch() {
        if (command.isEmpty()) {
            throw new AuthException(
                    Kind.INCOMPLETE,
                    "authType is ExternalCommand, and there is no command",
                    "set admin.command in Flyte's configuration file, or FLYTE_AUTH_COMMAND",
                    null);
        }
        Process process = start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("did not end within " + timeout.toSeconds() + " s", null);
            }
            if (process.exitValue() != 0) {
                throw failed("ended with " + process.exitValue() + tail(within(errors)), null);
            }
            return new Token(HEADER, token(within(output).strip()), null, clock.instant());
        } catch (IOException e) {
            throw failed("could not be spoken to: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw failed("cannot be started: " + e.getMessage(), e);
        }
    }

    private String token(String output) {
        if (output.isEmpty()) {
            throw failed("printed no token", null);
        }
        if (!output.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw failed("printed something else than one token", null);
        }
        return output;
    }

    /** What was printed; a program that it left behind may hold the stream open. */
    private String within(CompletableFuture<String> text) throws InterruptedException {
        try {
            return text.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed("did not close its output", e);
        }
    }

    private static CompletableFuture<String> read(InputStream in) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (in) {
                        text.complete(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        text.completeExceptionally(new UncheckedIOException(e));
                    }
                },
                "flyte-token-command");
        reader.setDaemon(true);
        reader.start();
        return text;
    }

    private static String tail(String errors) {
        String text = errors.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "";
        }
        return ": "
                + (text.length() > SHOWN_CHARACTERS ? "…" + text.substring(text.length() - SHOWN_CHARACTERS) : text);
    }

    private AuthException failed(String how, @Nullable Throwable cause) {
        return new AuthException(
                Kind.COMMAND_FAILED,
                "the command that prints the token, " + command.get(0) + ", " + how,
                "run it by hand in the folder where Maven runs: it must print the token and nothing else",
                cause);
    }
}
