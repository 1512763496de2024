package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flyte.client.Endpoint;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.TaskSettings;
import org.jspecify.annotations.Nullable;

/** Reads all sources into one model; throws every error that it finds at once. */
public final class ConfigReader {
    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");
    private static final Pattern RUN_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,28}[a-z0-9])?");
    private static final int LONGEST_NAME = 63;

    private final ProjectFacts project;
    private final Goal goal;
    private final List<Problem> problems = new ArrayList<>();

    public ConfigReader(ProjectFacts project, Goal goal) {
        this.project = project;
        this.goal = goal;
    }

    /**
     * Reads and checks everything.
     *
     * @throws ProblemException with every error of the configuration
     */
    public FlyteModel read(ConfigSources sources) {
        MergedTree merged = Merge.of(sources, project, goal);
        problems.addAll(merged.problems());
        ConfigNode tree = merged.tree();

        FlyteModel model = new FlyteModel(
                target(tree),
                version(tree),
                copyStyle(tree),
                tree.textOf("rootDir").orElse(null),
                new TreeMap<>(Map.of(FlyteModel.DEFAULT_IMAGE, image(tree))),
                environments(tree),
                DeploySettings.DEFAULT,
                run(tree),
                merged.explained(),
                merged.warnings());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return model;
    }

    private Target target(ConfigNode tree) {
        String endpoint = tree.textOf("endpoint").orElse(goal == Goal.RUN ? Target.EMBEDDED : null);
        boolean local = goal == Goal.INDEX || (endpoint != null && nearby(endpoint));
        if (endpoint == null && goal == Goal.DEPLOY) {
            problems.add(new Problem(
                    ConfigCode.NO_ENDPOINT,
                    "nobody said where Flyte is",
                    "<endpoint>",
                    "set <endpoint> in the plugin's configuration or -Dflyte.endpoint, such as dns:///flyte.example.org;"
                            + " -Dflyte.endpoint=embedded deploys to the backend inside this plugin"));
        }
        String projectName = placed(tree, "project", local ? "flytesnacks" : null);
        String domain = placed(tree, "domain", local ? "development" : null);
        return new Target(endpoint, insecure(tree), tree.textOf("org").orElse(""), projectName, domain);
    }

    private boolean insecure(ConfigNode tree) {
        String text = tree.textOf("insecure").orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(new Problem(
                    ConfigCode.BAD_BOOLEAN,
                    "'" + text + "' is neither true nor false",
                    "<insecure>",
                    "write true or false"));
        }
        return text.equals("true");
    }

    private String placed(ConfigNode tree, String name, @Nullable String fallback) {
        Optional<String> said = tree.textOf(name).or(() -> Optional.ofNullable(fallback));
        if (said.isEmpty() && tree.textOf("endpoint").isPresent()) {
            problems.add(new Problem(
                    ConfigCode.NO_PROJECT_OR_DOMAIN,
                    "the endpoint is not on this machine, and nobody said the " + name,
                    "<" + name + ">",
                    "set <" + name + "> in the plugin's configuration or -Dflyte." + name));
        }
        return said.orElse("");
    }

    private boolean nearby(String endpoint) {
        if (endpoint.equals(Target.EMBEDDED)) {
            return true;
        }
        try {
            return Endpoint.parse(endpoint, true).loopback();
        } catch (IllegalArgumentException malformed) {
            problems.add(new Problem(
                    ConfigCode.BAD_ENDPOINT,
                    "'" + endpoint + "' is not an address",
                    "<endpoint>",
                    "write dns:///host, https://host, host:port or embedded"));
            return true;
        }
    }

    private @Nullable String version(ConfigNode tree) {
        Optional<String> version = tree.textOf("deployVersion");
        if (version.isPresent() && version.get().length() > LONGEST_NAME) {
            problems.add(new Problem(
                    ConfigCode.BAD_VERSION,
                    "'" + version.get() + "' has " + version.get().length() + " characters, Flyte takes 63",
                    "<deployVersion>",
                    "write a shorter version"));
        }
        return version.orElse(null);
    }

    private CopyStyle copyStyle(ConfigNode tree) {
        String said = tree.textOf("copyStyle").orElse("classes");
        Optional<CopyStyle> style = CopyStyle.named(said);
        if (style.isEmpty()) {
            problems.add(new Problem(
                    ConfigCode.BAD_COPY_STYLE,
                    "'" + said + "' is no way to copy code",
                    "<copyStyle>",
                    "write classes, all or none"));
        }
        if (style.filter(CopyStyle.NONE::equals).isPresent()
                && goal != Goal.INDEX
                && tree.textOf("deployVersion").isEmpty()) {
            problems.add(new Problem(
                    ConfigCode.NO_VERSION,
                    "with copyStyle none all code is in the image, and nobody said its version",
                    "<deployVersion>",
                    "set <deployVersion> in the plugin's configuration or -Dflyte.deployVersion"));
        }
        return style.orElse(CopyStyle.CLASSES);
    }

    private ImageSettings image(ConfigNode tree) {
        ConfigNode images = tree.child("images").orElse(ConfigNode.root("default", List.of()));
        for (ConfigNode other : images.children()) {
            if (!other.name().equals("default")) {
                problems.add(new Problem(
                        ConfigCode.UNKNOWN_ELEMENT,
                        "this version knows one image, default",
                        "<images><" + other.name() + ">",
                        "name the image default"));
            }
        }
        ConfigNode said = images.child("default").orElse(ConfigNode.root("default", List.of()));
        return ImageSettings.onBase(
                "default",
                said.textOf("base").orElse("eclipse-temurin:" + jre() + "-jre"),
                said.textOf("registry").or(() -> tree.textOf("registry")).orElse(null),
                said.textOf("name").orElse(imageName()));
    }

    /** The first long-term release that is not below what the classes need. */
    private int jre() {
        return project.release() <= 17 ? 17 : project.release() <= 21 ? 21 : 25;
    }

    private String imageName() {
        return project.artifactId().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-default";
    }

    private List<EnvironmentSettings> environments(ConfigNode tree) {
        List<EnvironmentSettings> entries = new ArrayList<>();
        Map<String, String> keyByName = new LinkedHashMap<>();
        List<ConfigNode> declared =
                tree.child("environments").map(ConfigNode::children).orElse(List.of());
        for (ConfigNode node : declared) {
            String path = "<environments><" + node.name() + ">";
            String name = node.textOf("name").orElse(node.name());
            checkEnvironmentName(name, path);
            String other = keyByName.putIfAbsent(name, node.name());
            if (other != null) {
                problems.add(new Problem(
                        ConfigCode.DUPLICATE_ENVIRONMENT,
                        "its name on the wire, " + name + ", is that of <" + other + "> too",
                        path,
                        "give one of them another <name>"));
            }
            entries.add(EnvironmentSettings.of(
                    node.name(),
                    name,
                    TaskSettings.builder()
                            .envVars(leaves(node.child("envVars")))
                            .build()));
        }
        if (entries.isEmpty()) {
            String name = project.defaultEnvironment();
            entries.add(EnvironmentSettings.named(name));
        }
        return entries;
    }

    private void checkEnvironmentName(String name, String path) {
        if (!ENVIRONMENT_NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            problems.add(
                    new Problem(
                            ConfigCode.BAD_ENVIRONMENT_NAME,
                            "'" + name + "' is not a name that Flyte takes for an environment",
                            path,
                            "use lower case letters and digits, parted by single - or _, 63 at most; <name> sets the name on the wire"));
        }
    }

    private RunSettings run(ConfigNode tree) {
        ConfigNode run = tree.child("run").orElse(ConfigNode.root("default", List.of()));
        Optional<String> name = run.textOf("name");
        if (name.isPresent() && !RUN_NAME.matcher(name.get()).matches()) {
            problems.add(new Problem(
                    ConfigCode.BAD_RUN_NAME,
                    "'" + name.get() + "' is not a name that Flyte takes for a run",
                    "flyte.run.name",
                    "begin with a lower case letter, go on with lower case letters, digits and dashes, 30 at most"));
        }
        Optional<ConfigNode> inputs = tree.child("inputs");
        return new RunSettings(
                tree.textOf("task").orElse(null),
                leaves(inputs),
                inputs.map(ConfigNode::text).filter(text -> !text.isEmpty()).orElse(null),
                name.orElse(null),
                Durations.read(run.textOf("timeout").orElse("1h"), "flyte.run.timeout", problems));
    }

    private static SortedMap<String, String> leaves(Optional<ConfigNode> node) {
        SortedMap<String, String> leaves = new TreeMap<>();
        node.ifPresent(map -> map.children().forEach(leaf -> {
            String text = leaf.text();
            leaves.put(leaf.name(), text == null ? "" : text);
        }));
        return leaves;
    }
}
