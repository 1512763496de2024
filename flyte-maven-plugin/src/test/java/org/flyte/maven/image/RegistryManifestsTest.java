package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryManifestsTest {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private static final RegistryOptions OPTIONS = new RegistryOptions(Path.of("none"), List.of(), false, "1");

    @TempDir
    Path folder;

    private RealRegistry registry;
    private Publishing publishing;
    private final RegistryManifests manifests = new RegistryManifests(OPTIONS, line -> {});

    @BeforeEach
    void start() {
        registry = RealRegistry.start(folder.resolve("registry"));
        publishing = new Publishing(folder);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void readsAManifestAsItIsStored() throws Exception {
        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), "scratch"));
        ImageAddress address = address(registry.address()).at(image.digest());

        RegistryManifests.Manifest read =
                manifests.get(address, credentials(address)).orElseThrow();

        assertThat(read.digest()).isEqualTo(image.digest());
        assertThat(read.mediaType()).startsWith("application/vnd.");
        assertThat(new String(read.bytes(), StandardCharsets.UTF_8)).contains(read.mediaType());
    }

    @Test
    void pointsAnotherTagAtAnImageThatIsThere() throws Exception {
        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), "scratch"));
        ImageAddress address = address(registry.address()).at(image.digest());
        RegistryManifests.Manifest read =
                manifests.get(address, credentials(address)).orElseThrow();

        String digest = manifests.put(address.at("stable"), credentials(address), read.mediaType(), read.bytes());

        assertThat(digest).isEqualTo(image.digest());
        assertThat(PulledImage.digestOfTag(registry.address() + "/app-default:stable@" + digest))
                .isEqualTo(image.digest());
    }

    @Test
    void storesAnIndexByteForByte() throws Exception {
        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), "scratch"));
        ImageAddress address = address(registry.address());
        RegistryManifests.Manifest one =
                manifests.get(address.at(image.digest()), credentials(address)).orElseThrow();
        byte[] index = ("{ \"schemaVersion\" : 2,\n\"mediaType\":\"%s\", \"annotations\":{\"who\":\"Zoë\"},\n"
                        + "\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d,"
                        + "\"platform\":{\"os\":\"linux\",\"architecture\":\"arm64\"}}] }")
                .formatted(INDEX, one.mediaType(), one.digest(), one.bytes().length)
                .getBytes(StandardCharsets.UTF_8);

        String digest = manifests.put(address.at("many"), credentials(address), INDEX, index);

        assertThat(digest).isEqualTo(RegistryManifests.digest(index));
        RegistryManifests.Manifest back =
                manifests.get(address.at("many"), credentials(address)).orElseThrow();
        assertThat(back.bytes()).isEqualTo(index);
        assertThat(back.mediaType()).isEqualTo(INDEX);
        assertThat(manifests.get(address.at(digest), credentials(address))).isPresent();
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        ImageAddress address = address(registry.address()).at("absent");

        assertThat(manifests.get(address, credentials(address))).isEmpty();
    }

    @Test
    void refusesAManifestThatIsNotTheOneOfTheDigest() throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(
                registry,
                request -> request.startsWith("GET /v2/app-default/manifests/") ? 200 : 0,
                "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[]}")) {
            ImageAddress address = address(proxy.address()).at("sha256:" + "0".repeat(64));

            assertThatThrownBy(() -> manifests.get(address, credentials(address)))
                    .isInstanceOf(DigestMismatchException.class)
                    .hasMessageContaining("not sha256:0000");
        }
    }

    private ImageAddress address(String registryAddress) {
        return ImageAddress.target(publishing.plan(registryAddress, "scratch").definition());
    }

    private static RegistryCredentials credentials(ImageAddress address) {
        return RegistryCredentials.of(address, true, OPTIONS, line -> {});
    }
}
