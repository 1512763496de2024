package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Properties named {@code flyte.} + XML path as a tree of their own, to be laid over the POM's.
 *
 * @param tree the values
 * @param problems properties that fit nothing but are near a known name, or lie under a known map
 * @param warnings properties that begin with {@code flyte.} and resemble nothing known
 */
record PropertyOverlay(ConfigNode tree, List<Problem> problems, List<String> warnings) {
    private static final String PREFIX = "flyte.";

    /** What the command line says: a name that is nearly known is an error, as its writer meant this plugin. */
    static PropertyOverlay ofUser(Map<String, String> properties) {
        return of(properties, "-D");
    }

    /** What the POM's properties say. They may have names of their own that begin alike, such as a version's. */
    static PropertyOverlay ofProject(Map<String, String> properties) {
        PropertyOverlay overlay = of(properties, "property");
        return new PropertyOverlay(overlay.tree, List.of(), List.of());
    }

    private static PropertyOverlay of(Map<String, String> properties, String source) {
        Reading reading = new Reading(source);
        new TreeMap<>(properties).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                reading.add(name, value);
            }
        });
        return new PropertyOverlay(reading.tree, reading.problems, reading.warnings);
    }

    private static final class Reading {
        private final String source;
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private ConfigNode tree;

        Reading(String source) {
            this.source = source;
            this.tree = ConfigNode.root(source, List.of());
        }

        void add(String property, String value) {
            if (property.equals("flyte.version")) {
                problems.add(new Problem(
                        ConfigCode.VERSION_IS_DEPLOY_VERSION,
                        "there is no parameter version",
                        "-Dflyte.version",
                        "use flyte.deployVersion, or leave it out to have the version computed"));
                return;
            }
            String path = property.substring(PREFIX.length());
            ConfigNode node = node(FlyteShape.ROOT, path, value, property);
            if (node != null) {
                tree = tree.overlaidWith(ConfigNode.root(source, List.of(node)));
            }
        }

        private @Nullable ConfigNode node(Shape shape, String path, String value, String property) {
            int dot = path.indexOf('.');
            String head = dot < 0 ? path : path.substring(0, dot);
            Shape inner = childShape(shape, head);
            if (inner == null) {
                unknown(shape, head, property);
                return null;
            }
            if (dot < 0) {
                if (inner instanceof Shape.Text || inner instanceof Shape.TextOrLeaves) {
                    return ConfigNode.leaf(head, value, source);
                }
                wrongShape(property);
                return null;
            }
            String rest = path.substring(dot + 1);
            if (inner instanceof Shape.Leaves || inner instanceof Shape.TextOrLeaves) {
                return new ConfigNode(head, null, source, List.of(ConfigNode.leaf(rest, value, source)));
            }
            ConfigNode below = node(inner, rest, value, property);
            return below == null ? null : new ConfigNode(head, null, source, List.of(below));
        }

        private static @Nullable Shape childShape(Shape shape, String name) {
            if (shape instanceof Shape.Element element) {
                return element.children().get(name);
            }
            return shape instanceof Shape.Entries entries && !name.isEmpty() ? entries.entry() : null;
        }

        private void wrongShape(String property) {
            problems.add(new Problem(
                    ConfigCode.WRONG_SHAPE,
                    "it holds elements, not text",
                    "-D" + property,
                    "name the element below it"));
        }

        private void unknown(Shape shape, String head, String property) {
            List<String> known = shape instanceof Shape.Element element
                    ? List.copyOf(element.children().keySet())
                    : List.of();
            var near = NearestName.withinTwoEdits(head, known);
            if (shape.equals(FlyteShape.ROOT) && near.isEmpty()) {
                warnings.add("-D" + property + " is not a parameter of this plugin; ignored");
                return;
            }
            problems.add(new Problem(
                    ConfigCode.UNKNOWN_ELEMENT,
                    "there is no parameter " + head
                            + (known.isEmpty() ? "" : "; known here: " + String.join(", ", known)),
                    "-D" + property,
                    near.map(name -> "write " + name).orElse("use one of the known names")));
        }
    }
}
