package org.flyte.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.flyte.maven.config.ConfigNode;
import org.junit.jupiter.api.Test;

/** Maven 4 drops the text of an element where a profile puts elements beside it; Maven 3 keeps both. */
class RawPomsTest {
    private static final String PLAIN = "<c><cpu>${train.cpu}</cpu><memory>1Gi</memory></c>";
    private static final String MERGED = "<c><cpu><limit>4</limit></cpu><memory>1Gi</memory></c>";

    @Test
    void putsBackTheTextBesideTheElementsOfAProfile() throws Exception {
        assertThat(restored("<c><cpu><limit>4</limit></cpu></c>")).containsExactly("cpu=2 limit", "memory=1Gi");
    }

    @Test
    void leavesOutTheTextThatAProfileWasToldToOverride() throws Exception {
        assertThat(restored("<c><cpu combine.self=\"override\"><limit>4</limit></cpu></c>"))
                .containsExactly("cpu=null limit", "memory=1Gi");
    }

    private static List<String> restored(String profile) throws Exception {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin(PLAIN));
        model.addProperty("train.cpu", "2");
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model);
        Profile prod = new Profile();
        prod.setId("prod");
        prod.setBuild(new Build());
        prod.getBuild().addPlugin(plugin(profile));
        project.setActiveProfiles(List.of(prod));
        PomPlaces places = new PomPlaces(Path.of(""));
        Plugin merged = plugin(MERGED);
        return RawPoms.of(project, merged, merged, places)
                .restored(PomElement.below(merged.getConfiguration(), places))
                .stream()
                .map(RawPomsTest::text)
                .toList();
    }

    private static String text(ConfigNode node) {
        return node.name() + "=" + node.text()
                + (node.children().isEmpty() ? "" : " " + node.children().get(0).name());
    }

    private static Plugin plugin(String configuration) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.flyte");
        plugin.setArtifactId("flyte-maven-plugin");
        Xpp3Dom dom = Xpp3DomBuilder.build(new StringReader(configuration));
        plugin.setConfiguration(dom);
        return plugin;
    }
}
