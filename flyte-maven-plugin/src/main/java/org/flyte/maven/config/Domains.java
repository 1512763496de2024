package org.flyte.maven.config;

import java.util.List;

/** The overlays for single domains. */
final class Domains {
    static final ConfigNode NOTHING = ConfigNode.root("", List.of());
    private static final String SOURCE = "domain overlay";

    private final ConfigNode domains;

    /** The overlays that a tree in full form holds. */
    Domains(ConfigNode tree) {
        this.domains = tree.child(FlyteShape.DOMAINS).orElse(NOTHING);
    }

    /** What one domain says; nothing when it has no overlay, or one that is not enabled. */
    ConfigNode overlay(String domain) {
        return domains.child(domain)
                .filter(overlay ->
                        !overlay.textOf(FlyteShape.ENABLED).orElse("true").equals("false"))
                .map(overlay ->
                        ConfigNode.root(SOURCE, moved(overlay, overlay.path().length() + 1)))
                .orElse(NOTHING);
    }

    /** A tree without the overlays of any domain. */
    static ConfigNode without(ConfigNode tree) {
        return tree.withChildren(tree.children().stream()
                .filter(child -> !child.name().equals(FlyteShape.DOMAINS))
                .toList());
    }

    private static List<ConfigNode> moved(ConfigNode node, int prefix) {
        return node.children().stream()
                .filter(child -> prefix <= child.path().length())
                .map(child ->
                        new ConfigNode(child.name(), child.text(), moved(child.origin(), prefix), moved(child, prefix)))
                .toList();
    }

    private static Origin moved(Origin origin, int prefix) {
        String source = origin.source().startsWith(Merge.POM) ? SOURCE : origin.source();
        return new Origin(source, origin.path().substring(prefix), origin.place(), origin.location());
    }
}
