package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays one source's tree over another's. Both are in full form. The stronger one wins for each scalar; a list counts as one
 * scalar; what only one of them says stays, unless the stronger one chose an alternative to it.
 */
final class Overlay {
    private Overlay() {}

    static ConfigNode of(ConfigNode weaker, ConfigNode stronger) {
        return merge(FlyteShape.ROOT, weaker, stronger);
    }

    /** What one source says in two places: nothing displaces anything, as only its writer can tell what was meant. */
    static ConfigNode ofOneSource(ConfigNode first, ConfigNode second) {
        return merge(null, first, second);
    }

    private static ConfigNode merge(@Nullable Shape shape, ConfigNode weaker, ConfigNode stronger) {
        if (!says(stronger)) {
            return weaker;
        }
        if (!says(weaker) || replaces(shape, weaker, stronger)) {
            return stronger;
        }
        Set<String> displaced = displaced(shape, stronger);
        List<ConfigNode> merged = new ArrayList<>();
        for (ConfigNode own : weaker.children()) {
            var other = stronger.child(own.name());
            if (other.isPresent()) {
                merged.add(merge(shape == null ? null : shape.child(own.name()), own, other.get()));
            } else if (!displaced.contains(own.name())) {
                merged.add(own);
            }
        }
        stronger.children().stream()
                .filter(other -> weaker.child(other.name()).isEmpty())
                .forEach(merged::add);
        boolean textReplaced = stronger.text() != null;
        return new ConfigNode(
                weaker.name(), textReplaced ? stronger.text() : weaker.text(), origin(weaker, stronger), merged);
    }

    private static boolean replaces(@Nullable Shape shape, ConfigNode weaker, ConfigNode stronger) {
        return shape instanceof Shape.Texts
                || (shape instanceof Shape.NameOrElement
                        && (weaker.text() != null || stronger.text() != null)
                        && hasValue(stronger));
    }

    private static Set<String> displaced(@Nullable Shape shape, ConfigNode stronger) {
        Shape inner = shape instanceof Shape.NameOrElement choice ? choice.definition() : shape;
        Set<String> displaced = new HashSet<>();
        if (inner instanceof Shape.Element element) {
            for (Set<String> group : element.alternatives()) {
                if (stronger.children().stream().anyMatch(child -> group.contains(child.name()) && hasValue(child))) {
                    displaced.addAll(group);
                }
            }
        }
        return displaced;
    }

    private static boolean hasValue(ConfigNode node) {
        return node.text() != null || node.children().stream().anyMatch(Overlay::hasValue);
    }

    private static boolean says(ConfigNode node) {
        return node.text() != null || !node.children().isEmpty();
    }

    /** A text's is that of who said it; a structure's is where users can look it up. */
    private static Origin origin(ConfigNode weaker, ConfigNode stronger) {
        boolean strongerIsFound = stronger.text() != null || stronger.origin().location() != null;
        boolean weakerIsFound = weaker.text() != null || weaker.origin().location() != null;
        return strongerIsFound || !weakerIsFound ? stronger.origin() : weaker.origin();
    }
}
