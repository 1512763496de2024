package org.flyte.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final ProjectFacts PROJECT = new ProjectFacts("My_Jobs", 17);
    private static final ConfigNode EMPTY = ConfigNode.root("POM", List.of());

    @Test
    void nothingSaidRunsOnTheEmbeddedBackendInTheDefaultProject() {
        FlyteModel model = read(Goal.RUN, EMPTY, Map.of(), Map.of());

        assertThat(model.target()).isEqualTo(new Target("embedded", false, "", "flytesnacks", "development"));
        assertThat(model.defaultImage())
                .isEqualTo(ImageSettings.onBase("default", "eclipse-temurin:17-jre", null, "my-jobs-default"));
        assertThat(model.environments()).singleElement().satisfies(environment -> {
            assertThat(environment.wireName()).isEqualTo("my-jobs");
            assertThat(environment.declared()).isFalse();
        });
        assertThat(model.deployVersion()).isNull();
        assertThat(model.run().timeout()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"8,17", "17,17", "18,21", "21,21", "22,25", "25,25"})
    void theDefaultBaseIsTheFirstLongTermJreThatTheClassesRunOn(int release, int jre) {
        FlyteModel model = new ConfigReader(new ProjectFacts("a", release), Goal.RUN)
                .read(new ConfigSources(Map.of(), EMPTY, Set.of(), Map.of()));

        assertThat(model.defaultImage().base()).isEqualTo("eclipse-temurin:" + jre + "-jre");
    }

    @Test
    void deployNeedsToBeToldWhereFlyteIs() {
        assertThat(problems(Goal.DEPLOY, EMPTY, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ConfigCode.NO_ENDPOINT);
            assertThat(problem.text()).startsWith("FLYTE-101 <endpoint>: ").contains("-Dflyte.endpoint");
        });
    }

    @Test
    void aDryRunWithoutAnEndpointIsPlannedForTheSameProjectAndDomainAsThePlan() {
        Target target = read(Goal.DEPLOY, EMPTY, Map.of("flyte.dryRun", "true"), Map.of())
                .target();

        assertThat(target)
                .isEqualTo(read(Goal.PLAN, EMPTY, Map.of("flyte.dryRun", "true"), Map.of())
                        .target());
        assertThat(target.domain()).isEqualTo("development");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flyte.endpoint=https://joe:hunter2@flyte.example.org", "flyte.registry=joe:hunter2@r.org/a"})
    void noErrorRepeatsThePasswordOfAnAddress(String property) {
        String name = property.substring(0, property.indexOf('='));

        assertThat(problems(Goal.RUN, EMPTY, Map.of(name, property.substring(name.length() + 1))))
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem.text()).contains("(hidden)@").doesNotContain("hunter2", "joe"));
    }

    @Test
    void whatBelongsIntoAnElementBelowIsSentThere() {
        List<Problem> problems = problems(
                Goal.RUN,
                EMPTY,
                Map.of("flyte.environments.etl.retries", "3", "flyte.environments.etl.tasks.load.memory", "1Gi"));

        assertThat(problems)
                .extracting(Problem::fix)
                .containsExactly("write tasks.NAME.retries in its place", "write resources.memory in its place");
    }

    @Test
    void awayFromThisMachineProjectAndDomainMustBeSaid() {
        List<Problem> problems = problems(Goal.DEPLOY, EMPTY, Map.of("flyte.endpoint", "dns:///flyte.example.org"));

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(ConfigCode.NO_PROJECT_OR_DOMAIN, ConfigCode.NO_PROJECT_OR_DOMAIN);
        assertThat(problems).extracting(Problem::where).containsExactly("<project>", "<domain>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "http://127.0.0.1:8090", "localhost:8090", "http://[::1]:80"})
    void onThisMachineProjectAndDomainHaveDefaults(String endpoint) {
        Target target = read(Goal.DEPLOY, EMPTY, Map.of("flyte.endpoint", endpoint), Map.of())
                .target();

        assertThat(target.project()).isEqualTo("flytesnacks");
        assertThat(target.domain()).isEqualTo("development");
    }

    @Test
    void theCommandLineBeatsThePomAndThePomBeatsProjectProperties() {
        ConfigNode pom = pom(leaf("domain", "from-pom"), leaf("registry", "from-pom"));

        FlyteModel model = read(
                Goal.RUN,
                pom,
                Map.of("flyte.domain", "from-user"),
                Map.of("flyte.domain", "weak", "flyte.registry", "weak", "flyte.project", "weak"));

        assertThat(model.target().domain()).isEqualTo("from-user");
        assertThat(model.defaultImage().registry()).isEqualTo("from-pom");
        assertThat(model.target().project()).isEqualTo("weak");
    }

    @Test
    void aPropertyReachesAnyDepthAndLeavesItsNeighboursAlone() {
        ConfigNode pom = pom(node("images", node("default", leaf("base", "scratch"), leaf("name", "jobs"))));

        FlyteModel model = read(Goal.RUN, pom, Map.of("flyte.images.default.base", "127.0.0.1:5000/jre:17"), Map.of());

        assertThat(model.defaultImage().base()).isEqualTo("127.0.0.1:5000/jre:17");
        assertThat(model.defaultImage().name()).isEqualTo("jobs");
    }

    @Test
    void theKeyOfAnEnvironmentVariableMayHoldDots() {
        FlyteModel model = read(Goal.RUN, EMPTY, Map.of("flyte.environments.etl.envVars.log.level", "debug"), Map.of());

        assertThat(model.environments()).singleElement().satisfies(environment -> assertThat(
                        environment.defaults().envVars())
                .containsExactly(Map.entry("log.level", "debug")));
    }

    @Test
    void inputsComeByNameAndAsAWhole() {
        FlyteModel byName = read(Goal.RUN, EMPTY, Map.of("flyte.inputs.name", "World", "flyte.task", "t"), Map.of());
        FlyteModel whole = read(Goal.RUN, EMPTY, Map.of("flyte.inputs", "@in.json"), Map.of());

        assertThat(byName.run().inputs()).containsExactly(Map.entry("name", "World"));
        assertThat(byName.run().task()).isEqualTo("t");
        assertThat(whole.run().inputsText()).isEqualTo("@in.json");
    }

    @Test
    void everyErrorOfTheConfigurationComesInOneReport() {
        ConfigNode pom = pom(
                leaf("endpont", "x"),
                node("environments", node("Bad.Name", leaf("nmae", "x")), node("ok", leaf("name", "other"))),
                leaf("deployVersion", "v".repeat(64)));

        List<Problem> problems = problems(
                Goal.DEPLOY,
                pom,
                Map.of("flyte.endpoint", "ftp://x", "flyte.run.name", "Run_1", "flyte.run.timeout", "soon"));

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        ConfigCode.UNKNOWN_ELEMENT,
                        ConfigCode.UNKNOWN_ELEMENT,
                        ConfigCode.KEY_WITH_DOT,
                        ConfigCode.BAD_ENVIRONMENT_NAME,
                        ConfigCode.BAD_VERSION,
                        ConfigCode.BAD_ENDPOINT,
                        ConfigCode.BAD_RUN_NAME,
                        ConfigCode.BAD_DURATION);
        assertThat(problems).anySatisfy(problem -> assertThat(problem.text())
                .contains("<environments><Bad.Name><nmae>")
                .contains("write name"));
        assertThat(problems).anySatisfy(problem -> assertThat(problem.text()).contains("write endpoint"));
    }

    @Test
    void anElementThatNoGoalKnowsIsRefusedThoughMavenHidesItFromTheGoal() {
        ConfigSources sources = new ConfigSources(
                Map.of(), EMPTY, Set.of("enviroments", "version", "endpoint", "skipRun", "environments"), Map.of());

        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> new ConfigReader(PROJECT, Goal.RUN).read(sources));

        assertThat(thrown.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(ConfigCode.UNKNOWN_ELEMENT, ConfigCode.VERSION_IS_DEPLOY_VERSION);
        assertThat(thrown.getMessage()).contains("<enviroments>").contains("write environments");
    }

    @Test
    void anEnvironmentThatStandsThereTwiceIsRefused() {
        ConfigNode pom = pom(node("environments", node("a"), node("a", leaf("name", "other"))));

        assertThat(problems(Goal.RUN, pom, Map.of())).extracting(Problem::code).contains(ConfigCode.DUPLICATE_ELEMENT);
    }

    @Test
    void insecureIsTrueOrFalseAndNothingElse() {
        assertThat(problems(Goal.RUN, EMPTY, Map.of("flyte.insecure", "maybe")))
                .extracting(Problem::code)
                .containsExactly(ConfigCode.BAD_BOOLEAN);
        assertThat(read(Goal.RUN, EMPTY, Map.of("flyte.insecure", "true"), Map.of())
                        .target()
                        .insecure())
                .isTrue();
    }

    @Test
    void twoEnvironmentsOfOneNameOnTheWireAreRefused() {
        ConfigNode pom = pom(node("environments", node("a", leaf("name", "same")), node("b", leaf("name", "same"))));

        assertThat(problems(Goal.RUN, pom, Map.of()))
                .extracting(Problem::code)
                .containsExactly(ConfigCode.DUPLICATE_ENVIRONMENT);
    }

    @Test
    void textWhereElementsBelongIsRefusedAndTheOtherWayRound() {
        ConfigNode pom = pom(leaf("environments", "etl"), node("domain", leaf("x", "y")));

        assertThat(problems(Goal.RUN, pom, Map.of()))
                .extracting(Problem::code)
                .containsExactly(ConfigCode.WRONG_SHAPE, ConfigCode.WRONG_SHAPE);
    }

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "5m,PT5M", "2h,PT2H", "1d,PT24H", "PT1M30S,PT1M30S"})
    void aTimeoutHasAShortAndAnIsoForm(String text, Duration expected) {
        assertThat(read(Goal.RUN, EMPTY, Map.of("flyte.run.timeout", text), Map.of())
                        .run()
                        .timeout())
                .isEqualTo(expected);
    }

    @Test
    void aMistypedPropertyNearAKnownOneIsAnErrorAndAStrangeOneAWarning() {
        assertThat(problems(Goal.RUN, EMPTY, Map.of("flyte.domian", "x")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("write domain"));
        assertThat(problems(Goal.RUN, EMPTY, Map.of("flyte.images.default.platform", "x")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("write platforms"));
        assertThat(read(Goal.RUN, EMPTY, Map.of("flyte.somethingElse", "x"), Map.of())
                        .warnings())
                .singleElement()
                .asString()
                .contains("flyte.somethingElse");
    }

    @Test
    void theVersionOfADeploymentIsCalledDeployVersion() {
        assertThat(problems(Goal.RUN, EMPTY, Map.of("flyte.version", "1")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("flyte.deployVersion"));
    }

    @Test
    void aProjectsOwnPropertyNamedFlyteVersionIsItsOwnBusiness() {
        assertThat(read(Goal.RUN, EMPTY, Map.of(), Map.of("flyte.version", "0.1.0"))
                        .warnings())
                .isEmpty();
    }

    private static FlyteModel read(
            Goal goal, ConfigNode pom, Map<String, String> user, Map<String, String> projectProperties) {
        return new ConfigReader(PROJECT, goal).read(new ConfigSources(user, pom, Set.of(), projectProperties));
    }

    @ParameterizedTest
    @CsvSource({"classes,CLASSES", "loaded_modules,CLASSES", "all,ALL", "none,NONE"})
    void aCopyStyleHasAName(String name, CopyStyle style) {
        ConfigNode pom = pom(leaf("copyStyle", name), leaf("deployVersion", "1"), leaf("rootDir", ".."));

        FlyteModel model = read(Goal.RUN, pom, Map.of(), Map.of());

        assertThat(model.copyStyle()).isEqualTo(style);
        assertThat(model.rootDir()).isEqualTo("..");
    }

    @Test
    void nothingSaidPutsClassesIntoTheBundle() {
        assertThat(read(Goal.RUN, EMPTY, Map.of(), Map.of()))
                .extracting(FlyteModel::copyStyle, FlyteModel::rootDir)
                .containsExactly(CopyStyle.CLASSES, null);
    }

    @Test
    void theCommandLineBeatsThePomsCopyStyleAndThatThePropertys() {
        ConfigNode pom = pom(leaf("copyStyle", "all"));

        assertThat(read(Goal.RUN, pom, Map.of("flyte.copyStyle", "classes"), Map.of())
                        .copyStyle())
                .isEqualTo(CopyStyle.CLASSES);
        assertThat(read(Goal.RUN, pom, Map.of(), Map.of("flyte.copyStyle", "classes"))
                        .copyStyle())
                .isEqualTo(CopyStyle.ALL);
    }

    @Test
    void anUnknownCopyStyleIsRefused() {
        assertThat(problems(Goal.RUN, pom(leaf("copyStyle", "some")), Map.of()))
                .extracting(Problem::code)
                .containsExactly(ConfigCode.BAD_COPY_STYLE);
    }

    @Test
    void codeInTheImageNeedsAVersion() {
        ConfigNode pom = pom(leaf("copyStyle", "none"));

        assertThat(problems(Goal.RUN, pom, Map.of())).extracting(Problem::code).containsExactly(ConfigCode.NO_VERSION);
        assertThat(read(Goal.RUN, pom, Map.of("flyte.deployVersion", "v1"), Map.of())
                        .copyStyle())
                .isEqualTo(CopyStyle.NONE);
        assertThat(read(Goal.INDEX, pom, Map.of(), Map.of()).copyStyle())
                .as("the index travels nowhere")
                .isEqualTo(CopyStyle.NONE);
    }

    private static List<Problem> problems(Goal goal, ConfigNode pom, Map<String, String> user) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> read(goal, pom, user, Map.of()));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }

    private static ConfigNode pom(ConfigNode... children) {
        return ConfigNode.root("POM", Stream.of(children).toList());
    }

    private static ConfigNode node(String name, ConfigNode... children) {
        return new ConfigNode(name, null, "POM", Stream.of(children).toList());
    }

    private static ConfigNode leaf(String name, String text) {
        return ConfigNode.leaf(name, text, "POM");
    }
}
