package org.flyte.maven.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the container's JVM is started. Null: not said.
 *
 * @param profile {@code startup} or {@code throughput}; when not said, {@code startup} for at most one CPU
 * @param flags flags behind those of the profile
 */
public record JvmSettings(
        @Nullable String profile, @Nullable List<String> flags) {
    public static final JvmSettings NONE = new JvmSettings(null, null);

    public JvmSettings {
        flags = flags == null ? null : List.copyOf(flags);
    }

    public static JvmSettings ofFlags(List<String> flags) {
        return new JvmSettings(null, flags);
    }

    JvmSettings over(JvmSettings weaker) {
        return new JvmSettings(Stronger.of(profile, weaker.profile), Stronger.of(flags, weaker.flags));
    }
}
