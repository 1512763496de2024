package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One image at every place that it may be brought to, read by other tools. */
class LocalImagesTest {
    @TempDir
    Path folder;

    private RealRegistry registry;
    private Publishing publishing;
    private String base;

    @BeforeEach
    void startRegistry() throws Exception {
        registry = RealRegistry.start(folder.resolve("registry"));
        publishing = new Publishing(folder);
        base = new TestBase(folder)
                .push(registry.address() + "/jre:21", "linux/amd64,linux/arm64", TestBase.GLIBC, "/opt/java");
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void hasOneDigestInTheCacheTheLayoutAndTheRegistry() throws Exception {
        ImagePlan plan = plan("linux/amd64");
        LocalImages images = new LocalImages(publishing.context(false));
        Path file = folder.resolve("image.tar");

        BuiltImage built = images.build(plan);
        images.oci(built, file);
        PublishedImage pushed =
                publishing.images(folder.resolve("another cache")).publish(plan);

        assertThat(Tools.skopeo("inspect", "--format={{.Digest}}", "oci-archive:" + file))
                .isEqualTo(built.digest())
                .isEqualTo(pushed.digest());
        assertThat(pushed.reference()).isEqualTo(built.reference() + "@" + built.digest());
    }

    @Test
    void aLayoutHoldsTheIndexOfSeveralPlatforms() throws Exception {
        BuiltImage built = images().build(plan("linux/amd64", "linux/arm64"));
        Path file = folder.resolve("image.tar");
        images().oci(built, file);

        JsonNode index = new ObjectMapper()
                .readTree(Tools.skopeo("inspect", "--raw", "oci-archive:" + file + ":" + built.tag()));

        assertThat(index.at("/manifests").findValuesAsText("architecture")).containsExactly("amd64", "arm64");
        Path copy = folder.resolve("copy");
        Tools.skopeo(
                "copy", "--all", "--insecure-policy", "oci-archive:" + file + ":" + built.tag(), "oci:" + copy + ":it");
        assertThat(Tools.skopeo("inspect", "--format={{.Digest}}", "oci:" + copy + ":it"))
                .isEqualTo(built.digest());
    }

    @Test
    void aTarIsWhatDockerLoadReads() throws Exception {
        BuiltImage built = images().build(plan("linux/amd64"));
        Path file = folder.resolve("image.tar");
        images().tar(built, file);

        Path copy = folder.resolve("copy");
        Tools.skopeo("copy", "--insecure-policy", "docker-archive:" + file, "dir:" + copy);

        JsonNode config = PulledImage.at(copy).config();
        assertThat(config.at("/Entrypoint").toString()).isEqualTo("[\"java\",\"-jar\",\"/flyte/task.jar\"]");
        assertThat(config.at("/User").asText()).isEqualTo("1000");
        assertThat(Tools.skopeo("list-tags", "docker-archive:" + file))
                .contains(registry.address() + "/app-default:" + built.tag())
                .contains(registry.address() + "/app-default:latest");
    }

    @Test
    void aTarOfSeveralPlatformsIsRefused() {
        BuiltImage built = images().build(plan("linux/amd64", "linux/arm64"));

        assertThatThrownBy(() -> images().tar(built, folder.resolve("image.tar")))
                .hasMessageStartingWith(
                        "FLYTE-334 images.default.platforms: the image default is for linux/amd64," + " linux/arm64")
                .hasMessageContaining("build to oci");
        assertThatThrownBy(() -> images().load(built, "/nowhere")).hasMessageStartingWith("FLYTE-334");
    }

    @Test
    void withoutAnEngineItSaysWhatWasLookedFor() {
        BuiltImage built = images().build(plan("linux/amd64"));

        assertThatThrownBy(() -> images().load(built, "/nowhere"))
                .hasMessageStartingWith("FLYTE-335 flyte.build.to:")
                .hasMessageContaining("neither docker nor podman");
    }

    @Test
    void anEngineThatDoesNotRunIsQuoted() throws Exception {
        BuiltImage built = images().build(plan("linux/amd64"));
        Path program = Files.writeString(
                Files.createDirectories(folder.resolve("bin")).resolve("docker"),
                "#!/bin/sh\necho Cannot connect to the Docker daemon\nexit 1\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> images().load(built, program.getParent().toString()))
                .hasMessageContaining("docker does not take the image default: Cannot connect to the Docker daemon");
    }

    @Test
    void anEngineGetsTheWholeArchive() throws Exception {
        BuiltImage built = images().build(plan("linux/amd64"));
        Path got = folder.resolve("got.tar");
        Path program = Files.writeString(
                Files.createDirectories(folder.resolve("bin")).resolve("podman"),
                "#!/bin/sh\n[ \"$1\" = load ] && cat > " + got + " && echo Loaded image\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        images().tar(built, folder.resolve("image.tar"));

        assertThat(images().load(built, program.getParent().toString())).isEqualTo("Loaded image");
        assertThat(got).hasSameBinaryContentAs(folder.resolve("image.tar"));
    }

    @Test
    void tellsWhatIsInIt() {
        ImageDetails details = images().details(images().build(plan("linux/amd64", "linux/arm64")));

        assertThat(details.platforms()).containsExactly("linux/amd64", "linux/arm64");
        assertThat(details.layers())
                .extracting(ImageDetails.Layer::name)
                .containsExactly("base", "base", "runtime", "code", "base", "base", "runtime", "code");
        assertThat(details.layers())
                .extracting(ImageDetails.Layer::platform)
                .containsOnly("linux/amd64", "linux/arm64");
        assertThat(details.labels()).containsEntry("org.flyte.runtime", "1.0");
    }

    @Test
    void whatWasBuiltIsPushedAsItIs() throws Exception {
        BuiltImage built = images().build(plan("linux/amd64", "linux/arm64"));

        PublishedImage pushed = publishing.images().push(built);
        PublishedImage again = publishing.images().push(built);

        assertThat(pushed.pushed()).isTrue();
        assertThat(pushed.digest()).isEqualTo(built.digest());
        assertThat(again).isEqualTo(new PublishedImage(pushed.reference(), built.digest(), false));
        assertThat(PulledImage.digestOfTag(registry.address() + "/app-default:latest"))
                .isEqualTo(built.digest());
    }

    private LocalImages images() {
        return new LocalImages(publishing.context(false));
    }

    private ImagePlan plan(String... platforms) {
        return publishing.plan(TestImage.on(base)
                .registry(registry.address())
                .tags("latest")
                .platforms(platforms)
                .settings());
    }
}
