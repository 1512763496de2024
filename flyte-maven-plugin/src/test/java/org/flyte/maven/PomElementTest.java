package org.flyte.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.flyte.maven.config.ConfigNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven's own reader of POMs, which keeps where each element stands. */
class PomElementTest {
    private static final String POM = """
            <project>
              <build>
                <plugins>
                  <plugin>
                    <configuration>
                      <domain>development</domain>
                      <images>
                        <default><base>scratch</base></default>
                      </images>
                      <only>
                        <item>a</item>
                        <item>b</item>
                      </only>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
              <profiles>
                <profile>
                  <id>prod</id>
                  <build>
                    <plugins>
                      <plugin>
                        <configuration>
                          <domain>production</domain>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </profile>
                <profile>
                  <id>other</id>
                </profile>
              </profiles>
            </project>
            """;

    @TempDir
    Path folder;

    @Test
    void eachElementKnowsItsLineInTheFileOfTheModule() throws Exception {
        List<ConfigNode> elements = below(false, folder);

        assertThat(elements).extracting(ConfigNode::name).containsExactly("domain", "images", "only");
        assertThat(elements.get(0)).satisfies(domain -> {
            assertThat(domain.text()).isEqualTo("development");
            assertThat(domain.source()).isEqualTo("POM");
            assertThat(domain.origin().location()).isEqualTo("pom.xml:6");
        });
        assertThat(elements.get(1).children().get(0).children().get(0).origin().location())
                .isEqualTo("pom.xml:8");
        assertThat(elements.get(1).text()).isNull();
    }

    @Test
    void whatStandsInAProfileSaysInWhich() throws Exception {
        assertThat(below(true, folder)).singleElement().satisfies(domain -> {
            assertThat(domain.source()).isEqualTo("POM profile prod");
            assertThat(domain.origin().location()).isEqualTo("pom.xml:25");
        });
    }

    @Test
    void aParentsPomIsFoundFromTheModulesFolderAndOneOfARepositoryByItsName() throws Exception {
        assertThat(below(false, folder.resolve("module")).get(0).origin().location())
                .isEqualTo("../pom.xml:6");

        Path repository = Files.createDirectories(folder.resolve("repository")).resolve("parent-1.0.pom");
        assertThat(new PomPlaces(folder)
                        .origin(new PomElement.Location(repository.toString(), 7))
                        .location())
                .isEqualTo("parent-1.0.pom:7");
        assertThat(new PomPlaces(folder)
                        .origin(new PomElement.Location(
                                folder.resolve("pom.xml").toUri().toString(), 7))
                        .location())
                .as("an address, as Maven 4 has it")
                .isEqualTo("pom.xml:7");
    }

    @Test
    void whatMavenFilledInFromPropertiesDoesNotCountAsThePoms() throws Exception {
        ConfigNode model = ConfigNode.root("POM", below(false, folder));
        ConfigNode parameters = new PomTree()
                .text("domain", "evaluated")
                .text("registry", "of -D")
                .root();

        ConfigNode located = Located.of(parameters, model);

        assertThat(located.children()).extracting(ConfigNode::name).containsExactly("domain", "images", "only");
        assertThat(located.textOf("domain")).contains("evaluated");
        assertThat(located.child("domain").orElseThrow().origin().location()).isEqualTo("pom.xml:6");
    }

    @Test
    void itemsOfOneNameEachKeepTheirLine() throws Exception {
        ConfigNode only = below(false, folder).get(2);

        ConfigNode located = Located.of(
                ConfigNode.root(
                        "POM",
                        List.of(new ConfigNode(
                                "only",
                                null,
                                "POM",
                                List.of(ConfigNode.leaf("item", "a", "POM"), ConfigNode.leaf("item", "b", "POM"))))),
                ConfigNode.root("POM", List.of(only)));

        assertThat(located.children().get(0).children())
                .extracting(item -> item.origin().location())
                .containsExactly("pom.xml:11", "pom.xml:12");
    }

    private List<ConfigNode> below(boolean ofProfile, Path module) throws Exception {
        Path pom = Files.writeString(folder.resolve("pom.xml"), POM);
        InputSource source = new InputSource();
        source.setLocation(pom.toString());
        try (Reader reader = Files.newBufferedReader(pom)) {
            Model model = new MavenXpp3ReaderEx().read(reader, true, source);
            var build = ofProfile ? model.getProfiles().get(0).getBuild() : model.getBuild();
            return PomElement.below(build.getPlugins().get(0).getConfiguration(), new PomPlaces(module));
        }
    }
}
