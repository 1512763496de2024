package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.bundle.BundleCode;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.image.ImageLayer;
import org.flyte.maven.image.Jars;
import org.flyte.maven.image.LayerEntry;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.BundleLine;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.RecordingConsole;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyStyleTest {
    @TempDir
    Path temp;

    private SampleProject project;

    @BeforeEach
    void prepare() {
        project = SampleProject.in(temp.resolve("here"), SampleProject.tasks("load"))
                .withVersion("v1");
    }

    @Test
    void classesTravelInTheBundleAndJarsInTheImage() throws IOException {
        Prepared prepared = prepared(CopyStyle.CLASSES);

        assertThat(layers(prepared)).containsExactly("releases", "runtime", "code");
        assertThat(bundled(prepared))
                .contains("Etl.class", "META-INF/flyte/specs.pb")
                .noneMatch(name -> name.endsWith(".jar"));
        assertThat(taskJar(prepared)).contains("code/ code/app.jar lib/lib-1.0.jar");
    }

    @Test
    void theBundleAloneIsTheOneThatIsDeployed() {
        for (CopyStyle style : CopyStyle.values()) {
            assertThat(alone(style))
                    .isEqualTo(Optional.ofNullable(prepared(style).bundle()));
        }
        assertThat(BundleLine.of(alone(CopyStyle.CLASSES)))
                .matches("flyte: code bundle /.*/target/flyte/bundle.tar.gz, \\d+ bytes, sha256:[0-9a-f]{64}");
        assertThat(BundleLine.of(alone(CopyStyle.NONE))).contains("no code bundle", "copyStyle none");
    }

    private Optional<Bundle> alone(CopyStyle style) {
        return Preparation.of(project.workspace(), ModuleEnvironments.UNDECLARED, warning -> {})
                .bundle(project.withCopyStyle(style).model());
    }

    @Test
    void withAllTheImageHoldsNothingOfTheProject() throws IOException {
        Prepared prepared = prepared(CopyStyle.ALL);

        assertThat(layers(prepared)).containsExactly("runtime", "code");
        assertThat(bundled(prepared)).contains("Etl.class", "app.jar", "lib/", "lib/lib-1.0.jar");
        assertThat(taskJar(prepared)).endsWith("code/ code/app.jar");
        Path appJar = project.workspace().folder().resolve("app.jar");
        assertThat(manifest(Files.newInputStream(appJar)).getValue(Attributes.Name.CLASS_PATH))
                .isEqualTo("lib/lib-1.0.jar");
    }

    @Test
    void withNoneTheImageHoldsEverything() {
        Prepared prepared = prepared(CopyStyle.NONE);

        assertThat(prepared.bundle()).isNull();
        assertThat(layers(prepared)).containsExactly("releases", "runtime", "code");
        assertThat(code(prepared))
                .extracting(LayerEntry::path)
                .contains("/flyte/code", "/flyte/code/Etl.class", "/flyte/code/META-INF/flyte/specs.pb");
        assertThat(code(prepared)).noneMatch(entry -> entry.mode() == 01777);
    }

    @Test
    void aDeploymentWithoutABundleTellsItsTasksOfNone() throws Exception {
        try (DevServer server = DevServer.start(DevServerOptions.in(temp.resolve("data")))) {
            DeploymentRecord record = deploy(CopyStyle.NONE, server);

            assertThat(record.bundle()).isNull();
            Container container = registered(server).getContainer();
            assertThat(container.getArgsList()).doesNotContain("--tgz", "--digest");
            Path image = server.dataDir()
                    .resolve("images/"
                            + prepared(CopyStyle.NONE).images().plans().get(0).contentHash());
            assertThat(image.resolve("flyte/code/Etl.class")).exists();
        }
    }

    /** A parent makes its children's specs from its own arguments. */
    @Test
    void inEveryStyleATaskKnowsTheImagesOfAllEnvironments() throws Exception {
        for (CopyStyle style : CopyStyle.values()) {
            try (DevServer server = DevServer.start(DevServerOptions.in(temp.resolve("data" + style)))) {
                deploy(style, server);
                ContainerArguments arguments = ContainerArguments.parse(
                        registered(server).getContainer().getArgsList());
                assertThat(arguments.options()).containsKeys(Option.IMAGE_CACHE, Option.VERSION);
                assertThat(arguments.options().containsKey(Option.TGZ)).isEqualTo(style != CopyStyle.NONE);
            }
        }
    }

    @Test
    void theSameSourcesGiveTheSameBytesInAnotherFolder() {
        for (CopyStyle style : CopyStyle.values()) {
            Prepared here = prepared(style);
            Prepared there = SampleProject.in(temp.resolve("some/where/" + style), SampleProject.tasks("load"))
                    .withVersion("v1")
                    .withCopyStyle(style)
                    .prepare();
            assertThat(there.images().plans().get(0).contentHash())
                    .isEqualTo(here.images().plans().get(0).contentHash());
        }
    }

    @Test
    void eachStyleIsAnotherVersionAndCoversCodeAndJars() throws IOException {
        SampleProject unnamed = SampleProject.in(temp.resolve("unnamed"), SampleProject.tasks("load"));
        Set<String> versions = new LinkedHashSet<>();
        for (CopyStyle style : CopyStyle.values()) {
            versions.add(unnamed.withCopyStyle(style).prepare().version());
        }
        Files.writeString(temp.resolve("unnamed/classes/settings.properties"), "a=1\n");
        for (CopyStyle style : CopyStyle.values()) {
            versions.add(unnamed.withCopyStyle(style).prepare().version());
        }
        Jars.write(temp.resolve("unnamed/org.acme/lib-1.0.jar"), "content.txt", "mended");
        for (CopyStyle style : CopyStyle.values()) {
            versions.add(unnamed.withCopyStyle(style).prepare().version());
        }
        assertThat(versions).hasSize(9);
    }

    @Test
    void aFileWhereAJarGoesIsRefused() throws IOException {
        Files.writeString(temp.resolve("here/classes/app.jar"), "mine");
        assertThatThrownBy(() -> prepared(CopyStyle.ALL))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo(BundleCode.NAME_TAKEN)));
        assertThat(prepared(CopyStyle.CLASSES).bundle()).isNotNull();
    }

    private Prepared prepared(CopyStyle style) {
        return project.withCopyStyle(style).prepare();
    }

    private DeploymentRecord deploy(CopyStyle style, DevServer server) {
        Backend backend = new Backend(new Endpoint(server.endpoint()), client(server), server.dataDir());
        return new Deployer(new Publisher(project.workspace(), Optional.empty(), new RecordingConsole()))
                .deploy(SampleProject.whole(prepared(style)), backend);
    }

    private static TaskTemplate registered(DevServer server) {
        TaskIdentifier id = TaskIdentifier.newBuilder()
                .setProject(SampleProject.PROJECT)
                .setDomain(SampleProject.DOMAIN)
                .setName("etl.load")
                .setVersion("v1")
                .build();
        return client(server).findTask(id).orElseThrow().getSpec().getTaskTemplate();
    }

    private static FlyteClient client(DevServer server) {
        return new FlyteClient(ConnectTransport.to(server.endpoint())
                .retries(RetryPolicy.none())
                .build());
    }

    private static List<String> layers(Prepared prepared) {
        return prepared.images().plans().get(0).layers().stream()
                .map(ImageLayer::name)
                .toList();
    }

    private static List<LayerEntry> code(Prepared prepared) {
        return prepared.images()
                .plans()
                .get(0)
                .layers()
                .get(prepared.images().plans().get(0).layers().size() - 1)
                .entries();
    }

    private static String taskJar(Prepared prepared) throws IOException {
        LayerEntry entry = prepared.images().plans().get(0).layers().stream()
                .flatMap(layer -> layer.entries().stream())
                .filter(it -> it.path().equals("/flyte/task.jar"))
                .findFirst()
                .orElseThrow();
        byte[] content = ((LayerEntry.MadeFile) entry).content();
        return manifest(new ByteArrayInputStream(content)).getValue(Attributes.Name.CLASS_PATH);
    }

    private static Attributes manifest(InputStream jar) throws IOException {
        try (JarInputStream in = new JarInputStream(jar)) {
            return in.getManifest().getMainAttributes();
        }
    }

    private static List<String> bundled(Prepared prepared) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(
                Files.newInputStream(prepared.bundle().file())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
