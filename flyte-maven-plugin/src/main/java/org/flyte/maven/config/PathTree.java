package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree in full form that grows by values with dotted paths, such as those of properties. */
final class PathTree {
    /**
     * Why a path fits nothing.
     *
     * @param parent what holds the element that is not known; the element itself when it takes no text
     * @param name the element's name
     * @param known whether the element is known and only takes no text
     */
    record Misfit(Shape parent, String name, boolean known) {}

    private ConfigNode tree = ConfigNode.root("", List.of());

    ConfigNode tree() {
        return tree;
    }

    /** Adds a value; returns why it cannot be added, null when it was. */
    @Nullable
    Misfit add(String path, String text, Origin origin) {
        List<String> steps = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>(List.of(FlyteShape.ROOT));
        String rest = path;
        while (!rest.isEmpty()) {
            Shape parent = shapes.get(shapes.size() - 1);
            int dot = rest.indexOf('.');
            boolean whole = parent instanceof Shape.Leaves || parent instanceof Shape.TextOrLeaves || dot < 0;
            String step = whole ? rest : rest.substring(0, dot);
            Shape shape = step.isEmpty() ? null : parent.child(step);
            if (shape == null) {
                return new Misfit(parent, step, false);
            }
            steps.add(step);
            shapes.add(shape);
            rest = whole ? "" : rest.substring(dot + 1);
            if (!whole && rest.isEmpty()) {
                return new Misfit(shape, "", false);
            }
        }
        Shape last = shapes.get(shapes.size() - 1);
        if (!last.takesText()) {
            return new Misfit(last, path, true);
        }
        tree = Overlay.ofOneSource(tree, ConfigNode.root(origin.source(), List.of(chain(steps, shapes, text, origin))));
        return null;
    }

    private static ConfigNode chain(List<String> steps, List<Shape> shapes, String text, Origin origin) {
        int last = steps.size() - 1;
        ConfigNode node = FullForm.said(
                shapes.get(last + 1),
                new ConfigNode(steps.get(last), text, origin.at(String.join(".", steps), origin.place()), List.of()));
        for (int i = last - 1; i >= 0; i--) {
            Origin at = origin.at(String.join(".", steps.subList(0, i + 1)), origin.place());
            node = new ConfigNode(steps.get(i), null, at, List.of(node));
        }
        return node;
    }
}
