package org.flyte.maven.settings;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An image as declared. Exactly one of {@code base}, {@code dockerfile} and {@code reference} is there.
 *
 * @param key its name in the configuration
 * @param base the image below ours, or {@code scratch}
 * @param dockerfile the file that makes the image below ours, relative to the module's folder
 * @param context the Dockerfile's build context; its own folder when null
 * @param buildArgs arguments of the Dockerfile
 * @param target stage of the Dockerfile
 * @param engine which builder, null for the first that works
 * @param engineOptions options for the builder
 * @param reference an image that is ready and is used as it is
 * @param registry where it is pushed, null when nobody said one
 * @param name repository name in the registry
 * @param tags more tags beside the computed one
 * @param platforms such as {@code linux/amd64}; empty for the base's own
 * @param env environment variables of the image
 * @param labels labels of the image
 * @param layers files to add, by key of the POM
 * @param user user, or {@code user:group}, that the image runs as; the base's own when null
 * @param workingDirectory absolute folder that the image starts in; the base's own when null
 */
public record ImageSettings(
        String key,
        @Nullable String base,
        @Nullable String dockerfile,
        @Nullable String context,
        SortedMap<String, String> buildArgs,
        @Nullable String target,
        @Nullable String engine,
        List<String> engineOptions,
        @Nullable String reference,
        @Nullable String registry,
        String name,
        List<String> tags,
        List<String> platforms,
        SortedMap<String, String> env,
        SortedMap<String, String> labels,
        SortedMap<String, LayerSettings> layers,
        @Nullable String user,
        @Nullable String workingDirectory) {
    public ImageSettings {
        buildArgs = Stronger.of(buildArgs, Map.of());
        engineOptions = List.copyOf(engineOptions);
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
        env = Stronger.of(env, Map.of());
        labels = Stronger.of(labels, Map.of());
        layers = Stronger.of(layers, Map.of());
    }

    /** An image on a base, of which nothing else is said. */
    public static ImageSettings onBase(String key, String base, @Nullable String registry, String name) {
        return bare(key, base, null, registry, name);
    }

    /** The same under another key. */
    public ImageSettings withKey(String other) {
        return copy(other, registry, name);
    }

    /** The same to be pushed to another place. */
    public ImageSettings named(@Nullable String otherRegistry, String otherName) {
        return copy(key, otherRegistry, otherName);
    }

    private ImageSettings copy(String otherKey, @Nullable String otherRegistry, String otherName) {
        return new ImageSettings(
                otherKey,
                base,
                dockerfile,
                context,
                buildArgs,
                target,
                engine,
                engineOptions,
                reference,
                otherRegistry,
                otherName,
                tags,
                platforms,
                env,
                labels,
                layers,
                user,
                workingDirectory);
    }

    /** An image that is ready and is used as it is. */
    public static ImageSettings ready(String key, String reference) {
        return bare(key, null, reference, null, key);
    }

    private static ImageSettings bare(
            String key, @Nullable String base, @Nullable String reference, @Nullable String registry, String name) {
        return new ImageSettings(
                key,
                base,
                null,
                null,
                new TreeMap<>(),
                null,
                null,
                List.of(),
                reference,
                registry,
                name,
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null);
    }
}
