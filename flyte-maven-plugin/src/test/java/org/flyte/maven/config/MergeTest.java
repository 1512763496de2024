package org.flyte.maven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.ConfigKey;
import org.flyte.client.config.ConfigValue;
import org.flyte.client.config.FlyteConfig;
import org.flyte.client.config.FlyteConfigException;
import org.flyte.maven.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
    private static final ProjectFacts PROJECT = new ProjectFacts("jobs", 17);

    private final Map<String, String> user = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private final EnumMap<ConfigKey, ConfigValue> outside = new EnumMap<>(ConfigKey.class);
    private final List<ConfigNode> pom = new ArrayList<>();
    private Goal goal = Goal.RUN;

    @Test
    void eachSourceBeatsAllWeakerOnes() {
        assertThat(said("domain")).isEqualTo("development by default");
        outside.put(ConfigKey.DOMAIN, new ConfigValue("file", "config.yaml: task.domain"));
        assertThat(said("domain")).isEqualTo("file by config file");
        outside.put(ConfigKey.DOMAIN, new ConfigValue("variable", "FLYTE_TASK_DOMAIN"));
        assertThat(said("domain")).isEqualTo("variable by FLYTE_TASK_DOMAIN");
        properties.put("flyte.domain", "property");
        assertThat(said("domain")).isEqualTo("property by property");
        pom.add(leaf("domain", "pom"));
        assertThat(said("domain")).isEqualTo("pom by POM");
        user.put("flyte.domain", "user");
        assertThat(said("domain")).isEqualTo("user by -D");
    }

    @Test
    void theOverlayOfTheChosenDomainLiesBetweenThePomAndTheCommandLine() {
        pom.add(leaf("registry", "pom"));
        pom.add(leaf("project", "pom"));
        pom.add(node("domains", node("production", leaf("registry", "overlay"), leaf("project", "overlay"))));
        user.put("flyte.domain", "production");
        user.put("flyte.project", "user");

        assertThat(said("registry")).isEqualTo("overlay by domain overlay");
        assertThat(said("project")).isEqualTo("user by -D");
    }

    @Test
    void anOverlayIsChosenByWhoeverSaysTheDomain() {
        pom.add(node(
                "domains", node("production", leaf("registry", "prod")), node("development", leaf("registry", "dev"))));

        assertThat(said("registry")).as("by default").isEqualTo("dev by domain overlay");
        outside.put(ConfigKey.DOMAIN, new ConfigValue("production", "config.yaml: task.domain"));
        assertThat(said("registry")).isEqualTo("prod by domain overlay");
        properties.put("flyte.domain", "staging");
        assertThat(merged().tree().textOf("registry")).isEmpty();
    }

    @Test
    void anOverlayMergesFieldByFieldOverShortAndFullForms() {
        pom.add(node(
                "environments",
                node(
                        "train",
                        node("resources", leaf("cpu", "1"), node("memory", leaf("limit", "4Gi"))),
                        node("tasks", node("fit", leaf("retries", "3"))))));
        pom.add(node(
                "domains",
                node(
                        "development",
                        node(
                                "environments",
                                node(
                                        "train",
                                        node("resources", node("cpu", leaf("limit", "2")), leaf("memory", "2Gi")),
                                        node(
                                                "tasks",
                                                node("fit", node("retries", node("backoff", leaf("base", "1s"))))))))));

        assertThat(said("environments.train.resources.cpu.request")).isEqualTo("1 by POM");
        assertThat(said("environments.train.resources.cpu.limit")).isEqualTo("2 by domain overlay");
        assertThat(said("environments.train.resources.memory.request")).isEqualTo("2Gi by domain overlay");
        assertThat(said("environments.train.resources.memory.limit")).isEqualTo("4Gi by POM");
        assertThat(said("environments.train.tasks.fit.retries.count")).isEqualTo("3 by POM");
        assertThat(said("environments.train.tasks.fit.retries.backoff.base")).isEqualTo("1s by domain overlay");
        assertThat(node("environments.train.tasks.fit.retries.backoff.base").where())
                .isEqualTo("<domains><development><environments><train><tasks><fit><retries><backoff><base>");
    }

    @ParameterizedTest
    @CsvSource({
        "retries,3,retries.count",
        "timeout,2h,timeout.maxRuntime",
        "cache,auto,cache.behavior",
        "docs,Fits,docs.short",
        "image,runtime,image"
    })
    void textAloneSetsTheFirstChild(String element, String text, String path) {
        pom.add(node("environments", node("e", node("tasks", node("t", leaf(element, text))))));

        assertThat(said("environments.e.tasks.t." + path)).isEqualTo(text + " by POM");
    }

    @Test
    void aPropertyReachesEntriesThatNobodyDeclaredAndKeysWithDots() {
        user.put("flyte.environments.new.tasks.fit.triggers.nightly.cron", "0 2 * * *");
        user.put("flyte.environments.new.envVars.log.level", "debug");
        user.put("flyte.environments.new.jvm.flags", "-Xss1m -Da=b,c");
        user.put("flyte.only", "new, old");

        assertThat(said("environments.new.tasks.fit.triggers.nightly.cron")).isEqualTo("0 2 * * * by -D");
        assertThat(said("environments.new.envVars.log.level")).isEqualTo("debug by -D");
        assertThat(node("environments.new.jvm.flags").texts()).containsExactly("-Xss1m", "-Da=b,c");
        assertThat(node("only").texts()).containsExactly("new", "old");
        assertThat(node("only").where()).isEqualTo("-Dflyte.only");
    }

    @Test
    void anEntryThatIsNotEnabledIsGoneAndAStrongerSourceBringsItBack() {
        pom.add(node(
                "images",
                node("gpu", leaf("base", "cuda"), leaf("enabled", "false")),
                node("cpu", leaf("base", "jre"))));

        assertThat(merged().tree().child("images").orElseThrow().child("gpu")).isEmpty();
        assertThat(said("images.cpu.base")).isEqualTo("jre by POM");

        user.put("flyte.images.gpu.enabled", "true");
        assertThat(node("images.gpu").children()).extracting(ConfigNode::name).containsExactly("base");
    }

    @Test
    void anOverlayCanRemoveAnEntryAndBeRemovedItself() {
        pom.add(node("images", node("gpu", leaf("base", "cuda"))));
        pom.add(node("domains", node("development", node("images", node("gpu", leaf("enabled", "false"))))));

        assertThat(merged().tree().child("images").orElseThrow().child("gpu")).isEmpty();

        user.put("flyte.domains.development.enabled", "false");
        assertThat(said("images.gpu.base")).isEqualTo("cuda by POM");
    }

    @Test
    void aStrongerAlternativeTakesTheWeakerOnesPlace() {
        pom.add(node("images", node("default", leaf("dockerfile", "Dockerfile"), leaf("name", "jobs"))));
        assertThat(node("images.default").textOf("base"))
                .as("the default yields to it")
                .isEmpty();

        user.put("flyte.images.default.reference", "ghcr.io/x/y:1");
        assertThat(node("images.default").children())
                .extracting(ConfigNode::name)
                .containsExactlyInAnyOrder("reference", "name");
    }

    @Test
    void structuralErrorsOfOverlaysThatAreNotChosenAreReportedToo() {
        pom.add(node(
                "domains", node("production", leaf("domain", "x"), leaf("registy", "x"), leaf("environments", "x"))));

        assertThat(merged().problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "<domains><production><domain>",
                        "<domains><production><registy>",
                        "<domains><production><environments>");
        assertThat(merged().problems())
                .anySatisfy(problem -> assertThat(problem.fix()).isEqualTo("write registry"));
    }

    @Test
    void everyErrorOfShapeNamesItsPlaceWithFileAndLine() {
        Origin line = new Origin("POM", "", "", "pom.xml:12");
        ConfigNode unknown = new ConfigNode("memroy", "1Gi", line, List.of());
        pom.add(node("environments", node("e", node("resources", unknown))));

        assertThat(merged().problems()).singleElement().satisfies(problem -> assertThat(problem.text())
                .startsWith("FLYTE-104 <environments><e><resources><memroy> (pom.xml:12): there is no element memroy;")
                .endsWith("To mend it: write memory."));
    }

    @ParameterizedTest
    @CsvSource({
        "flyte.environments.e.resources.memroy, write memory",
        "flyte.environments.e.tasks.t.triggers.n.crn, write cron",
        "flyte.enviroments.e.name, write environments",
        "flyte.domains.production.domain, use one of the known names",
        "flyte.environments, name the element below it"
    })
    void aPropertyThatFitsNothingIsAnErrorThatNamesTheNearest(String property, String fix) {
        user.put(property, "x");

        assertThat(merged().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("-D" + property);
            assertThat(problem.fix()).isEqualTo(fix);
        });
    }

    @Test
    void theBackendOfTestsBeatsTheOverlayButNotTheCommandLine() {
        pom.add(ConfigNode.leaf("endpoint", "embedded", Merge.UNDER_TEST));
        pom.add(node("domains", node("development", leaf("endpoint", "dns:///far"))));

        assertThat(said("endpoint")).isEqualTo("embedded by dev-start");
        user.put("flyte.endpoint", "dns:///mine");
        assertThat(said("endpoint")).isEqualTo("dns:///mine by -D");
    }

    @Test
    void elementsOfOneGoalStandWhereTheirPropertySays() {
        pom.add(leaf("skipRun", "true"));
        pom.add(leaf("port", "8123"));

        assertThat(said("run.skip")).isEqualTo("true by POM");
        assertThat(said("dev.port")).isEqualTo("8123 by POM");
        assertThat(Skip.by(merged().tree(), "run")).contains("flyte.run.skip");
        user.put("flyte.run.skip", "false");
        assertThat(Skip.by(merged().tree(), "run"))
                .as("a literal in the POM does not beat -D")
                .isEmpty();
    }

    @Test
    void anUnusableFlyteConfigIsAProblemAndNotTheEnd() {
        goal = Goal.DEPLOY;
        WeakSource unusable = file -> {
            throw new FlyteConfigException("no such file", String.valueOf(file), "write another", null);
        };
        user.put("flyte.configFile", "x.yaml");

        MergedTree merged =
                Merge.of(new ConfigSources(user, ConfigNode.root("POM", pom), properties, unusable), PROJECT, goal);

        assertThat(merged.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ConfigCode.BAD_FLYTE_CONFIG);
            assertThat(problem.where()).isEqualTo("x.yaml");
        });
    }

    @Test
    void whatMayBeASecretIsNeverExplained() {
        user.put("flyte.environments.e.envVars.DB_PASSWORD", "hunter2");
        user.put("flyte.environments.e.envVars.MODE", "fast");
        user.put("flyte.environments.e.jvm.flags", "-Djavax.net.ssl.keyStorePassword=hunter2 -Xss1m");
        user.put("flyte.endpoint", "https://joe:hunter2@flyte.example.org");

        assertThat(merged().explained()).noneMatch(line -> line.value().contains("hunter2"));
        assertThat(merged().explained())
                .contains(
                        new Explained("environments.e.envVars.DB_PASSWORD", "(hidden)", "-D"),
                        new Explained("environments.e.envVars.MODE", "fast", "-D"),
                        new Explained("endpoint", "https://(hidden)@flyte.example.org", "-D"));
    }

    @Test
    void anEntryThatOnlyTheCommandLineNamesIsAskedAboutWhenItIsNearlyADeclaredOne() {
        pom.add(node("environments", node("train", leaf("description", "d"))));
        user.put("flyte.environments.trian.description", "x");
        user.put("flyte.environments.reports.description", "x");
        user.put("flyte.environments.train.queue", "x");
        user.put("flyte.images.defualt.base", "x");

        assertThat(merged().problems()).isEmpty();
        assertThat(merged().warnings())
                .containsExactlyInAnyOrder(
                        "-Dflyte.environments.trian declares an entry of its own; was train meant?",
                        "-Dflyte.images.defualt declares an entry of its own; was default meant?");
    }

    @Test
    void whatDoesNothingYetSaysSo() {
        pom.add(node("run", leaf("overwriteCache", "true")));
        user.put("flyte.run.detach", "true");

        assertThat(merged().warnings())
                .containsExactlyInAnyOrder(
                        "<run><overwriteCache> has no effect in this version of the plugin",
                        "-Dflyte.run.detach has no effect in this version of the plugin");
    }

    private String said(String path) {
        return merged().explained().stream()
                .filter(line -> line.key().equals(path))
                .map(line -> line.value() + " by " + line.source())
                .findFirst()
                .orElse("nothing");
    }

    private ConfigNode node(String path) {
        Optional<ConfigNode> node = Optional.of(merged().tree());
        for (String step : path.split("\\.")) {
            node = node.flatMap(parent -> parent.child(step));
        }
        assertThat(node.map(ConfigNode::path)).contains(path);
        return node.orElseThrow();
    }

    private MergedTree merged() {
        WeakSource weak = file -> new FlyteConfig(null, outside, new TreeMap<>(), AuthSettings.DEFAULT, List.of());
        return Merge.of(new ConfigSources(user, ConfigNode.root("POM", pom), properties, weak), PROJECT, goal);
    }

    private static ConfigNode node(String name, ConfigNode... children) {
        return new ConfigNode(name, null, "POM", List.of(children));
    }

    private static ConfigNode leaf(String name, String text) {
        return ConfigNode.leaf(name, text, "POM");
    }

    @Test
    void aProfilesElementsBesideThePlainTextAreLaidOverIt() {
        pom.add(resources(mixed("cpu", "1", "POM", 66, placed("limit", "4", "POM profile prod", 121))));

        assertThat(said("environments.train.resources.cpu.request")).isEqualTo("1 by POM");
        assertThat(said("environments.train.resources.cpu.limit")).isEqualTo("4 by POM profile prod");
        assertThat(merged().problems()).isEmpty();
    }

    @Test
    void aProfilesTextReplacesTheFirstElementOfTheFullFormAndLeavesTheOthers() {
        pom.add(resources(mixed(
                "cpu",
                "8",
                "POM profile prod",
                121,
                placed("request", "1", "POM", 66),
                placed("limit", "16", "POM", 67))));

        assertThat(said("environments.train.resources.cpu.request")).isEqualTo("8 by POM profile prod");
        assertThat(said("environments.train.resources.cpu.limit")).isEqualTo("16 by POM");
    }

    @Test
    void theFullFormOfALaterProfileReplacesTheTextOfAnEarlierOne() {
        pom.add(resources(mixed("cpu", "8", "POM profile zoo", 100, placed("request", "2", "POM profile ant", 200))));

        assertThat(said("environments.train.resources.cpu.request")).isEqualTo("2 by POM profile ant");
    }

    @Test
    void theModulesPomBeatsAProfileOfItsParent() {
        ConfigNode text = new ConfigNode(
                "cpu",
                "8",
                new Origin("POM profile prod", "", "", "../pom.xml:300"),
                List.of(placed("request", "2", "POM", 20)));
        pom.add(resources(text));

        assertThat(said("environments.train.resources.cpu.request")).isEqualTo("2 by POM");
    }

    @Test
    void anAlternativeOfAProfileTakesThePlaceOfTheOther() {
        pom.add(node(
                "images",
                node(
                        "runtime",
                        placed("base", "eclipse-temurin:17-jre", "POM", 20),
                        placed("reference", "registry.example.org/ready:1", "POM profile prod", 90))));

        assertThat(said("images.runtime.reference")).isEqualTo("registry.example.org/ready:1 by POM profile prod");
        assertThat(merged().tree()
                        .child("images")
                        .orElseThrow()
                        .child("runtime")
                        .orElseThrow()
                        .child("base"))
                .isEmpty();
    }

    @Test
    void aListThatMavenHasAppendedToStaysWhole() {
        pom.add(node(
                "environments",
                node(
                        "train",
                        node(
                                "classes",
                                placed("glob", "a.*", "POM", 20),
                                placed("glob", "b.*", "POM profile prod", 90)))));
        pom.add(placed("registry", "there", "POM profile prod", 91));

        assertThat(merged().tree()
                        .child("environments")
                        .flatMap(all -> all.child("train"))
                        .flatMap(train -> train.child("classes"))
                        .orElseThrow()
                        .texts())
                .containsExactly("a.*", "b.*");
    }

    @Test
    void textBesideTheElementThatItStandsForInOnePlaceIsRefused() {
        pom.add(resources(mixed("cpu", "1", "POM", 66, placed("request", "2", "POM", 67))));

        assertThat(merged().problems())
                .extracting(Problem::text)
                .containsExactly(
                        "FLYTE-105 <environments><train><resources><cpu> (pom.xml:66): it says '1' beside its elements."
                                + " To mend it: put the value into an element too.");
    }

    private static ConfigNode resources(ConfigNode cpu) {
        return node("environments", node("train", node("resources", cpu)));
    }

    private static ConfigNode mixed(String name, String text, String source, int line, ConfigNode... children) {
        return new ConfigNode(name, text, new Origin(source, "", "", "pom.xml:" + line), List.of(children));
    }

    private static ConfigNode placed(String name, String text, String source, int line) {
        return mixed(name, text, source, line);
    }
}
