package org.flyte.maven.image;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A program that a test needs and a JDK does not bring. */
public final class DebianProgram {
    private DebianProgram() {}

    /** Its path; without it the test is aborted, or fails where the environment says that this is a CI build. */
    public static String find(String name, String debianPackage) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> absent(name, debianPackage));
    }

    private static RuntimeException absent(String name, String debianPackage) {
        String message = "%s is not on the path: install the Debian package %s".formatted(name, debianPackage);
        return System.getenv("CI") == null ? new TestAbortedException(message) : new IllegalStateException(message);
    }
}
