package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformsTest {
    private static final String BOTH = "linux/amd64,linux/arm64";

    @TempDir
    Path folder;

    private RealRegistry registry;
    private Publishing publishing;

    @BeforeEach
    void startRegistry() {
        registry = RealRegistry.start(folder.resolve("registry"));
        publishing = new Publishing(folder);
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void severalPlatformsAreOneIndexOfOcisManifests() throws Exception {
        String base = new TestBase(folder).push(registry.address() + "/jre:21", BOTH, TestBase.GLIBC);

        PublishedImage image = images().publish(plan(base, "linux/arm64", "linux/amd64"));

        JsonNode index = raw(image.reference());
        assertThat(index.at("/mediaType").asText()).isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(index.at("/manifests").findValuesAsText("architecture")).containsExactly("amd64", "arm64");
        assertThat(index.at("/manifests").findValuesAsText("mediaType"))
                .containsOnly("application/vnd.oci.image.manifest.v1+json");
        for (String architecture : List.of("amd64", "arm64")) {
            JsonNode config = inspect(image.reference(), architecture);
            assertThat(config.at("/architecture").asText()).isEqualTo(architecture);
            assertThat(config.at("/config/Labels/org.opencontainers.image.base.digest")
                            .asText())
                    .isEqualTo(PulledImage.digestOfTag(base));
        }
        assertThat(PulledImage.digestOfTag(image.reference())).isEqualTo(image.digest());
        assertThat(images().publish(plan(base, "linux/arm64", "linux/amd64")).pushed())
                .isFalse();
    }

    @Test
    void eachPlatformHasItsOwnNativeLibrary() throws Exception {
        String base = new TestBase(folder).push(registry.address() + "/jre:21", BOTH, TestBase.GLIBC);

        PublishedImage image = images().publish(plan(base, "linux/amd64", "linux/arm64"));

        for (Platform platform : Platform.values()) {
            Path pulled = folder.resolve(platform.name());
            Tools.skopeo(
                    "--override-arch=" + platform.architecture(),
                    "copy",
                    "--src-tls-verify=false",
                    "--insecure-policy",
                    "docker://" + image.reference().replaceFirst("@.*", ""),
                    "dir:" + pulled);
            assertThat(new String(PulledImage.at(pulled).file(1, "flyte/native/libopendal_java.so")))
                    .isEqualTo("library " + platform.classifier());
        }
    }

    @Test
    void onePlatformIsAPlainManifestThoughTheBaseHasMore() throws Exception {
        String base = new TestBase(folder).push(registry.address() + "/jre:21", BOTH, TestBase.GLIBC);

        PublishedImage image = images().publish(plan(base, "linux/arm64"));

        assertThat(raw(image.reference()).at("/mediaType").asText())
                .isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(inspect(image.reference(), "arm64").at("/architecture").asText())
                .isEqualTo("arm64");
    }

    @Test
    void withoutPlatformsItIsTheBasesOwnWhereThatHasOneOnlyElseAmd64() throws Exception {
        TestBase bases = new TestBase(folder);
        String arm = bases.push(registry.address() + "/arm:21", "linux/arm64", "/lib/ld-linux-aarch64.so.1");
        String both = bases.push(registry.address() + "/jre:21", BOTH, TestBase.GLIBC);

        assertThat(architecture(plan(arm))).isEqualTo("arm64");
        assertThat(architecture(plan(both))).isEqualTo("amd64");
        assertThat(architecture(plan("scratch"))).isEqualTo("amd64");
    }

    @Test
    void aBaseThatLacksAPlatformIsRefusedWithThoseThatItHas() throws Exception {
        String base = new TestBase(folder).push(registry.address() + "/s390:21", "linux/s390x,linux/amd64", "/etc/os");

        assertThatThrownBy(() -> images().publish(plan(base, "linux/amd64", "linux/arm64")))
                .hasMessage("FLYTE-332 images.default.platforms: " + base
                        + " is there for linux/s390x, linux/amd64, and not for linux/arm64. To mend it: name a base for"
                        + " that platform, or other <platforms>.");
    }

    @Test
    void aPlatformWithoutTheLibraryIsRefused() {
        assertThatThrownBy(() -> images().find(plan("scratch", "linux/s390x")))
                .hasMessageStartingWith("FLYTE-331 images.default.platforms: the image default is for linux/s390x")
                .hasMessageContaining("linux/amd64 and linux/arm64 only");
    }

    @Test
    void otherPlatformsAreAnotherImage() {
        assertThat(images().find(plan("scratch", "linux/amd64")).reference())
                .isEqualTo(images().find(plan("scratch")).reference())
                .isNotEqualTo(images().find(plan("scratch", "linux/arm64")).reference());
    }

    private String architecture(ImagePlan plan) throws Exception {
        return inspect(images().publish(plan).reference(), "amd64")
                .at("/architecture")
                .asText();
    }

    private static JsonNode raw(String reference) throws Exception {
        return new ObjectMapper()
                .readTree(Tools.skopeo(
                        "inspect", "--raw", "--tls-verify=false", "docker://" + reference.replaceFirst("@.*", "")));
    }

    private static JsonNode inspect(String reference, String architecture) throws Exception {
        return new ObjectMapper()
                .readTree(Tools.skopeo(
                        "--override-arch=" + architecture,
                        "inspect",
                        "--config",
                        "--tls-verify=false",
                        "docker://" + reference.replaceFirst("@.*", "")));
    }

    private RegistryImages images() {
        return publishing.images(
                folder.resolve("cache"),
                Optional.of(platform -> NativeLibrary.ofOpenDal(
                        "1",
                        platform,
                        () -> Jars.write(
                                folder.resolve(platform.classifier() + ".jar"),
                                "native/" + platform.classifier() + "/libopendal_java.so",
                                "library " + platform.classifier()))));
    }

    private ImagePlan plan(String base, String... platforms) {
        return publishing.plan(TestImage.on(base)
                .registry(registry.address())
                .platforms(platforms)
                .settings());
    }
}
