package org.flyte.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.ConfigReader;
import org.flyte.maven.config.ConfigSources;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.config.ProjectFacts;
import org.flyte.maven.settings.EnvironmentSettings;
import org.junit.jupiter.api.Test;

/** Maven itself fills the parameters, from a POM as users write it. */
@MojoTest
class ParametersTest {
    private static final String POM = "src/test/resources/harness/pom.xml";

    @Test
    @InjectMojo(goal = "run", pom = POM)
    void runTakesEverythingThatThePomSays(RunMojo mojo) {
        FlyteModel model = read(mojo.pom().root(), Goal.RUN);

        assertThat(model.target().endpoint()).isEqualTo("dns:///flyte.example.org");
        assertThat(model.target().org()).isEqualTo("acme");
        assertThat(model.target().project()).isEqualTo("forecasting");
        assertThat(model.target().domain()).isEqualTo("production");
        assertThat(model.deployVersion()).isEqualTo("v1");
        assertThat(model.defaultImage().base()).isEqualTo("scratch");
        assertThat(model.defaultImage().registry()).isEqualTo("registry.example.org/prod");
        assertThat(model.environments()).extracting(EnvironmentSettings::key).containsExactlyInAnyOrder("etl", "train");
        assertThat(model.environments())
                .extracting(environment -> environment.defaults().envVars().get("MY_ENV"))
                .contains("prod");
        assertThat(model.run().task()).isEqualTo("load");
        assertThat(model.run().inputs()).containsExactly(Map.entry("day", "2026-01-31T00:00:00Z"));
        assertThat(model.run().timeout()).hasMinutes(5);
    }

    @Test
    @InjectMojo(goal = "index", pom = POM)
    void indexTakesAllThatItDeclares(IndexMojo mojo) throws Exception {
        arrives("index", mojo);
    }

    @Test
    @InjectMojo(goal = "bundle", pom = POM)
    void bundleTakesAllThatItDeclares(BundleMojo mojo) throws Exception {
        arrives("bundle", mojo);
    }

    @Test
    @InjectMojo(goal = "build", pom = POM)
    void buildTakesAllThatItDeclares(BuildMojo mojo) throws Exception {
        arrives("build", mojo);
    }

    @Test
    @InjectMojo(goal = "push", pom = POM)
    void pushTakesAllThatItDeclares(PushMojo mojo) throws Exception {
        arrives("push", mojo);
    }

    @Test
    @InjectMojo(goal = "plan", pom = POM)
    void planTakesAllThatItDeclares(PlanMojo mojo) throws Exception {
        arrives("plan", mojo);
    }

    @Test
    @InjectMojo(goal = "deploy", pom = POM)
    void deployTakesAllThatItDeclares(DeployMojo mojo) throws Exception {
        arrives("deploy", mojo);
    }

    @Test
    @InjectMojo(goal = "deploy-no-fork", pom = POM)
    void theTwinTakesAllThatItDeclares(DeployNoForkMojo mojo) throws Exception {
        arrives("deploy-no-fork", mojo);
    }

    @Test
    @InjectMojo(goal = "run", pom = POM)
    void runTakesAllThatItDeclares(RunMojo mojo) throws Exception {
        arrives("run", mojo);
    }

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void checkTakesAllThatItDeclares(CheckMojo mojo) throws Exception {
        arrives("check", mojo);
    }

    @Test
    @InjectMojo(goal = "dev", pom = POM)
    void devTakesAllThatItDeclares(DevMojo mojo) throws Exception {
        arrives("dev", mojo);
    }

    @Test
    @InjectMojo(goal = "dev-start", pom = POM)
    void devStartTakesAllThatItDeclares(DevStartMojo mojo) throws Exception {
        arrives("dev-start", mojo);
    }

    @Test
    @InjectMojo(goal = "dev-stop", pom = POM)
    void devStopTakesAllThatItDeclares(DevStopMojo mojo) throws Exception {
        arrives("dev-stop", mojo);
    }

    /** Each parameter that the descriptor promises stands in the harness's POM and reaches what is merged, with its text. */
    private static void arrives(String goal, AbstractFlyteMojo mojo) throws Exception {
        assertThat(names(mojo.pom().root())).containsExactlyInAnyOrderElementsOf(PluginDescriptor.parameters(goal));
        assertThat(mojo.pom().root().children()).allSatisfy(node -> assertThat(
                        node.text() != null || !node.children().isEmpty())
                .as(node.name())
                .isTrue());
    }

    private static List<String> names(ConfigNode node) {
        return node.children().stream().map(ConfigNode::name).toList();
    }

    private static FlyteModel read(ConfigNode pom, Goal goal) {
        return new ConfigReader(new ProjectFacts("harness", 17), goal)
                .read(new ConfigSources(Map.of(), pom, Set.of(), Map.of()));
    }
}
