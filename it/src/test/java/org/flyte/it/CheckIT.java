package org.flyte.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flyte:check} where there is no project. */
class CheckIT {
    private static final String CHECK = "org.flyte:flyte-maven-plugin:" + System.getProperty("it.version") + ":check";

    @TempDir
    Path folder;

    private MavenBuild maven;

    @BeforeEach
    void emptyFolder() throws IOException {
        maven = new MavenBuild(
                Files.createDirectories(folder.resolve("empty")), Files.createDirectories(folder.resolve("home")));
    }

    @Test
    void anEmptyFolderIsEnoughAndStaysEmpty() throws Exception {
        String said = maven.run(CHECK);

        assertThat(said)
                .contains("flyte: configuration  ok")
                .contains("flyte: backend        not needed  nobody said where Flyte is")
                .contains("flyte: JDK            ok");
        assertThat(files()).isEmpty();
    }

    @Test
    void flytesOwnConfigurationCountsAndWhatIsBrokenFailsTheBuildWithTheFix() throws Exception {
        Path config = Files.createDirectories(maven.project().resolve(".flyte")).resolve("config.yaml");
        Files.writeString(
                config, "admin: {endpoint: 'dns:///127.0.0.1:1', insecure: true}\nimage: {registry: '127.0.0.1:1'}\n");

        assertThatThrownBy(() -> maven.run(CHECK))
                .hasMessageContaining("endpoint dns:///127.0.0.1:1")
                .hasMessageContaining("flyte: backend        FAILED      FLYTE-501 http://127.0.0.1:1: no answer")
                .hasMessageContaining("flyte:                to mend it: check the endpoint and the network")
                .hasMessageContaining("flyte: registry       FAILED")
                .hasMessageContaining("FLYTE-801 not everything that is needed works: backend, registry");
        assertThat(files()).containsExactly(".flyte");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(maven.project())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
