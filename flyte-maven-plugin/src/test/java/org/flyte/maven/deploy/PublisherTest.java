package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.image.RealRegistry;
import org.flyte.maven.image.RegistryOptions;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.TaskEntry;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.wire.connect.ConnectTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images on their way to a real registry. */
class PublisherTest {
    @TempDir
    Path temp;

    @Test
    void whatTheRegistryHasIsPushedOnlyWhenSomebodyAsksForIt() {
        PublishedImage first;
        try (RealRegistry registry = RealRegistry.start(temp.resolve("registry"))) {
            first = publish(registry, false).get("default");
            PublishedImage second = publish(registry, false).get("default");
            PublishedImage again = publish(registry, true).get("default");

            assertThat(List.of(first.pushed(), second.pushed(), again.pushed())).containsExactly(true, false, true);
            assertThat(again.reference()).isEqualTo(first.reference());
        }
        try (RealRegistry readOnly = RealRegistry.startReadOnly(temp.resolve("registry"))) {
            assertThat(publish(readOnly, false).get("default").digest()).isEqualTo(first.digest());
            assertThatThrownBy(() -> publish(readOnly, true)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void everyImageThatCannotBePublishedIsTold() {
        try (RealRegistry readOnly = RealRegistry.startReadOnly(temp.resolve("registry"))) {
            assertThatThrownBy(() -> publish(readOnly, false))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problems())
                            .extracting(Problem::text)
                            .hasSize(2)
                            .anyMatch(text -> text.contains("/etl-default"))
                            .anyMatch(text -> text.contains("/etl-gpu")));
        }
    }

    private Map<String, PublishedImage> publish(RealRegistry registry, boolean again) {
        SampleProject project = SampleProject.in(temp.resolve("project"), SampleProject.tasks("extract", "load"));
        Workspace all = project.workspace();
        Workspace online = new Workspace(
                all.directory(),
                all.root(),
                all.folder(),
                all.classDirectories(),
                all.jars(),
                all.runtime(),
                all.pluginVersion(),
                new RegistryOptions(temp.resolve("cache"), List.of(), false, "1.0"));
        EnvironmentSettings environment = new EnvironmentSettings(
                "etl",
                "etl",
                null,
                true,
                List.of(),
                List.of(),
                List.of(),
                TaskSettings.NONE,
                new TreeMap<>(Map.of(
                        "load", TaskEntry.of(TaskSettings.builder().image("gpu").build()))));
        List<ImagePlan> images = project.with(
                        new TreeMap<>(Map.of("default", image("default", registry), "gpu", image("gpu", registry))),
                        environment)
                .prepare()
                .images()
                .plans();
        URI nobody = URI.create("http://127.0.0.1:1");
        Backend backend = new Backend(
                new Endpoint(nobody),
                new FlyteClient(ConnectTransport.to(nobody).build()),
                null);
        return new Publisher(online, Optional.empty(), new RecordingConsole()).publish(images, backend, again);
    }

    private static ImageSettings image(String key, RealRegistry registry) {
        return ImageSettings.onBase(key, "scratch", registry.address(), "etl-" + key);
    }
}
