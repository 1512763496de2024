package org.flyte.maven.config;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What stands outside of the build: the environment and Flyte's own configuration file. It yields to all that the build says. */
@FunctionalInterface
public interface WeakSource {
    /** A machine where nobody configured Flyte. */
    WeakSource NONE = file -> new Said(List.of(), new TreeMap<>());

    /**
     * Reads it.
     *
     * @param configFile the file that the build names, null to have it searched for
     * @throws ProblemException when the file cannot be used
     */
    Said read(@Nullable String configFile);

    /**
     * What it says.
     *
     * @param values at most one for each path
     * @param imageRefs images by the name that an environment's {@code <image>} may use
     */
    record Said(List<Value> values, SortedMap<String, String> imageRefs) {}

    /**
     * One value.
     *
     * @param path what it sets, such as {@code endpoint}
     * @param text the value
     * @param source who said it: the environment variable's name, or {@code config file}
     * @param where how users find it: {@code FLYTE_ADMIN_ENDPOINT}, {@code config.yaml: admin.endpoint}
     */
    record Value(String path, String text, String source, String where) {}
}
