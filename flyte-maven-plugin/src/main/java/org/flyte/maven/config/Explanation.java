package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every value of a tree with who said it. */
final class Explanation {
    private final List<Explained> lines = new ArrayList<>();

    private Explanation() {}

    static List<Explained> of(ConfigNode tree) {
        Explanation explanation = new Explanation();
        explanation.node(FlyteShape.ROOT, tree, "");
        return explanation.lines.stream()
                .sorted(Comparator.comparing(Explained::key))
                .toList();
    }

    private void node(@Nullable Shape shape, ConfigNode node, String ownKey) {
        String text = node.text();
        if (shape instanceof Shape.Texts) {
            add(node, ownKey, String.join(" ", node.texts()));
            return;
        }
        if (text != null) {
            add(node, ownKey, text);
        }
        boolean leaves = shape instanceof Shape.Leaves || shape instanceof Shape.TextOrLeaves;
        for (ConfigNode child : node.children()) {
            node(shape == null ? null : shape.child(child.name()), child, leaves ? child.name() : "");
        }
    }

    private void add(ConfigNode node, String ownKey, String text) {
        lines.add(new Explained(node.path(), Redaction.of(ownKey, text), node.source()));
    }
}
