package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyte.maven.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Takes entries out that are said not to be enabled. Last of all, so that a stronger source can bring one back. */
final class Removal {
    private final List<Problem> problems;

    private Removal(List<Problem> problems) {
        this.problems = problems;
    }

    /** The tree without them, and without {@code enabled} where it remains. */
    static ConfigNode of(ConfigNode tree, List<Problem> problems) {
        return new Removal(problems).kept(FlyteShape.ROOT, tree);
    }

    private ConfigNode kept(@Nullable Shape shape, ConfigNode node) {
        List<ConfigNode> kept = new ArrayList<>();
        for (ConfigNode child : node.children()) {
            Shape inner = shape == null ? null : shape.child(child.name());
            if (!(shape instanceof Shape.Entries) || enabled(child)) {
                ConfigNode below = kept(inner, child);
                kept.add(shape instanceof Shape.Entries ? withoutSwitch(below) : below);
            }
        }
        return node.withChildren(kept);
    }

    private boolean enabled(ConfigNode entry) {
        Optional<ConfigNode> said = entry.child(FlyteShape.ENABLED);
        String text = entry.textOf(FlyteShape.ENABLED).orElse("true");
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(new Problem(
                    ConfigCode.BAD_BOOLEAN,
                    "'" + text + "' is neither true nor false",
                    said.map(ConfigNode::where).orElse(null),
                    "write true or false"));
        }
        return !text.equals("false");
    }

    private static ConfigNode withoutSwitch(ConfigNode entry) {
        return entry.withChildren(entry.children().stream()
                .filter(child -> !child.name().equals(FlyteShape.ENABLED))
                .toList());
    }
}
