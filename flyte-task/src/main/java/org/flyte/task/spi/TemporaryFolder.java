package org.flyte.task.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The process's folder for files that nobody gave a place, made when the first one comes and removed at the end. */
public final class TemporaryFolder {
    private static @Nullable Path root;

    private TemporaryFolder() {}

    /** Makes a new folder in it. */
    public static synchronized Path fresh() throws IOException {
        Path made = root;
        if (made == null) {
            made = Files.createTempDirectory("flyte-");
            root = made;
            Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolder::remove, "flyte-temporary-files"));
        }
        return Files.createTempDirectory(made, "");
    }

    /** Removes it with all that it holds, as far as that is possible. The runtime's end passes by shutdown hooks. */
    public static synchronized void remove() {
        if (root != null) {
            removeAll(root);
            root = null;
        }
    }

    /** Removes a folder with all that it holds, as far as that is possible. */
    public static void removeAll(Path folder) {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(all::add);
        } catch (IOException | UncheckedIOException e) {
            // What could not be listed stays.
            all.add(folder);
        }
        Collections.reverse(all);
        for (Path file : all) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Temporary files that cannot be removed are the operating system's.
            }
        }
    }
}
