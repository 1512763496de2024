package org.flyte.maven.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.flyte.maven.settings.EnvironmentSettings;

/** Which environments are deployed before which, over all modules. */
final class Dependencies {
    /** By the key in its POM, in which each module's environments come first. */
    private record Node(Part part, EnvironmentSettings environment) {}

    private final List<Part> parts;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, List<Node>> below = new LinkedHashMap<>();

    private Dependencies(List<Part> parts) {
        this.parts = parts;
        for (Part part : parts) {
            part.prepared().model().environments().forEach(environment -> nodes.add(new Node(part, environment)));
        }
        // What a common parent declares is one environment in all modules.
        nodes.forEach(node -> below.computeIfAbsent(node.environment().wireName(), name -> new ArrayList<>())
                .addAll(node.environment().dependsOn().stream()
                        .flatMap(key -> named(node.part(), key))
                        .toList()));
    }

    static Dependencies of(List<Part> parts) {
        return new Dependencies(parts);
    }

    /** How many environments lie below each one at most, by wire name; only those that are wanted, with what they depend on. */
    Map<String, Integer> ranks() {
        Set<String> wanted = new HashSet<>();
        parts.stream()
                .flatMap(this::wanted)
                .forEach(node -> collect(node.environment().wireName(), wanted));
        // A task may be in an environment that only the POM of a module declares which has no part in this.
        parts.stream()
                .filter(part -> part.prepared().model().deploy().only().isEmpty())
                .forEach(part -> wanted.addAll(part.used()));
        Map<String, Integer> ranks = new HashMap<>();
        wanted.forEach(name -> rank(name, ranks, new HashSet<>()));
        return ranks;
    }

    private Stream<Node> wanted(Part part) {
        SortedSet<String> only = part.prepared().model().deploy().only();
        return only.isEmpty()
                ? nodes.stream().filter(node -> node.part().equals(part))
                : only.stream().flatMap(key -> named(part, key));
    }

    /** What a key means in a module: its own environment, else that of another module. */
    private Stream<Node> named(Part part, String key) {
        List<Node> all = nodes.stream()
                .filter(node -> node.environment().key().equals(key))
                .toList();
        List<Node> own = all.stream().filter(node -> node.part().equals(part)).toList();
        return (own.isEmpty() ? all : own).stream();
    }

    private void collect(String name, Set<String> wanted) {
        if (wanted.add(name)) {
            below.getOrDefault(name, List.of())
                    .forEach(node -> collect(node.environment().wireName(), wanted));
        }
    }

    private int rank(String name, Map<String, Integer> ranks, Set<String> above) {
        Integer known = ranks.get(name);
        if (known != null || !above.add(name)) {
            return known == null ? 0 : known;
        }
        int rank = below.getOrDefault(name, List.of()).stream()
                .mapToInt(node -> 1 + rank(node.environment().wireName(), ranks, above))
                .max()
                .orElse(0);
        ranks.put(name, rank);
        return rank;
    }
}
