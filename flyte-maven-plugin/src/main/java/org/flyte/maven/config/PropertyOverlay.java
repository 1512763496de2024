package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.problem.Problem;

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
        return of(properties, "-D", "-D");
    }

    /** What the POM's properties say. They may have names of their own that begin alike, such as a version's. */
    static PropertyOverlay ofProject(Map<String, String> properties) {
        PropertyOverlay overlay = of(properties, "property", "property ");
        return new PropertyOverlay(overlay.tree, List.of(), List.of());
    }

    private static PropertyOverlay of(Map<String, String> properties, String source, String place) {
        PathTree values = new PathTree();
        List<Problem> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(properties).forEach((name, value) -> {
            if (name.equals("flyte.version")) {
                problems.add(new Problem(
                        ConfigCode.VERSION_IS_DEPLOY_VERSION,
                        "there is no parameter version",
                        "-Dflyte.version",
                        "use flyte.deployVersion, or leave it out to have the version computed"));
            } else if (name.startsWith(PREFIX)) {
                Origin origin = new Origin(source, "", place + name, null);
                PathTree.Misfit misfit = values.add(name.substring(PREFIX.length()), value.trim(), origin);
                if (misfit != null) {
                    unfit(misfit, "-D" + name, problems, warnings);
                }
            }
        });
        return new PropertyOverlay(values.tree(), problems, warnings);
    }

    private static void unfit(PathTree.Misfit misfit, String property, List<Problem> problems, List<String> warnings) {
        if (misfit.known()) {
            problems.add(new Problem(
                    ConfigCode.WRONG_SHAPE, "it holds elements, not text", property, "name the element below it"));
            return;
        }
        List<String> known = misfit.parent().known();
        var near = NearestName.withinTwoEdits(misfit.name(), known);
        if (misfit.parent().equals(FlyteShape.ROOT) && near.isEmpty()) {
            warnings.add(property + " is not a parameter of this plugin; ignored");
            return;
        }
        problems.add(new Problem(
                ConfigCode.UNKNOWN_ELEMENT,
                "there is no parameter " + misfit.name()
                        + (known.isEmpty() ? "" : "; known here: " + String.join(", ", known)),
                property,
                near.map(name -> "write " + name).orElseGet(() -> elsewhere(misfit))));
    }

    private static String elsewhere(PathTree.Misfit misfit) {
        Belonging belonging = Belonging.below(misfit.parent(), misfit.name());
        return belonging.known()
                ? "write " + belonging.dotted() + "." + misfit.name() + " in its place"
                : "use one of the known names";
    }
}
