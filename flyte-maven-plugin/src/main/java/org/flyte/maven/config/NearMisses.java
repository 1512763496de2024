package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;

/** Entries that only the command line names, and that look like a mistyped name of one that is declared. */
final class NearMisses {
    private static final List<String> MAPS = List.of("environments", "images");

    private NearMisses() {}

    /** A sentence for each. They are no errors: the command line may declare entries of its own. */
    static List<String> of(ConfigNode user, ConfigNode declared) {
        List<String> found = new ArrayList<>();
        for (String map : MAPS) {
            List<String> known = names(declared, map);
            names(user, map).stream().filter(name -> !known.contains(name)).forEach(name -> NearestName.withinTwoEdits(
                            name, known)
                    .ifPresent(near -> found.add(
                            "-Dflyte." + map + "." + name + " declares an entry of its own; was " + near + " meant?")));
        }
        return found;
    }

    private static List<String> names(ConfigNode tree, String map) {
        return tree.child(map).map(ConfigNode::children).orElse(List.of()).stream()
                .map(ConfigNode::name)
                .toList();
    }
}
