package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.LayerSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the POM says of an image, in a real registry. */
class DeclaredImagesTest {
    @TempDir
    Path folder;

    private RealRegistry registry;
    private Publishing publishing;
    private final List<String> warnings = new ArrayList<>();

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
    void isPushedAsDeclared() throws Exception {
        PublishedImage image = publishing.images().publish(plan(declared(Map.of(), null)));

        PulledImage pulled = PulledImage.of(image.reference(), folder.resolve("pulled"));
        JsonNode config = pulled.config();
        assertThat(config.at("/Env").toString()).contains("\"TZ=UTC\"");
        assertThat(config.at("/User").asText()).isEqualTo("1000:1000");
        assertThat(config.at("/WorkingDir").asText()).isEqualTo("/work");
        assertThat(config.at("/Labels/team").asText()).isEqualTo("data");
        assertThat(config.at("/Labels/org.flyte.runtime").asText()).isEqualTo("1.0");
        assertThat(PulledImage.digestOfTag(registry.address() + "/app-default:latest"))
                .isEqualTo(image.digest());
    }

    @Test
    void layersHaveTheFilesThatTheyName() throws Exception {
        write("models/a.onnx");
        write("models/deep/b.onnx");
        write("models/deep/notes.txt");
        LayerSettings nested = new LayerSettings("models", "/opt", false, List.of("**/*.onnx"), List.of());
        LayerSettings contents = new LayerSettings("models", "/tmp/m/", true, List.of(), List.of("deep/*.onnx"));

        PublishedImage image = publishing.images().publish(plan(declared(Map.of("a", nested, "b", contents), null)));

        PulledImage pulled = PulledImage.of(image.reference(), folder.resolve("pulled"));
        assertThat(pulled.entries(0))
                .containsExactly(
                        "755 0/0 1 opt/",
                        "755 0/0 1 opt/models/",
                        "644 0/0 1 opt/models/a.onnx",
                        "755 0/0 1 opt/models/deep/",
                        "644 0/0 1 opt/models/deep/b.onnx");
        assertThat(pulled.entries(1))
                .containsExactly(
                        "1777 0/0 1 tmp/",
                        "755 0/0 1 tmp/m/",
                        "644 0/0 1 tmp/m/a.onnx",
                        "755 0/0 1 tmp/m/deep/",
                        "644 0/0 1 tmp/m/deep/notes.txt");
    }

    @Test
    void everyDeclarationCountsForTheHash() throws Exception {
        write("models/a.onnx");
        LayerSettings layer = new LayerSettings("models", "/opt", false, List.of(), List.of());
        String bare = plan(ImageSettings.onBase("default", "scratch", null, "app-default"))
                .contentHash();
        String declared = plan(declared(Map.of(), null)).contentHash();
        String withLayer = plan(declared(Map.of("a", layer), null)).contentHash();
        Files.writeString(folder.resolve("models/a.onnx"), "other");

        assertThat(List.of(
                        bare,
                        declared,
                        withLayer,
                        plan(declared(Map.of("a", layer), null)).contentHash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void layersWithoutFilesOfTheModuleAreNamedAllAtOnce() throws Exception {
        write("models/a.onnx");
        Files.createSymbolicLink(folder.resolve("models/link"), Path.of("/etc/hostname"));
        Map<String, LayerSettings> layers = Map.of(
                "a", new LayerSettings("models", "/opt", false, List.of(), List.of()),
                "b", new LayerSettings("../..", "/opt", false, List.of(), List.of()),
                "c", new LayerSettings("none", "/opt", false, List.of(), List.of()),
                "d", new LayerSettings("models", "/flyte/lib", false, List.of("*.onnx"), List.of()),
                "e", new LayerSettings("models", "opt", false, List.of("*.onnx"), List.of()));

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> plan(declared(layers, null)));

        assertThat(refused.problems())
                .allMatch(problem -> problem.code() == ImageCode.LAYER_UNUSABLE)
                .extracting(problem -> problem.where() + ": " + problem.what().replace(folder.toString(), "HERE"))
                .containsExactly(
                        "images.default.layers.a.from: models/link is a symbolic link",
                        "images.default.layers.b.from: ../.. lies outside of HERE",
                        "images.default.layers.c.from: none does not exist in HERE",
                        "images.default.layers.d.into: /flyte/lib is no folder of the image that files can go into",
                        "images.default.layers.e.into: opt is no folder of the image that files can go into");
    }

    @Test
    void anImageOfThePluginIsReadyAsItIs() {
        String published = publishing
                .images()
                .publish(publishing.plan(registry.address(), "scratch"))
                .reference();
        String digest = published.replaceFirst(".*@", "");
        String reference = published.replaceFirst("@.*", "");

        assertThat(ready(false).find(ImageSettings.ready("r", reference)))
                .isEqualTo(new FoundImage(reference, Optional.of(digest)));
        assertThat(warnings).isEmpty();
    }

    @Test
    void anImageWithoutTheRuntimeIsRefusedAndItsMendingTold() throws Exception {
        String other = OtherImage.push(registry, folder);

        assertThatThrownBy(() -> ready(false).find(ImageSettings.ready("r", other)))
                .hasMessageStartingWith(
                        "FLYTE-317 images.r.reference: the image " + other + " has no label org.flyte.runtime")
                .hasMessageContaining("name it in <base>");
    }

    @Test
    void aReadyImageThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ready(false).find(ImageSettings.ready("r", registry.address() + "/none:1")))
                .hasMessageStartingWith("FLYTE-302 images.r.reference");
    }

    @Test
    void whatCannotBeLookedAtIsAWarning() {
        String reference = registry.address() + "/a:1";
        registry.close();

        assertThat(ready(true).find(ImageSettings.ready("r", reference)).digest())
                .isEmpty();
        assertThat(ready(false).find(ImageSettings.ready("r", reference)).digest())
                .isEmpty();
        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains(reference));
        assertThat(warnings.get(0)).contains("offline");
        assertThat(warnings.get(1)).contains("Connection refused");
    }

    private ReadyImages ready(boolean offline) {
        return new ReadyImages(
                new RegistryOptions(folder.resolve("cache"), List.of(), offline, "1.0"), warnings::add, line -> {});
    }

    private void write(String file) throws Exception {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "content of " + file);
    }

    private ImagePlan plan(ImageSettings image) {
        return Plans.of("1.0", image, List.of(), Jars.runtime(folder.resolve("plugin")), folder);
    }

    private ImageSettings declared(Map<String, LayerSettings> layers, @Nullable String dockerfile) {
        return (dockerfile == null ? TestImage.on("scratch") : TestImage.ofDockerfile(dockerfile))
                .registry(registry.address())
                .tags("latest")
                .platforms("linux/amd64")
                .env(Map.of("TZ", "UTC"))
                .labels(Map.of("team", "data", "org.flyte.runtime", "forged"))
                .layers(layers)
                .user("1000:1000")
                .workingDirectory("/work")
                .settings();
    }
}
