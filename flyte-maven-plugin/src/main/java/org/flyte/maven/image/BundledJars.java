package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.maven.problem.ProblemException;

/**
 * Jars that travel with the code instead of in an image.
 *
 * @param files the jars by their paths below the code folder, in the order of the class path
 */
public record BundledJars(Map<String, Path> files) {
    /** Where the code's class path begins: the path that the task jar's manifest names. */
    public static final String APP_JAR = "app.jar";

    public BundledJars {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /**
     * Names the jars as they would be named in an image.
     *
     * @throws ProblemException where a jar is missing or is a link
     */
    public static BundledJars of(List<ClassPathJar> jars) {
        List<HashedJar> hashed = SourceFiles.hashed(
                jars.stream().filter(jar -> !jar.isTaskLibrary()).toList());
        Map<Path, String> names = LibraryNames.of(hashed);
        Map<String, Path> files = new LinkedHashMap<>();
        hashed.forEach(jar -> files.put("lib/" + names.get(jar.file()), jar.file()));
        return new BundledJars(files);
    }

    /** The content of {@code app.jar}: a manifest that lists the jars. */
    public byte[] appJar() {
        return TaskJar.listing(List.copyOf(files.keySet()));
    }
}
