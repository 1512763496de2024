package org.flyte.maven.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

/**
 * The engine of this machine that containers are run with: docker, and podman where there is no docker.
 *
 * @param program its path
 */
record ContainerEngine(Path program) {
    private static final List<String> PROGRAMS = List.of("docker", "podman");

    /**
     * Finds it.
     *
     * @param path folders as in the environment variable {@code PATH}
     * @throws ProblemException where there is none
     */
    static ContainerEngine find(String path, String key) {
        return PROGRAMS.stream()
                .flatMap(name -> program(name, path).stream())
                .findFirst()
                .map(ContainerEngine::new)
                .orElseThrow(() -> new ProblemException(new Problem(
                        ImageCode.NO_DAEMON,
                        "the image %s is for the container engine of this machine, and neither docker nor podman is in PATH"
                                .formatted(key),
                        "flyte.build.to",
                        "install one, such as Debian's package podman, or build to tar")));
    }

    /**
     * Gives it an image.
     *
     * @return what it said
     */
    String load(BuiltImage image, ImageArchive archive) throws Exception {
        Path said = Files.createTempFile("flyte-load", ".log");
        try {
            Process process = new ProcessBuilder(program.toString(), "load")
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            Optional<IOException> broken = Optional.empty();
            try (OutputStream in = process.getOutputStream()) {
                archive.write(image, in);
            } catch (IOException e) {
                // It went away before the end, and its own words tell more.
                broken = Optional.of(e);
            }
            int status = process.waitFor();
            String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
            if (status != 0 || broken.isPresent()) {
                throw new ProblemException(new Problem(
                        ImageCode.NO_DAEMON,
                        "%s does not take the image %s: %s"
                                .formatted(
                                        program.getFileName(),
                                        image.definition().key(),
                                        text.isEmpty()
                                                ? broken.map(String::valueOf).orElse("it ended with " + status)
                                                : text.replaceAll("\\s+", " ")),
                        "flyte.build.to",
                        "see that " + program.getFileName() + " info works for this user, or build to tar"));
            }
            return text;
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static Optional<Path> program(String name, String path) {
        return Stream.of(path.split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
