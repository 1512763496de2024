package org.flyte.devserver.exec;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory in which one attempt runs: the process's working directory, and in it the folder {@code flyte} that
 * stands for {@code /flyte} of the image.
 */
final class Workspace implements AutoCloseable {
    private static final String TASK_JAR = "task.jar";
    private static final String CODE = "code";

    private final Path directory;

    private Workspace(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory and lays the image out in it.
     *
     * @param parent where workspaces lie
     * @param image the image's own {@code flyte} folder
     */
    static Workspace create(Path parent, String name, Path image) throws IOException {
        Workspace workspace = empty(parent, name);
        workspace.lay(image);
        return workspace;
    }

    /** Makes the directory for a task that brings all it needs itself. */
    static Workspace empty(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        return new Workspace(Files.createTempDirectory(parent, name + "-"));
    }

    Path directory() {
        return directory;
    }

    /** What stands for {@code /flyte}. */
    Path flyte() {
        return directory.resolve("flyte");
    }

    private void lay(Path image) throws IOException {
        Files.createDirectory(flyte());
        for (Path entry : list(image)) {
            Path place = flyte().resolve(entry.getFileName().toString());
            if (place.endsWith(TASK_JAR)) {
                // A copy: Java resolves a manifest's class path against where the jar really is, and would find the
                // code folder of the image, which is shared, instead of this attempt's own.
                Files.copy(entry, place);
            } else if (!place.endsWith(CODE) || !list(entry).isEmpty()) {
                Files.createSymbolicLink(place, entry.toAbsolutePath());
            }
        }
        if (!Files.exists(flyte().resolve(CODE))) {
            Files.createDirectory(flyte().resolve(CODE));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Removes the directory; what its links point at stays. */
    @Override
    public void close() throws IOException {
        delete(directory);
    }

    static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            // What is gone already, another has deleted: a server and the watchdog of the one before may do it at once.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
