package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that keeps credentials, as docker calls it: the server goes in, a user and a secret come out.
 *
 * @param name the program
 * @param searchPath where it is looked up
 * @param namedBy what says that it is to be asked, for messages
 */
record CredentialProgram(String name, String searchPath, String namedBy) {
    private static final int PATIENCE_SECONDS = 60;
    private static final int LONGEST_MESSAGE = 200;

    boolean isThere() {
        return program().isPresent();
    }

    /**
     * What the program has for a server.
     *
     * @return empty where it says that it has none
     * @throws LoginSource.Unusable where the program is missing or fails
     */
    Optional<Credential> ask(String server) throws LoginSource.Unusable {
        Path program = program()
                .orElseThrow(() -> new LoginSource.Unusable(
                        ImageCode.CREDENTIAL_HELPER,
                        "the credential helper %s, which %s names for %s, is not on the path"
                                .formatted(name, namedBy, server),
                        namedBy,
                        "install it, or take it out of that file and log in again with docker login"));
        try {
            return answer(run(program, server));
        } catch (IOException e) {
            throw failed(server, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(server, "the build was stopped");
        }
    }

    private record Answer(int status, String server, String text) {}

    private Answer run(Path program, String server) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "get")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread guard = new Thread(() -> stopLate(process), name);
        guard.setDaemon(true);
        guard.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(server.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It may answer without reading to the end.
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), server, text);
    }

    private static void stopLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private Optional<Credential> answer(Answer answer) throws LoginSource.Unusable {
        if (answer.status() != 0) {
            if (answer.text().contains("credentials not found")) {
                return Optional.empty();
            }
            String line = answer.text().lines().findFirst().orElse("exit status " + answer.status());
            throw failed(answer.server(), line.substring(0, Math.min(line.length(), LONGEST_MESSAGE)));
        }
        try {
            JsonElement document = JsonParser.parseString(answer.text());
            JsonObject login = document.isJsonObject() ? document.getAsJsonObject() : new JsonObject();
            String user = text(login, "Username");
            String secret = text(login, "Secret");
            return user.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(Credential.from(user, secret));
        } catch (JsonParseException e) {
            throw failed(answer.server(), "its answer is not in the form of credential helpers");
        }
    }

    private static String text(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return member != null && member.isJsonPrimitive() ? member.getAsString() : "";
    }

    private LoginSource.Unusable failed(String server, String why) {
        return new LoginSource.Unusable(
                ImageCode.CREDENTIAL_HELPER,
                "the credential helper %s, which %s names, fails for %s: %s".formatted(name, namedBy, server, why),
                namedBy,
                "see that it works by itself: echo %s | %s get".formatted(server, name));
    }

    private Optional<Path> program() {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of("", ".exe", ".cmd").map(suffix -> Path.of(folder, name + suffix)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
