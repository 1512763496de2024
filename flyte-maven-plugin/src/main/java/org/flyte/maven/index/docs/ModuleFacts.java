package org.flyte.maven.index.docs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the build knows of a module beside its classes and its configuration.
 *
 * @param directory the module's folder, which relative paths are relative to; null when nobody knows
 * @param pom its POM, for errors; null when nobody knows
 * @param sourceRoots folders of sources
 * @param charset how sources are written
 * @param source where sources can be read by others; null when nobody knows
 * @param declaresTasks whether its POM names methods as tasks
 * @param sharedEnvironments keys of environments that other modules declare too, so that not all of their tasks are here
 */
public record ModuleFacts(
        @Nullable Path directory,
        @Nullable Path pom,
        List<Path> sourceRoots,
        Charset charset,
        @Nullable SourceLinks source,
        boolean declaresTasks,
        Set<String> sharedEnvironments) {
    /** A module of which nothing is known. */
    public static final ModuleFacts NONE =
            new ModuleFacts(null, null, List.of(), StandardCharsets.UTF_8, null, false, Set.of());

    public ModuleFacts {
        sourceRoots = List.copyOf(sourceRoots);
        sharedEnvironments = Set.copyOf(sharedEnvironments);
    }

    /** Finds the facts of the module that a class directory belongs to. */
    @FunctionalInterface
    public interface Finder {
        /** Knows no module. */
        Finder NONE = classes -> ModuleFacts.NONE;

        ModuleFacts of(Path classDirectory);
    }
}
