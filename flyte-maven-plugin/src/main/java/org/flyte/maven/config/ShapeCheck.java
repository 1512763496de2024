package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flyte.maven.problem.Problem;

/** Holds a tree against what may be said, and names every element that fits nothing, with its path. */
final class ShapeCheck {
    private final List<Problem> problems = new ArrayList<>();

    private ShapeCheck() {}

    static List<Problem> check(ConfigNode root) {
        ShapeCheck check = new ShapeCheck();
        root.children().forEach(child -> check.child(FlyteShape.ROOT, child, ""));
        return List.copyOf(check.problems);
    }

    /** Elements directly below {@code <configuration>} that no goal knows. */
    static List<Problem> topLevel(Set<String> names) {
        ShapeCheck check = new ShapeCheck();
        for (String name : names) {
            if (name.equals("version")) {
                check.problems.add(new Problem(
                        ConfigCode.VERSION_IS_DEPLOY_VERSION,
                        "there is no element version",
                        "<version>",
                        "use <deployVersion>, or leave it out to have the version computed"));
            } else if (!FlyteShape.ROOT.children().containsKey(name) && !FlyteShape.OF_ONE_GOAL.contains(name)) {
                check.unknown(FlyteShape.ROOT, name, "<" + name + ">");
            }
        }
        return List.copyOf(check.problems);
    }

    private void child(Shape parent, ConfigNode node, String parentPath) {
        String path = parentPath + "<" + node.name() + ">";
        if (parent instanceof Shape.Entries entries) {
            inside(entries.entry(), node, path);
        } else if (parent instanceof Shape.Element element) {
            Shape shape = element.children().get(node.name());
            if (shape == null) {
                unknown(element, node.name(), path);
            } else {
                inside(shape, node, path);
            }
        } else {
            inside(new Shape.Text(), node, path);
        }
    }

    private void inside(Shape shape, ConfigNode node, String path) {
        if (shape instanceof Shape.Text && !node.children().isEmpty()) {
            wrong(
                    path,
                    "it takes text, but holds the element "
                            + node.children().get(0).name(),
                    "write its value as text");
            return;
        }
        boolean takesText = shape instanceof Shape.Text || shape instanceof Shape.TextOrLeaves;
        String text = node.text();
        if (!takesText && text != null && !text.isEmpty()) {
            wrong(path, "it holds elements, but says '" + text + "'", "put the value into an element below it");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (ConfigNode child : node.children()) {
            if (!seen.add(child.name())) {
                problems.add(new Problem(
                        ConfigCode.DUPLICATE_ELEMENT,
                        "it stands there twice",
                        path + "<" + child.name() + ">",
                        "remove one, or give it another name"));
            }
            child(shape, child, path);
        }
    }

    private void wrong(String path, String what, String fix) {
        problems.add(new Problem(ConfigCode.WRONG_SHAPE, what, path, fix));
    }

    private void unknown(Shape.Element parent, String name, String path) {
        List<String> known = List.copyOf(parent.children().keySet());
        problems.add(new Problem(
                ConfigCode.UNKNOWN_ELEMENT,
                "there is no element " + name + "; known here: " + String.join(", ", known),
                path,
                NearestName.of(name, known).map(near -> "write " + near).orElse("remove it")));
    }
}
