package org.flyte.maven.config;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.problem.Problem;

/**
 * All sources laid over each other.
 *
 * @param tree in full form, entries of maps sorted by key, without those that are not enabled
 * @param imageRefs images that the Flyte configuration file names, by name
 * @param problems what fits no known shape
 * @param warnings what is ignored
 * @param explained each value with who said it, sorted by key; none is a secret
 */
public record MergedTree(
        ConfigNode tree,
        SortedMap<String, String> imageRefs,
        List<Problem> problems,
        List<String> warnings,
        List<Explained> explained) {
    public MergedTree {
        imageRefs = Collections.unmodifiableSortedMap(new TreeMap<>(imageRefs));
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        explained = List.copyOf(explained);
    }
}
