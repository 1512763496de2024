package org.flyte.task.spi;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.task.CacheBehavior;
import org.jspecify.annotations.Nullable;

/**
 * What a call changes of the task's own settings; null and an empty map change nothing. Immutable.
 *
 * @param cpu a Kubernetes quantity
 * @param memory a Kubernetes quantity
 * @param env variables beside the task's own, in place of those of the same name
 */
public record CallOptions(
        @Nullable String shortName,
        @Nullable Integer retries,
        @Nullable Duration timeout,
        @Nullable String cpu,
        @Nullable String memory,
        Map<String, String> env,
        @Nullable CacheBehavior cache) {
    /** Changes nothing. */
    public static final CallOptions NONE = new CallOptions(null, null, null, null, null, Map.of(), null);

    public CallOptions {
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }

    /** Both changes; of one thing these. */
    CallOptions over(CallOptions outer) {
        Map<String, String> both = new LinkedHashMap<>(outer.env);
        both.putAll(env);
        return new CallOptions(
                shortName == null ? outer.shortName : shortName,
                retries == null ? outer.retries : retries,
                timeout == null ? outer.timeout : timeout,
                cpu == null ? outer.cpu : cpu,
                memory == null ? outer.memory : memory,
                both,
                cache == null ? outer.cache : cache);
    }
}
