package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our layers on what a real engine makes of a Dockerfile. */
class DockerfileImagesTest {
    private static final String BUILDS = "builds the Dockerfile";

    @TempDir
    Path folder;

    private RealRegistry registry;
    private Publishing publishing;

    @BeforeEach
    void startRegistry() throws Exception {
        DebianProgram.find("buildah", "buildah");
        registry = RealRegistry.start(folder.resolve("registry"));
        publishing = new Publishing(folder);
        write("docker/Dockerfile", "FROM scratch\nENV A=1\nUSER 7\nCOPY files /\n");
        write("docker/files/lib64/ld-linux-x86-64.so.2", "loader");
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void ourLayersLieOnTheEnginesAndTheEngineRunsOnlyForAnImageThatIsNotThere() throws Exception {
        PublishedImage first = publishing.images().publish(plan());

        PulledImage pulled = PulledImage.of(first.reference(), folder.resolve("pulled"));
        assertThat(new String(pulled.file(0, "lib64/ld-linux-x86-64.so.2"), StandardCharsets.UTF_8))
                .isEqualTo("loader");
        assertThat(pulled.config().at("/Env").toString()).contains("\"A=1\"");
        assertThat(pulled.config().at("/User").asText()).isEqualTo("7");
        assertThat(pulled.config().at("/Labels/org.flyte.runtime").asText()).isEqualTo("1.0");
        assertThat(publishing.log()).filteredOn(line -> line.contains(BUILDS)).hasSize(1);

        PublishedImage second =
                publishing.images(folder.resolve("another cache")).publish(plan());

        assertThat(second).isEqualTo(new PublishedImage(first.reference(), first.digest(), false));
        assertThat(publishing.log()).filteredOn(line -> line.contains(BUILDS)).hasSize(1);
    }

    @Test
    void isBuiltAnewWhereThatIsAskedFor() throws Exception {
        PublishedImage first = publishing.images().publish(plan());

        PublishedImage second = publishing.images().publishAgain(plan());

        assertThat(second.pushed()).isTrue();
        assertThat(second.reference().replaceFirst("@.*", ""))
                .isEqualTo(first.reference().replaceFirst("@.*", ""));
        assertThat(publishing.log()).filteredOn(line -> line.contains(BUILDS)).hasSize(2);
    }

    @Test
    void anotherFileOfTheContextIsAnotherImage() throws Exception {
        String before = publishing.images().find(plan()).reference();

        write("docker/files/etc/more", "more");

        assertThat(publishing.images().find(plan()).reference()).isNotEqualTo(before);
    }

    @Test
    void aMachineWithMuslIsRefused() throws Exception {
        Files.delete(folder.resolve("docker/files/lib64/ld-linux-x86-64.so.2"));
        write("docker/files/lib/ld-musl-x86_64.so.1", "loader");

        assertThatThrownBy(() -> new LocalImages(publishing.context(false)).build(plan()))
                .hasMessageStartingWith("FLYTE-333 images.default.dockerfile: docker/Dockerfile is made with musl");
    }

    private void write(String file, String text) throws Exception {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private ImagePlan plan() {
        return publishing.plan(TestImage.ofDockerfile("docker/Dockerfile")
                .engine("buildah")
                .registry(registry.address())
                .platforms("linux/amd64")
                .settings());
    }
}
