package org.flyte.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Maven, as a user starts it, on a copy of a project, with what this build has just made. */
record MavenBuild(Path project, Path home) {
    /** @param name of a folder in {@code src/test/projects} */
    static MavenBuild copyOf(String name, Path folder) throws IOException {
        return copyOf(Path.of("src/test/projects", name).toAbsolutePath(), folder);
    }

    static MavenBuild copyOf(Path source, Path folder) throws IOException {
        Path project = folder.resolve(source.getFileName());
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = project.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
        return new MavenBuild(project, folder.resolve("home"));
    }

    /** Runs goals, which must succeed; returns what Maven said. */
    String run(String... goals) throws IOException, InterruptedException {
        return start(true, goals);
    }

    /** Runs goals, of which some must fail; returns what Maven said. */
    String fail(String... goals) throws IOException, InterruptedException {
        return start(false, goals);
    }

    private String start(boolean succeeds, String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("it.maven") + "/bin/mvn",
                "-B",
                "-s",
                settings().toString(),
                "-Duser.home=" + home,
                "-Dproduct.version=" + System.getProperty("it.version"),
                "-Dmaven.repo.local=" + System.getProperty("it.repository")));
        command.addAll(Arrays.asList(goals));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor() == 0).as(said).isEqualTo(succeeds);
        return said;
    }

    /** Those of the invoker's projects, filled in as the invoker does. */
    private Path settings() throws IOException {
        Path settings = project.resolveSibling("settings.xml");
        String developer =
                Path.of(System.getProperty("it.developer.repository")).toUri().toString();
        return Files.writeString(
                settings, Files.readString(Path.of("settings.xml")).replace("@localRepositoryUrl@", developer));
    }
}
