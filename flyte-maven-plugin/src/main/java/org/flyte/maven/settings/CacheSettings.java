package org.flyte.maven.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How outputs are kept and found again. Null: not said.
 *
 * @param version what takes the place of the body's hash, and of the salt; {@link CacheBehavior#OVERRIDE} needs it
 * @param serialize whether only one of several equal calls computes, and the others wait for its outputs
 * @param ignoredInputs names of inputs that make no difference
 * @param salt text that goes into the hash
 */
public record CacheSettings(
        @Nullable CacheBehavior behavior,
        @Nullable String version,
        @Nullable Boolean serialize,
        @Nullable List<String> ignoredInputs,
        @Nullable String salt) {
    public static final CacheSettings NONE = new CacheSettings(null, null, null, null, null);

    public CacheSettings {
        ignoredInputs = ignoredInputs == null ? null : List.copyOf(ignoredInputs);
    }

    public static CacheSettings of(CacheBehavior behavior) {
        return new CacheSettings(behavior, null, null, null, null);
    }

    CacheSettings over(CacheSettings weaker) {
        return new CacheSettings(
                Stronger.of(behavior, weaker.behavior),
                Stronger.of(version, weaker.version),
                Stronger.of(serialize, weaker.serialize),
                Stronger.of(ignoredInputs, weaker.ignoredInputs),
                Stronger.of(salt, weaker.salt));
    }
}
