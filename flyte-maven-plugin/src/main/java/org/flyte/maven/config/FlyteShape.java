package org.flyte.maven.config;

import java.util.Set;

/** Everything that may be said below {@code <configuration>} and as {@code -Dflyte.…}. */
final class FlyteShape {
    static final String ENABLED = "enabled";
    static final String DOMAINS = "domains";

    private static final Shape TEXT = new Shape.Text();
    private static final Shape LEAVES = new Shape.Leaves();
    /** Items that hold neither blanks nor commas. */
    private static final Shape NAMES = new Shape.Texts("[\\s,]+");
    /** Items that may hold commas, but no blanks. */
    private static final Shape OPTIONS = new Shape.Texts("\\s+");
    /** Globs: commas stand in their braces, and files may be named with blanks. */
    private static final Shape FILES = new Shape.Texts(null);

    /** All but the overlays. */
    private static final Shape.Element BASE = base();

    static final Shape.Element ROOT =
            BASE.and(DOMAINS, new Shape.Entries(BASE.without("domain").and(ENABLED, TEXT)));

    /** What may be said already, but does nothing in this version. */
    static final Set<String> WITHOUT_EFFECT = Set.of("run.detach", "run.labels", "run.envVars", "run.overwriteCache");

    private FlyteShape() {}

    private static Shape.Element image() {
        return Shape.element(
                        "base", TEXT,
                        "dockerfile", TEXT,
                        "context", TEXT,
                        "buildArgs", LEAVES,
                        "target", TEXT,
                        "engine", TEXT,
                        "engineOptions", OPTIONS,
                        "reference", TEXT,
                        "registry", TEXT,
                        "name", TEXT,
                        "tags", NAMES,
                        "platforms", NAMES,
                        "env", LEAVES,
                        "labels", LEAVES,
                        "layers", entries(layer()),
                        "user", TEXT,
                        "workingDirectory", TEXT)
                .orElse("base", "dockerfile", "reference");
    }

    private static Shape.Element layer() {
        return Shape.element("from", TEXT, "into", TEXT, "contentsOnly", TEXT, "includes", FILES, "excludes", FILES);
    }

    /** What holds for an environment's tasks, and for one task as an override. */
    private static Shape.Element options(Shape.Element first) {
        Shape.Element quantity = Shape.texts("request", "limit");
        return first.and("image", new Shape.NameOrElement(image()))
                .and(
                        "resources",
                        Shape.element(
                                "cpu", quantity,
                                "memory", quantity,
                                "gpu", Shape.texts("device", "count", "kind", "partition"),
                                "disk", TEXT,
                                "shm", TEXT))
                .and("envVars", LEAVES)
                .and("secrets", entries(Shape.texts("key", "group", "asEnvVar", "mount")))
                .and(
                        "cache",
                        Shape.element(
                                "behavior", TEXT,
                                "version", TEXT,
                                "serialize", TEXT,
                                "ignoredInputs", NAMES,
                                "salt", TEXT))
                .and("interruptible", TEXT)
                .and("queue", TEXT)
                .and("podTemplate", TEXT)
                .and("serviceAccount", TEXT)
                .and("jvm", Shape.element("flags", OPTIONS, "profile", TEXT));
    }

    private static Shape.Element environment() {
        return options(Shape.element(
                "name", TEXT,
                "description", TEXT,
                "dependsOn", NAMES,
                "classes", NAMES,
                "include", FILES,
                "tasks", entries(task())));
    }

    private static Shape.Element task() {
        return options(Shape.element(
                "class", TEXT,
                "method", TEXT,
                "shortName", TEXT,
                "retries", Shape.element("count", TEXT, "backoff", Shape.texts("base", "factor", "cap")),
                "timeout", Shape.texts("maxRuntime", "maxQueued", "deadline"),
                "entrypoint", TEXT,
                "report", TEXT,
                "docs", Shape.texts("short", "long", "link"),
                "links", LEAVES,
                "triggers", entries(trigger())));
    }

    private static Shape.Element trigger() {
        return Shape.element(
                        "cron", TEXT,
                        "every", TEXT,
                        "timezone", TEXT,
                        "startTime", TEXT,
                        "name", TEXT,
                        "inputs", LEAVES,
                        "timeInput", TEXT,
                        "active", TEXT,
                        "description", TEXT,
                        "envVars", LEAVES,
                        "labels", LEAVES,
                        "interruptible", TEXT,
                        "queue", TEXT,
                        "overwriteCache", TEXT)
                .orElse("cron", "every");
    }

    private static Shape.Entries entries(Shape.Element entry) {
        return new Shape.Entries(entry.and(ENABLED, TEXT));
    }

    private static Shape.Element base() {
        Shape.Element skip = Shape.group("skip", TEXT);
        return Shape.group(
                "endpoint", TEXT,
                "insecure", TEXT,
                "insecureSkipVerify", TEXT,
                "caCertFile", TEXT,
                "org", TEXT,
                "project", TEXT,
                "domain", TEXT,
                "deployVersion", TEXT,
                "copyStyle", TEXT,
                "rootDir", TEXT,
                "configFile", TEXT,
                "serverId", TEXT,
                "registry", TEXT,
                "images", entries(image()),
                "environments", entries(environment()),
                "only", NAMES,
                "skip", TEXT,
                "dryRun", TEXT,
                "force", TEXT,
                "deployAtEnd", TEXT,
                "allowSnapshots", TEXT,
                "explain", TEXT,
                "output", TEXT,
                "task", TEXT,
                "inputs", new Shape.TextOrLeaves(),
                "run",
                        Shape.group(
                                "name", TEXT,
                                "timeout", TEXT,
                                "detach", TEXT,
                                "labels", LEAVES,
                                "envVars", LEAVES,
                                "overwriteCache", TEXT,
                                "skip", TEXT),
                "dev", Shape.group("port", TEXT, "dataDir", TEXT, "skip", TEXT),
                "dev-start", skip,
                "dev-stop", skip,
                "index", skip,
                "bundle", skip,
                "plan", Shape.group("failOnChange", TEXT, "skip", TEXT),
                "deploy", skip,
                "build", Shape.group("to", TEXT, "skip", TEXT),
                "push", skip,
                "check", skip);
    }
}
