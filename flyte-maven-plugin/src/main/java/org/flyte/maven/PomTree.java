package org.flyte.maven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.Merge;
import org.jspecify.annotations.Nullable;

/** The goal's parameters, as Maven merged and interpolated them, as a tree that the core understands. */
final class PomTree {
    private static final String SOURCE = Merge.POM;

    private final List<ConfigNode> children = new ArrayList<>();

    PomTree text(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            children.add(ConfigNode.leaf(name, value.trim(), SOURCE));
        }
        return this;
    }

    PomTree tree(String name, @Nullable PlexusConfiguration configuration) {
        if (configuration != null) {
            children.add(node(name, configuration));
        }
        return this;
    }

    ConfigNode root() {
        return ConfigNode.root(SOURCE, children);
    }

    private static ConfigNode node(String name, PlexusConfiguration configuration) {
        List<ConfigNode> below = Arrays.stream(configuration.getChildren())
                .map(child -> node(child.getName(), child))
                .toList();
        String text = configuration.getValue();
        return new ConfigNode(name, text == null || text.isBlank() ? null : text.trim(), SOURCE, below);
    }
}
