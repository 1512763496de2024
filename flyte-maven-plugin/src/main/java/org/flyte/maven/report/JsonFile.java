package org.flyte.maven.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a record as JSON, whole or not at all: readers never see half a file. */
public final class JsonFile {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private JsonFile() {}

    /**
     * Removes a file that may be there.
     *
     * @throws UncheckedIOException when it is there and stays
     */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    /** The text of the file. */
    public static String text(Object content) {
        return GSON.toJson(content);
    }

    /**
     * Writes the content, and the folders above the file where they are missing.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(Path file, Object content) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
            Files.writeString(unfinished, text(content) + "\n", StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
