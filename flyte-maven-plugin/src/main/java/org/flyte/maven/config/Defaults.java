package org.flyte.maven.config;

/** The weakest layer: what holds when nobody says anything, as far as it does not depend on what others say. */
final class Defaults {
    private static final Origin ORIGIN = new Origin("default", "", "default", null);

    private Defaults() {}

    /**
     * The defaults of a goal.
     *
     * @param nearby whether the backend is on this machine, where project and domain have defaults
     */
    static ConfigNode of(ProjectFacts project, Goal goal, boolean nearby) {
        PathTree tree = new PathTree();
        tree.add("copyStyle", "classes", ORIGIN);
        tree.add("images.default.base", "eclipse-temurin:" + jre(project.release()) + "-jre", ORIGIN);
        tree.add("output", "text", ORIGIN);
        if (goal == Goal.RUN) {
            tree.add("endpoint", Target.EMBEDDED, ORIGIN);
            tree.add("run.timeout", "1h", ORIGIN);
        }
        if (nearby) {
            tree.add("project", "flytesnacks", ORIGIN);
            tree.add("domain", "development", ORIGIN);
        }
        return tree.tree();
    }

    /** The first long-term release that is not below what the classes need. */
    private static int jre(int release) {
        return release <= 17 ? 17 : release <= 21 ? 21 : 25;
    }
}
