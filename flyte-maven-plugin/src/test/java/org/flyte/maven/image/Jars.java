package org.flyte.maven.image;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small jars for tests. */
public final class Jars {
    private Jars() {}

    /** A jar with one text in it; equal text gives equal bytes. */
    public static Path write(Path file, String entry, String text) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                ZipEntry zipEntry = new ZipEntry(entry);
                zipEntry.setTime(0);
                zip.putNextEntry(zipEntry);
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RuntimeJars runtime(Path folder) {
        return new RuntimeJars(
                write(folder.resolve("flyte-runtime-1.0.jar"), "runtime.txt", "the runtime"),
                write(folder.resolve("flyte-task-1.0.jar"), "task.txt", "the task library"));
    }

    public static ClassPathJar release(Path folder, String group, String fileName) {
        return new ClassPathJar(
                group,
                fileName.replaceAll("-[^-]*$", ""),
                "1.0",
                write(folder.resolve(group).resolve(fileName), "content.txt", group + fileName),
                false);
    }

    static ClassPathJar snapshot(Path folder, String group, String fileName) {
        ClassPathJar jar = release(folder, group, fileName);
        return new ClassPathJar(jar.groupId(), jar.artifactId(), "1.0-SNAPSHOT", jar.file(), true);
    }
}
