package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flyte.maven.config.BuildSettings;
import org.flyte.maven.config.BuildSettings.Destination;
import org.flyte.maven.image.BuiltImage;
import org.flyte.maven.image.ImageContext;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.image.RealRegistry;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.RecordingConsole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code build} leaves, and what {@code push} makes of it. */
class BuildsTest {
    @TempDir
    Path temp;

    private final RecordingConsole console = new RecordingConsole();

    @Test
    void aFileTellsOfEachImageAndNothingIsPushed() throws Exception {
        BuiltImage image = build("127.0.0.1:1/acme", Destination.CACHE).get(0);

        JsonObject told = told();
        assertThat(told.get("name").getAsString()).isEqualTo("default");
        assertThat(told.get("reference").getAsString())
                .isEqualTo(image.reference())
                .startsWith("127.0.0.1:1/acme/app-default:");
        assertThat(told.get("digest").getAsString()).isEqualTo(image.digest());
        assertThat(told.get("to").getAsString()).isEqualTo("cache");
        assertThat(told.has("path")).isFalse();
        assertThat(told.getAsJsonArray("layers")).last().satisfies(layer -> assertThat(
                        layer.getAsJsonObject().get("name").getAsString())
                .isEqualTo("code"));
    }

    @Test
    void anArchiveLiesBesideItsFile() throws Exception {
        build(null, Destination.TAR);

        Path archive = temp.resolve("images/default.tar");
        assertThat(archive).isNotEmptyFile();
        assertThat(told().get("path").getAsString()).isEqualTo(archive.toString());
        assertThat(told().get("reference").getAsString()).startsWith("app-default:");
    }

    @Test
    void whatWasBuiltIsPushedOnce() throws Exception {
        try (RealRegistry registry = RealRegistry.start(temp.resolve("registry"))) {
            List<Pushes.Load> loads = build(registry.address(), Destination.CACHE).stream()
                    .map(image -> new Pushes.Load(image, new ImageFiles(temp.resolve("images"))))
                    .toList();

            PublishedImage first = new Pushes(context(), console).push(loads).get(0);
            PublishedImage second = new Pushes(context(), console).push(loads).get(0);

            assertThat(first.pushed()).isTrue();
            assertThat(second.pushed()).isFalse();
            assertThat(told().get("to").getAsString()).isEqualTo("registry");
            assertThat(told().get("digest").getAsString()).isEqualTo(first.digest());
        }
    }

    @Test
    void whatIsGoneFromTheCacheIsNotPushed() throws Exception {
        try (RealRegistry registry = RealRegistry.start(temp.resolve("registry"))) {
            BuiltImage image = build(registry.address(), Destination.CACHE).get(0);
            Path manifest =
                    temp.resolve("cache/blobs/sha256").resolve(image.digest().substring("sha256:".length()));
            Files.delete(manifest);

            assertThatThrownBy(() -> new Pushes(context(), console)
                            .push(List.of(new Pushes.Load(image, new ImageFiles(temp.resolve("images"))))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith(
                            "FLYTE-337 images.default.registry: the cache of this machine has lost " + image.digest());
        }
    }

    private List<BuiltImage> build(@Nullable String registry, Destination to) {
        List<ImagePlan> plans = SampleProject.in(temp.resolve("project"), SampleProject.tasks("load"))
                .withImage("scratch", "app-default")
                .prepare()
                .images()
                .plans()
                .stream()
                .map(plan -> new ImagePlan(
                        plan.definition().named(registry, "app-default"),
                        plan.layers(),
                        plan.entrypoint(),
                        plan.labels(),
                        plan.provenance(),
                        plan.dockerfile(),
                        plan.contentHash()))
                .toList();
        return new Builds(context(), new ImageFiles(temp.resolve("images")), "", console)
                .build(plans, new BuildSettings(to));
    }

    private ImageContext context() {
        return new ImageContext(
                new RegistryOptions(temp.resolve("cache"), List.of(), false, "1.0"), Optional.empty(), line -> {});
    }

    private JsonObject told() throws Exception {
        return JsonParser.parseString(Files.readString(temp.resolve("images/default.json")))
                .getAsJsonObject();
    }
}
