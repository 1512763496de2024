package org.flyte.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
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
    private static final List<String> SHARED = List.of(
            "endpoint", "insecure", "org", "project", "domain", "deployVersion", "registry", "images", "environments");

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
        assertThat(model.defaultImage().registry()).isEqualTo("registry.example.org/team");
        assertThat(model.environments()).extracting(EnvironmentSettings::key).containsExactlyInAnyOrder("etl", "train");
        assertThat(model.environments())
                .extracting(environment -> environment.defaults().envVars().get("MY_ENV"))
                .contains("prod");
        assertThat(model.run().task()).isEqualTo("load");
        assertThat(model.run().inputs()).containsExactly(Map.entry("day", "2026-01-31T00:00:00Z"));
        assertThat(model.run().timeout()).hasMinutes(5);
    }

    @Test
    @InjectMojo(goal = "deploy", pom = POM)
    void deployReadsWhatAllGoalsShare(DeployMojo mojo) {
        assertThat(names(mojo.pom().root())).containsExactlyElementsOf(SHARED);
    }

    @Test
    @InjectMojo(goal = "deploy-no-fork", pom = POM)
    void theTwinReadsTheSameAsDeploy(DeployNoForkMojo mojo) {
        assertThat(names(mojo.pom().root())).containsExactlyElementsOf(SHARED);
    }

    @Test
    @InjectMojo(goal = "index", pom = POM)
    @MojoParameter(name = "skip", value = "true")
    void aSkippedGoalDoesNothing(IndexMojo mojo) throws Exception {
        mojo.execute();

        assertThat(mojo.skips(false, "flyte.index.skip")).isTrue();
    }

    private static List<String> names(ConfigNode node) {
        return node.children().stream().map(ConfigNode::name).toList();
    }

    private static FlyteModel read(ConfigNode pom, Goal goal) {
        return new ConfigReader(new ProjectFacts("harness", 17), goal)
                .read(new ConfigSources(Map.of(), pom, Set.of(), Map.of()));
    }
}
