package org.flyte.maven.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.flyte.maven.index.StoredJar;

/**
 * The jar that {@code java -jar} starts: a manifest and nothing else, whose relative class path holds wherever the
 * folder lies. Its bytes depend on the class path only: no JDK's line breaking, compression or time zone gets into them.
 */
final class TaskJar {
    static final String MAIN_CLASS = "org.flyte.runtime.Main";

    /** A manifest's longest line in bytes, its end not counted, and so that the end fits into 72 too. */
    private static final int LINE = 70;

    private TaskJar() {}

    /** The jar that runs the task, for a class path of paths relative to the jar; folders end with a slash. */
    static byte[] of(List<String> classPath) {
        return jar(folded("Main-Class: " + MAIN_CLASS), classPath);
    }

    /** A jar that brings others onto the class path and holds nothing else. */
    static byte[] listing(List<String> classPath) {
        return jar("", classPath);
    }

    private static byte[] jar(String attributes, List<String> classPath) {
        String manifest = "Manifest-Version: 1.0\r\n"
                + attributes
                + folded("Class-Path: " + classPath.stream().map(TaskJar::url).collect(Collectors.joining(" ")))
                + "\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StoredJar jar = new StoredJar(bytes)) {
            jar.add("META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
