package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.client.Endpoint;
import org.flyte.client.config.FlyteConfig;
import org.flyte.client.config.FlyteConfigException;
import org.flyte.maven.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Lays all sources over each other. Strongest first: {@code -D}, the backend that tests have started, the overlay of the chosen
 * domain, the POM, project properties, the environment, Flyte's configuration file, defaults.
 */
public final class Merge {
    /** The source of what the POM says outside of profiles. */
    public static final String POM = "POM";

    /** The source of an endpoint that {@code dev-start} has put in place of what the POM says. */
    public static final String UNDER_TEST = "dev-start";

    private final ConfigSources sources;
    private final Goal goal;
    private final List<Problem> problems = new ArrayList<>();
    private final ConfigNode user;
    private final ConfigNode underTest;
    private final ConfigNode build;
    private final List<String> warnings;

    private Merge(ConfigSources sources, Goal goal) {
        this.sources = sources;
        this.goal = goal;
        List<ConfigNode> layers = PomLayers.weakestFirst(sources.pom());
        layers.stream()
                .flatMap(layer -> ShapeCheck.check(layer).stream())
                .distinct()
                .forEach(problems::add);
        PropertyOverlay byUser = PropertyOverlay.ofUser(sources.userProperties());
        problems.addAll(byUser.problems());
        warnings = new ArrayList<>(byUser.warnings());
        user = byUser.tree();
        ConfigNode pom = over(layers.stream()
                .map(layer -> OtherNames.resolved(FullForm.ofXml(layer)))
                .toArray(ConfigNode[]::new));
        underTest = only(pom, true);
        build = Overlay.of(
                PropertyOverlay.ofProject(sources.projectProperties()).tree(), only(pom, false));
    }

    /** The one tree; what is wrong with the sources is in its problems, never thrown. */
    public static MergedTree of(ConfigSources sources, ProjectFacts project, Goal goal) {
        return new Merge(sources, goal).tree(project);
    }

    private MergedTree tree(ProjectFacts project) {
        Optional<String> said = over(build, underTest, user).textOf("domain");
        Domains domains = new Domains(over(build, user));
        ConfigNode early = said.map(domains::overlay).orElse(Domains.NOTHING);
        FlyteConfig outside =
                outside(over(build, early, user).textOf("configFile").orElse(null));
        ConfigNode weak = WeakValues.of(outside);
        ConfigNode plain = over(weak, build, early, underTest, user);
        ConfigNode defaults = Defaults.of(project, goal, nearby(plain));
        ConfigNode overlay = over(defaults, weak, build, user)
                .textOf("domain")
                .map(domains::overlay)
                .orElse(Domains.NOTHING);
        ConfigNode all = Domains.without(over(defaults, weak, build, overlay, underTest, user));
        ConfigNode kept = Removal.of(all, problems);
        warnings.addAll(NearMisses.of(user, over(defaults, build, overlay)));
        return new MergedTree(kept, outside, problems, warnings(outside, all), Explanation.of(all));
    }

    private List<String> warnings(FlyteConfig outside, ConfigNode all) {
        List<String> found = new ArrayList<>(warnings);
        found.addAll(outside.warnings());
        Stream.concat(all.children().stream(), all.child("run").stream().flatMap(run -> run.children().stream()))
                .filter(node -> FlyteShape.WITHOUT_EFFECT.contains(node.path()))
                .forEach(node -> found.add(node.where() + " has no effect in this version of the plugin"));
        return found;
    }

    private static ConfigNode over(ConfigNode... weakestFirst) {
        ConfigNode tree = Domains.NOTHING;
        for (ConfigNode next : weakestFirst) {
            tree = Overlay.of(tree, next);
        }
        return tree;
    }

    private static ConfigNode only(ConfigNode pom, boolean underTest) {
        return pom.withChildren(pom.children().stream()
                .filter(child -> child.source().equals(UNDER_TEST) == underTest)
                .toList());
    }

    private FlyteConfig outside(@Nullable String configFile) {
        try {
            return sources.weak().read(configFile);
        } catch (FlyteConfigException unusable) {
            problems.add(new Problem(ConfigCode.BAD_FLYTE_CONFIG, unusable.what(), unusable.where(), unusable.fix()));
            return WeakSource.NOTHING;
        }
    }

    /** Whether what is said leads to a backend on this machine, where project and domain have defaults. */
    private boolean nearby(ConfigNode tree) {
        Optional<String> endpoint = tree.textOf("endpoint");
        if (goal == Goal.INDEX || endpoint.isEmpty()) {
            return goal != Goal.DEPLOY
                    || tree.textOf("dryRun").filter("true"::equals).isPresent();
        }
        try {
            return endpoint.get().equals(Target.EMBEDDED)
                    || Endpoint.parse(endpoint.get(), true).loopback();
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }
}
