package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of one goal whose element is not named like their property, as Maven knows no parameter inside of another. */
final class OtherNames {
    private static final Map<String, String> PATHS = new TreeMap<>(Map.of(
            "port", "dev.port",
            "dataDir", "dev.dataDir",
            "skipIndex", "index.skip",
            "skipPlan", "plan.skip",
            "skipDeploy", "deploy.skip",
            "skipRun", "run.skip",
            "skipCheck", "check.skip",
            "skipDev", "dev.skip",
            "skipDevStart", "dev-start.skip",
            "skipDevStop", "dev-stop.skip"));

    private OtherNames() {}

    static boolean contains(String name) {
        return PATHS.containsKey(name);
    }

    /** A tree in full form with such elements where their property says. */
    static ConfigNode resolved(ConfigNode tree) {
        PathTree moved = new PathTree();
        List<ConfigNode> others = new ArrayList<>();
        for (ConfigNode child : tree.children()) {
            String path = PATHS.get(child.name());
            if (path == null) {
                others.add(child);
            } else if (child.text() != null) {
                moved.add(path, child.text(), child.origin());
            }
        }
        return Overlay.ofOneSource(moved.tree(), tree.withChildren(others));
    }
}
