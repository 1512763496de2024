package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.settings.ImageSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an image tells of where it comes from, and its further tags. */
class ImageLabelsTest {
    private static final Provenance SOURCES =
            new Provenance("1.4", "https://example.org/jobs", "a".repeat(40), Instant.EPOCH);

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
    void tellsSourceRevisionVersionAndBase() throws Exception {
        String base = new TestBase(folder).push(registry.address() + "/jre:21", "linux/amd64", TestBase.GLIBC);
        PublishedImage image = publishing.images().publish(publishing.plan(image(base, Map.of()), SOURCES));

        assertThat(labels(image))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "org.opencontainers.image.title", "app-default",
                        "org.opencontainers.image.version", "1.4",
                        "org.opencontainers.image.source", "https://example.org/jobs",
                        "org.opencontainers.image.revision", "a".repeat(40),
                        "org.opencontainers.image.base.name", base,
                        "org.opencontainers.image.base.digest", PulledImage.digestOfTag(base),
                        "vendor", "base",
                        "org.flyte.runtime", "1.0"));
    }

    @Test
    void theUserSaysMoreThanThePluginButForTheRuntime() throws Exception {
        PublishedImage image = publishing
                .images()
                .publish(publishing.plan(
                        image(
                                "scratch",
                                Map.of("org.opencontainers.image.version", "mine", "org.flyte.runtime", "forged")),
                        SOURCES));

        assertThat(labels(image))
                .containsEntry("org.opencontainers.image.version", "mine")
                .containsEntry("org.flyte.runtime", "1.0");
    }

    @Test
    void anotherCommitOrVersionAloneMakesNoNewImage() {
        PublishedImage first = publishing.images().publish(publishing.plan(image("scratch", Map.of()), SOURCES));
        Provenance next = new Provenance("1.5", "https://example.org/moved", "b".repeat(40), Instant.EPOCH);

        PublishedImage second = publishing.images().publish(publishing.plan(image("scratch", Map.of()), next));

        assertThat(second).isEqualTo(new PublishedImage(first.reference(), first.digest(), false));
    }

    @Test
    void theTimeIsTheProjectsAndCounts() throws Exception {
        Provenance dated = new Provenance(null, null, null, Instant.parse("2026-01-31T12:00:00Z"));
        PublishedImage plain =
                publishing.images().publish(publishing.plan(image("scratch", Map.of()), Provenance.NONE));
        PublishedImage later = publishing.images().publish(publishing.plan(image("scratch", Map.of()), dated));

        assertThat(created(plain)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(created(later)).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(later.reference().replaceFirst("@.*", ""))
                .isNotEqualTo(plain.reference().replaceFirst("@.*", ""));
    }

    @Test
    void aVariableOfTheBaseIsReplacedWhereItStands() throws Exception {
        String base = new TestBase(folder).push(registry.address() + "/jre:21", "linux/amd64", TestBase.GLIBC);

        PublishedImage image =
                publishing.images().publish(publishing.plan(image(base, Map.of(), Map.of("TZ", "UTC", "A", "1"))));

        assertThat(PulledImage.of(image.reference(), folder.resolve("pulled"))
                        .config()
                        .at("/Env")
                        .toString())
                .isEqualTo("[\"PATH=/opt/java/bin:/bin\",\"TZ=UTC\",\"A=1\",\"LANG=C.UTF-8\"]");
    }

    /** A JVM without one makes no file whose name has other letters than English ones. */
    @Test
    void thereIsALocaleUnlessSomebodySaysOne() throws Exception {
        for (String name : List.of("LANG", "LC_ALL", "LC_CTYPE")) {
            PublishedImage image = publishing
                    .images()
                    .publish(publishing.plan(image("scratch", Map.of(), Map.of(name, "de_DE.UTF-8"))));

            assertThat(PulledImage.of(image.reference(), folder.resolve(name))
                            .config()
                            .at("/Env")
                            .toString())
                    .isEqualTo("[\"" + name + "=de_DE.UTF-8\"]");
        }
    }

    @Test
    void tagsArePointedAtAnImageThatIsThereAlready() throws Exception {
        publishing.images().publish(publishing.plan(image("scratch", Map.of("k", "old"), Map.of(), "stable")));
        PublishedImage first = publishing.images().publish(publishing.plan(image("scratch", Map.of())));

        PublishedImage tagged =
                publishing.images().publish(publishing.plan(image("scratch", Map.of(), Map.of(), "stable", "v1")));

        assertThat(tagged).isEqualTo(new PublishedImage(first.reference(), first.digest(), false));
        for (String tag : List.of("stable", "v1")) {
            assertThat(PulledImage.digestOfTag(registry.address() + "/app-default:" + tag))
                    .isEqualTo(first.digest());
        }
        assertThat(publishing.log()).anyMatch(line -> line.startsWith("stable, v1 now stands for"));
    }

    private Map<String, String> labels(PublishedImage image) throws Exception {
        Map<String, String> labels = new TreeMap<>();
        config(image)
                .at("/config/Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static String created(PublishedImage image) throws Exception {
        return config(image).at("/created").asText();
    }

    private static JsonNode config(PublishedImage image) throws Exception {
        return new ObjectMapper()
                .readTree(Tools.skopeo(
                        "inspect",
                        "--config",
                        "--tls-verify=false",
                        "docker://" + image.reference().replaceFirst("@.*", "")));
    }

    private ImageSettings image(String base, Map<String, String> labels) {
        return image(base, labels, Map.of());
    }

    private ImageSettings image(String base, Map<String, String> labels, Map<String, String> env, String... tags) {
        return TestImage.on(base)
                .registry(registry.address())
                .tags(tags)
                .env(env)
                .labels(labels)
                .settings();
    }
}
