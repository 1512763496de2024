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
        List<ConfigNode> known = new ArrayList<>();
        for (ConfigNode element : root.children()) {
            if (element.name().equals("version")) {
                check.add(
                        ConfigCode.VERSION_IS_DEPLOY_VERSION,
                        "there is no element version",
                        element,
                        "<version>",
                        "use <deployVersion>, or leave it out to have the version computed");
            } else if (OtherNames.contains(element.name())) {
                check.inside(new Shape.Text(), element, "<" + element.name() + ">");
            } else {
                known.add(element);
            }
        }
        check.children(FlyteShape.ROOT, root.withChildren(known), "");
        return List.copyOf(check.problems);
    }

    private void child(Shape parent, ConfigNode node, String parentPlace) {
        String place = parentPlace + "<" + node.name() + ">";
        Shape shape = parent.child(node.name());
        if (shape == null) {
            List<String> known = parent.known();
            add(
                    ConfigCode.UNKNOWN_ELEMENT,
                    "there is no element " + node.name() + "; known here: " + String.join(", ", known),
                    node,
                    place,
                    instead(parent, node.name(), known));
            return;
        }
        if (parent instanceof Shape.Entries && node.name().contains(".")) {
            add(
                    ConfigCode.KEY_WITH_DOT,
                    "a key has no dot, as the names of properties are parted by dots",
                    node,
                    place,
                    "write " + node.name().replace('.', '_') + ", and the name on the wire as <name> in it");
        }
        inside(shape, node, place);
    }

    private static String instead(Shape parent, String name, List<String> known) {
        Belonging belonging = Belonging.below(parent, name);
        if (belonging.known() && NearestName.withinTwoEdits(name, known).isEmpty()) {
            return "write it into " + belonging.xml();
        }
        return NearestName.of(name, known).map(near -> "write " + near).orElse("remove it");
    }

    private void inside(Shape shape, ConfigNode node, String place) {
        String text = node.text();
        if (shape instanceof Shape.Text && !node.children().isEmpty()) {
            String first = node.children().get(0).name();
            wrong(node, place, "it takes text, but holds the element " + first, "write its value as text");
        } else if (text != null && !text.isEmpty() && !shape.takesText()) {
            wrong(node, place, "it holds elements, but says '" + text + "'", "put the value into an element below it");
        } else if (text != null && !text.isEmpty() && !node.children().isEmpty() && !shape.takesTextBeside(node)) {
            wrong(node, place, "it says '" + text + "' beside its elements", "put the value into an element too");
        } else {
            children(shape, node, place);
        }
    }

    private void children(Shape shape, ConfigNode node, String place) {
        Set<String> seen = new HashSet<>();
        for (ConfigNode child : node.children()) {
            if (!seen.add(child.name()) && !(shape instanceof Shape.Texts)) {
                add(
                        ConfigCode.DUPLICATE_ELEMENT,
                        "it stands there twice",
                        child,
                        place + "<" + child.name() + ">",
                        "remove one, or give it another name");
            }
            child(shape, child, place);
        }
    }

    private void wrong(ConfigNode node, String place, String what, String fix) {
        add(ConfigCode.WRONG_SHAPE, what, node, place, fix);
    }

    private void add(ConfigCode code, String what, ConfigNode node, String place, String fix) {
        problems.add(new Problem(code, what, node.origin().at("", place).where(), fix));
    }
}
