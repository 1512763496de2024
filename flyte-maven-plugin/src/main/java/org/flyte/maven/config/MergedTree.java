package org.flyte.maven.config;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.client.config.FlyteConfig;
import org.flyte.maven.problem.Problem;

/**
 * All sources laid over each other.
 *
 * @param tree in full form, entries of maps sorted by key, without those that are not enabled
 * @param flyteConfig what stands outside of the build; what the tree can hold of it is in the tree
 * @param problems what fits no known shape
 * @param warnings what is ignored
 * @param explained each value with who said it, sorted by key; none is a secret
 */
public record MergedTree(
        ConfigNode tree,
        FlyteConfig flyteConfig,
        List<Problem> problems,
        List<String> warnings,
        List<Explained> explained) {
    public MergedTree {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        explained = List.copyOf(explained);
    }

    /** Images that Flyte's configuration file names, by name. */
    public SortedMap<String, String> imageRefs() {
        SortedMap<String, String> references = new TreeMap<>();
        flyteConfig.imageRefs().forEach((name, value) -> references.put(name, value.text()));
        return Collections.unmodifiableSortedMap(references);
    }
}
