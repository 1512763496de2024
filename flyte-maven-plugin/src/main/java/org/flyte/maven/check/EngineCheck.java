package org.flyte.maven.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flyte.maven.settings.ImageSettings;

/**
 * The programs that can build a Dockerfile.
 *
 * @param commands by the engine's name, each a command that succeeds where the engine works
 */
public record EngineCheck(Map<String, List<String>> commands) {
    private static final String SUBJECT = "engine";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Those that are known, in the order in which they are tried. */
    public static EngineCheck known() {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("buildx", List.of("docker", "buildx", "version"));
        commands.put("buildah", List.of("buildah", "--version"));
        commands.put("podman", List.of("podman", "--version"));
        commands.put("docker", List.of("docker", "version"));
        return new EngineCheck(commands);
    }

    Finding find(Collection<ImageSettings> images) {
        List<String> needed = images.stream()
                .filter(image -> image.dockerfile() != null)
                .map(ImageSettings::key)
                .toList();
        List<String> working = commands.entrySet().stream()
                .filter(engine -> works(engine.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        String found = working.isEmpty() ? "none works here" : String.join(", ", working);
        if (needed.isEmpty()) {
            return Finding.notNeeded(SUBJECT, "no image has a Dockerfile; " + found);
        }
        Optional<String> missing = images.stream()
                .filter(image -> image.dockerfile() != null)
                .filter(image -> image.engine() == null ? working.isEmpty() : !working.contains(image.engine()))
                .map(ImageSettings::key)
                .findFirst();
        return missing.map(key -> Finding.failed(
                        SUBJECT,
                        "the image " + key + " has a Dockerfile, and its engine does not work here; " + found,
                        "install one of " + String.join(", ", commands.keySet())
                                + " and see that its daemon runs, if it has one"))
                .orElseGet(() -> Finding.ok(SUBJECT, found));
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
