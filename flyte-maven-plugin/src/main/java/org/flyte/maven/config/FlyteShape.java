package org.flyte.maven.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Everything that may be said below {@code <configuration>} and as {@code -Dflyte.…}. */
final class FlyteShape {
    private static final Shape TEXT = new Shape.Text();

    static final Shape.Element ROOT = root();

    /** Elements whose property has a goal's name in it, so that they are not found by their path. */
    static final Set<String> OF_ONE_GOAL =
            Set.of("port", "dataDir", "skipIndex", "skipDeploy", "skipRun", "skipDev", "skipDevStart", "skipDevStop");

    private FlyteShape() {}

    private static Shape.Element root() {
        Map<String, Shape> all = new LinkedHashMap<>();
        all.putAll(Shape.texts(
                        "endpoint",
                        "insecure",
                        "org",
                        "project",
                        "domain",
                        "deployVersion",
                        "copyStyle",
                        "rootDir",
                        "registry",
                        "skip",
                        "task")
                .children());
        all.put("inputs", new Shape.TextOrLeaves());
        all.put("images", new Shape.Entries(Shape.texts("base", "registry", "name")));
        all.put("environments", new Shape.Entries(Shape.element("name", TEXT, "envVars", new Shape.Leaves())));
        all.put("run", Shape.texts("name", "timeout", "skip"));
        all.put("dev", Shape.texts("port", "dataDir", "skip"));
        all.put("dev-start", Shape.texts("skip"));
        all.put("dev-stop", Shape.texts("skip"));
        all.put("index", Shape.texts("skip"));
        all.put("deploy", Shape.texts("skip"));
        return new Shape.Element(all);
    }
}
