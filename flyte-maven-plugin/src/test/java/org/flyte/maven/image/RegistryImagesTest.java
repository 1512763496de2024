package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryImagesTest {
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
    void pushesThePlansLayersInTheirOrder() throws Exception {
        ImagePlan plan = publishing.plan(
                registry.address() + "/acme",
                "scratch",
                Jars.snapshot(folder.resolve("jars"), "g", "late-1.jar"),
                Jars.release(folder.resolve("jars"), "g", "a-1.jar"));

        PublishedImage image = publishing.images().publish(plan);

        assertThat(image.pushed()).isTrue();
        assertThat(image.reference())
                .matches("\\Q%s/acme/app-default:\\E[0-9a-f]{32}@\\Q%s\\E"
                        .formatted(registry.address(), image.digest()));
        assertThat(PulledImage.digestOfTag(image.reference())).isEqualTo(image.digest());
        PulledImage pulled = PulledImage.of(image.reference(), folder.resolve("pulled"));
        assertThat(pulled.entries(0))
                .containsExactly("755 0/0 1 flyte/", "755 0/0 1 flyte/lib/", "644 0/0 1 flyte/lib/a-1.jar");
        assertThat(pulled.entries(1))
                .containsExactly("755 0/0 1 flyte/", "755 0/0 1 flyte/lib/", "644 0/0 1 flyte/lib/late-1.jar");
        assertThat(pulled.entries(2))
                .containsExactly(
                        "755 0/0 1 flyte/",
                        "755 0/0 1 flyte/runtime/",
                        "644 0/0 1 flyte/runtime/flyte-runtime-1.0.jar",
                        "644 0/0 1 flyte/runtime/flyte-task-1.0.jar",
                        "644 0/0 1 flyte/task.jar");
        assertThat(pulled.entries(3)).containsExactly("755 0/0 1 flyte/", "1777 0/0 1 flyte/code/");
        assertThat(pulled.layerDigests()).hasSize(4);
        assertThat(pulled.file(0, "flyte/lib/a-1.jar")).isEqualTo(Files.readAllBytes(folder.resolve("jars/g/a-1.jar")));
    }

    @Test
    void saysWhatTheImageIs() throws Exception {
        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), "scratch"));

        PulledImage pulled = PulledImage.of(image.reference(), folder.resolve("pulled"));
        assertThat(pulled.config().at("/Entrypoint").toString()).isEqualTo("[\"java\",\"-jar\",\"/flyte/task.jar\"]");
        JsonNode labels = pulled.config().at("/Labels");
        assertThat(labels.size()).isEqualTo(2);
        assertThat(labels.at("/org.flyte.runtime").asText()).isEqualTo("1.0");
        assertThat(labels.at("/org.opencontainers.image.title").asText()).isEqualTo("app-default");
    }

    @Test
    void keepsUserAndEnvironmentOfTheBase() throws Exception {
        String base = pushBase("1");

        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), base));

        PulledImage pulled = PulledImage.of(image.reference(), folder.resolve("pulled"));
        assertThat(pulled.config().at("/User").asText()).isEqualTo("1000:1000");
        assertThat(pulled.config().at("/Env").toString()).contains("GREETING=hello 1");
        assertThat(pulled.config()
                        .at("/Labels/org.opencontainers.image.base.name")
                        .asText())
                .isEqualTo(base);
        assertThat(pulled.config()
                        .at("/Labels/org.opencontainers.image.base.digest")
                        .asText())
                .isEqualTo(PulledImage.digestOfTag(base));
        assertThat(pulled.config().at("/Cmd").isMissingNode()).isTrue();
    }

    @Test
    void pushesNothingTheSecondTime() throws Exception {
        PublishedImage first = publishing.images().publish(publishing.plan(registry.address(), "scratch"));
        registry.close();

        try (RealRegistry readOnly = RealRegistry.startReadOnly(folder.resolve("registry"))) {
            PublishedImage second = publishing
                    .images(folder.resolve("another cache"))
                    .publish(publishing.plan(readOnly.address(), "scratch"));

            assertThat(second)
                    .isEqualTo(new PublishedImage(
                            first.reference().replace(registry.address(), readOnly.address()), first.digest(), false));
        }
        assertThat(folder.resolve("another cache")).doesNotExist();
    }

    @Test
    void hasAnotherTagOnceTheBaseMoved() throws Exception {
        String base = pushBase("1");
        PublishedImage before = publishing.images().publish(publishing.plan(registry.address(), base));
        pushBase("2");

        PublishedImage after = publishing.images().publish(publishing.plan(registry.address(), base));

        assertThat(after.pushed()).isTrue();
        assertThat(tag(after)).isNotEqualTo(tag(before));
        assertThat(PulledImage.of(after.reference(), folder.resolve("pulled"))
                        .config()
                        .at("/Env")
                        .toString())
                .contains("GREETING=hello 2");
    }

    @Test
    void buildsOnAPinnedBase() throws Exception {
        String pinned = pushBase("1").replaceFirst(":[^:]*$", "") + "@" + PulledImage.digestOfTag(pushBase("1"));
        pushBase("2");

        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), pinned));

        assertThat(PulledImage.of(image.reference(), folder.resolve("pulled"))
                        .config()
                        .at("/Env")
                        .toString())
                .contains("GREETING=hello 1");
    }

    @Test
    void givesTheSameDigestForTheSameContentElsewhere() throws Exception {
        Publishing here = new Publishing(folder.resolve("here"));
        Publishing there = new Publishing(folder.resolve("there"));
        ImagePlan planHere = here.plan(registry.address() + "/here", "scratch");
        ImagePlan planThere = there.plan(registry.address() + "/there", "scratch");
        for (String jar : List.of("jars/g/a-1.jar", "plugin/flyte-runtime-1.0.jar")) {
            Files.setLastModifiedTime(folder.resolve("there").resolve(jar), FileTime.fromMillis(1_000_000_000_000L));
            Files.setPosixFilePermissions(
                    folder.resolve("there").resolve(jar),
                    java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }

        PublishedImage imageHere = here.images().publish(planHere);
        PublishedImage imageThere = there.images().publish(planThere);

        assertThat(imageThere.pushed()).isTrue();
        assertThat(imageThere.digest()).isEqualTo(imageHere.digest());
        assertThat(tag(imageThere)).isEqualTo(tag(imageHere));
    }

    @Test
    void buildsARebuiltSnapshotAnewThoughItsTimeAndSizeStayed() throws Exception {
        ClassPathJar jar = Jars.snapshot(folder.resolve("jars"), "g", "late-1.jar");
        FileTime time = Files.getLastModifiedTime(jar.file());
        publishing.images().publish(publishing.plan(registry.address(), "scratch", jar));
        byte[] rebuilt = Files.readAllBytes(jar.file());
        rebuilt[rebuilt.length - 1] ^= 1;
        Files.write(jar.file(), rebuilt);
        Files.setLastModifiedTime(jar.file(), time);

        PublishedImage image = publishing.images().publish(publishing.plan(registry.address(), "scratch", jar));

        PulledImage pulled = PulledImage.of(image.reference(), folder.resolve("pulled"));
        assertThat(pulled.file(0, "flyte/lib/late-1.jar")).isEqualTo(rebuilt);
    }

    @Test
    void publishesSeveralAtOnceAndEachOnce() throws Exception {
        String base = pushBase("1");
        List<Callable<PublishedImage>> publishings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ImagePlan plan = publishing.plan(registry.address() + "/r" + i % 3, base);
            publishings.add(() -> publishing.images().publish(plan));
        }

        List<PublishedImage> published = atOnce(publishings);

        assertThat(published)
                .extracting(PublishedImage::digest)
                .containsOnly(published.get(0).digest());
        assertThat(published).filteredOn(PublishedImage::pushed).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void publishesTheSameFromSeveralMachinesAtOnce() throws Exception {
        List<Publishing> machines = IntStream.range(0, 6)
                .mapToObj(machine -> new Publishing(folder.resolve("machine" + machine)))
                .toList();
        for (int round = 0; round < 8; round++) {
            String repository = registry.address() + "/r" + round;
            List<Callable<PublishedImage>> publishings = new ArrayList<>();
            for (Publishing machine : machines) {
                ImagePlan plan = machine.plan(repository, "scratch");
                publishings.add(() -> machine.images().publish(plan));
            }

            assertThat(atOnce(publishings))
                    .extracting(PublishedImage::digest)
                    .hasSize(6)
                    .allMatch(PulledImage.digestOfTag(publishings.get(0).call().reference())::equals);
        }
    }

    private static List<PublishedImage> atOnce(List<Callable<PublishedImage>> publishings) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(publishings.size());
        try {
            List<PublishedImage> published = new ArrayList<>();
            for (Future<PublishedImage> image : threads.invokeAll(publishings)) {
                published.add(image.get());
            }
            return published;
        } finally {
            threads.shutdown();
        }
    }

    private String pushBase(String greeting) throws Exception {
        String base = registry.address() + "/jre:21";
        Jib.fromScratch()
                .setUser("1000:1000")
                .addEnvironmentVariable("GREETING", "hello " + greeting)
                .setEntrypoint("sh")
                .setProgramArguments("-c", "true")
                .addLayer(List.of(Jars.write(folder.resolve("base/etc/os.jar"), "os", greeting)), "/etc")
                .containerize(Containerizer.to(RegistryImage.named(base))
                        .setAllowInsecureRegistries(true)
                        .setBaseImageLayersCache(folder.resolve("base/cache"))
                        .setApplicationLayersCache(folder.resolve("base/cache")));
        return base;
    }

    private static String tag(PublishedImage image) {
        return image.reference().replaceFirst(".*:([^:]+)@.*", "$1");
    }
}
