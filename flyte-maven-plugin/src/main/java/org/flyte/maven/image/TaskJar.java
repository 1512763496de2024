package org.flyte.maven.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The jar that {@code java -jar} starts: a manifest and nothing else, whose relative class path holds wherever the
 * folder lies. Its bytes depend on the class path only: no JDK's line breaking, compression or time zone gets into them.
 */
final class TaskJar {
    static final String MAIN_CLASS = "org.flyte.runtime.Main";

    /** The JDK adds a zone-dependent field to entries of the format's very first day, so this is a later one. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** A manifest's longest line in bytes, its end not counted, and so that the end fits into 72 too. */
    private static final int LINE = 70;

    private TaskJar() {}

    /** The jar for a class path of paths relative to the jar; folders end with a slash. */
    static byte[] of(List<String> classPath) {
        byte[] manifest = manifest(classPath).getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(manifest);
        ZipEntry entry = new ZipEntry("META-INF/MANIFEST.MF");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(manifest.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(manifest);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String manifest(List<String> classPath) {
        return "Manifest-Version: 1.0\r\n"
                + folded("Main-Class: " + MAIN_CLASS)
                + folded("Class-Path: " + classPath.stream().map(TaskJar::url).collect(Collectors.joining(" ")))
                + "\r\n";
    }

    private static String folded(String line) {
        StringBuilder folded = new StringBuilder(line);
        for (int end = LINE; end < folded.length(); end += LINE + 2) {
            folded.insert(end, "\r\n ");
        }
        return folded.append("\r\n").toString();
    }

    /** Class path entries are URLs: a blank would end one, and a percent sign begins an escape. */
    private static String url(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no relative path: " + path, e);
        }
    }
}
