package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/** Modules with a Dockerfile, for tests. */
final class Contexts {
    private Contexts() {}

    /** Writes a file, with the folders above it. */
    static Path file(Path folder, String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a script that plays a program. */
    static Path program(Path folder, String name, String script) throws IOException {
        return executable(file(folder, name, "#!/bin/sh\n" + script + "\n"));
    }

    static Path executable(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static ImageSettings image(String dockerfile) {
        return image(dockerfile, null, Map.of(), null, null, List.of());
    }

    static ImageSettings image(
            String dockerfile,
            @Nullable String context,
            Map<String, String> args,
            @Nullable String target,
            @Nullable String engine,
            List<String> options) {
        return new ImageSettings(
                "etl",
                null,
                dockerfile,
                context,
                new TreeMap<>(args),
                target,
                engine,
                options,
                null,
                null,
                "etl",
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null);
    }

    static DockerfileSource source(Path module, ImageSettings image) {
        return DockerfileSource.of(image, module, module.resolve("target/flyte"));
    }
}
