package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.maven.image.Jars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionDigestTest {
    @TempDir
    Path temp;

    private SampleProject project;
    private String version;

    @BeforeEach
    void prepare() {
        project = SampleProject.in(temp.resolve("here"), SampleProject.tasks("load"));
        version = project.prepare().version();
    }

    @Test
    void theSameSourcesInAnotherFolderGiveTheSameVersion() {
        SampleProject elsewhere = SampleProject.in(temp.resolve("some/where/else"), SampleProject.tasks("load"));

        assertThat(elsewhere.prepare().version()).isEqualTo(version).matches("[0-9a-f]{32}");
    }

    @Test
    void anotherSpecGivesAnotherVersion() {
        assertThat(project.withEnvVars(Map.of("A", "1")).prepare().version()).isNotEqualTo(version);
    }

    @Test
    void anotherBaseGivesAnotherVersionAlthoughTheImagesOwnContentIsTheSame() {
        Prepared other = project.withImage("eclipse-temurin:25-jre", "etl").prepare();

        assertThat(other.images().plans().get(0).contentHash())
                .isEqualTo(project.prepare().images().plans().get(0).contentHash());
        assertThat(other.version()).isNotEqualTo(version);
    }

    @Test
    void anotherImageNameGivesAnotherVersion() {
        assertThat(project.withImage("eclipse-temurin:21-jre", "other")
                        .prepare()
                        .version())
                .isNotEqualTo(version);
    }

    @Test
    void anotherJarOnTheClassPathGivesAnotherVersion() {
        Jars.write(temp.resolve("here/org.acme/lib-1.0.jar"), "content.txt", "mended");

        assertThat(project.prepare().version()).isNotEqualTo(version);
    }

    @Test
    void otherCodeGivesAnotherVersionAlthoughTheTasksAreTheSame() throws Exception {
        Files.writeString(temp.resolve("here/classes/settings.properties"), "a=1\n");
        Prepared other = project.prepare();

        assertThat(other.entries())
                .isEqualTo(SampleProject.in(temp.resolve("old"), SampleProject.tasks("load"))
                        .prepare()
                        .entries());
        assertThat(other.version()).isNotEqualTo(version);
    }

    @Test
    void aVersionThatSomebodyNamedIsTaken() {
        assertThat(project.withVersion("v7").prepare().version()).isEqualTo("v7");
    }

    /** An order of the JVM's own would change with each JVM, and the version with it. */
    @Test
    void environmentVariablesAreSortedInWhateverOrderTheyWereSaid() {
        Map<String, String> envVars = new LinkedHashMap<>();
        List.of("K", "B", "Z", "A", "Q", "M", "C", "Y", "D", "X").forEach(name -> envVars.put(name, "1"));

        Prepared prepared = project.withEnvVars(envVars).prepare();

        assertThat(prepared.entries()
                        .get(0)
                        .getSpec()
                        .getTaskTemplate()
                        .getContainer()
                        .getEnvList())
                .extracting(KeyValuePair::getKey)
                .isSorted()
                .hasSize(envVars.size());
    }
}
