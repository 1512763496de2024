package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of one goal whose element is not named like their property, as Maven knows no parameter inside of another. */
final class OtherNames {
    private static final Map<String, String> PATHS = new TreeMap<>(Map.ofEntries(
            Map.entry("port", "dev.port"),
            Map.entry("dataDir", "dev.dataDir"),
            Map.entry("skipIndex", "index.skip"),
            Map.entry("skipBuild", "build.skip"),
            Map.entry("skipBundle", "bundle.skip"),
            Map.entry("skipPush", "push.skip"),
            Map.entry("skipPlan", "plan.skip"),
            Map.entry("skipDeploy", "deploy.skip"),
            Map.entry("skipRun", "run.skip"),
            Map.entry("skipCheck", "check.skip"),
            Map.entry("skipDev", "dev.skip"),
            Map.entry("skipDevStart", "dev-start.skip"),
            Map.entry("skipDevStop", "dev-stop.skip")));

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
