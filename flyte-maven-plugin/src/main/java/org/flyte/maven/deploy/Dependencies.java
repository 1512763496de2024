package org.flyte.maven.deploy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flyte.maven.settings.EnvironmentSettings;

/** Which environments are deployed before which. */
final class Dependencies {
    private final Map<String, EnvironmentSettings> byKey;

    Dependencies(List<EnvironmentSettings> environments) {
        byKey = environments.stream().collect(Collectors.toMap(EnvironmentSettings::key, Function.identity()));
    }

    /**
     * How many environments lie below each one at most, by wire name.
     *
     * @param only keys of the environments wanted, which bring those that they depend on; empty for all
     */
    Map<String, Integer> ranks(Collection<String> only) {
        Set<String> wanted = new HashSet<>();
        (only.isEmpty() ? byKey.keySet() : only).forEach(key -> collect(key, wanted));
        Map<String, Integer> ranks = new HashMap<>();
        wanted.forEach(key -> rank(key, ranks, new HashSet<>()));
        return ranks.entrySet().stream()
                .collect(Collectors.toMap(entry -> environment(entry.getKey()).wireName(), Map.Entry::getValue));
    }

    private void collect(String key, Set<String> wanted) {
        if (byKey.containsKey(key) && wanted.add(key)) {
            environment(key).dependsOn().forEach(below -> collect(below, wanted));
        }
    }

    private int rank(String key, Map<String, Integer> ranks, Set<String> above) {
        Integer known = ranks.get(key);
        if (known != null || !byKey.containsKey(key) || !above.add(key)) {
            return known == null ? 0 : known;
        }
        int rank = environment(key).dependsOn().stream()
                .filter(byKey::containsKey)
                .mapToInt(below -> 1 + rank(below, ranks, above))
                .max()
                .orElse(0);
        ranks.put(key, rank);
        return rank;
    }

    private EnvironmentSettings environment(String key) {
        EnvironmentSettings environment = byKey.get(key);
        if (environment == null) {
            throw new IllegalStateException(key);
        }
        return environment;
    }
}
