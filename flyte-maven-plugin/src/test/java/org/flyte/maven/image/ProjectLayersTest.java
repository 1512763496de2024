package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.LayerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLayersTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void aFolderIsNestedAndAFileIsNot() throws Exception {
        write("data/models/a.onnx", "a");
        assertThat(files(Map.of("l", layer("data/models", "/opt")))).containsExactly("644 /opt/models/a.onnx");
        assertThat(files(Map.of("l", new LayerSettings("data/models/", "/opt/", true, List.of(), List.of()))))
                .containsExactly("644 /opt/a.onnx");
        assertThat(files(Map.of("l", layer("data/models/a.onnx", "/opt")))).containsExactly("644 /opt/a.onnx");
        assertThat(files(Map.of("l", layer("data/models/a.onnx", "/")))).containsExactly("644 /a.onnx");
    }

    @Test
    void whatTheOwnerMayExecuteMayBeExecuted() throws Exception {
        Files.setPosixFilePermissions(write("bin/run", "#!"), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(write("bin/read", ""), PosixFilePermissions.fromString("r--------"));
        assertThat(files(Map.of("l", layer("bin", "/opt")))).containsExactly("644 /opt/bin/read", "755 /opt/bin/run");
    }

    @Test
    void globsAreMavensAndItsOwnExcludesHold() throws Exception {
        for (String file : List.of("a.txt", "sub/b.txt", "sub/deep/c.txt", "sub/c.md", ".git/config", "x~", ".env")) {
            write("d/" + file, file);
        }
        assertThat(files(Map.of("l", new LayerSettings("d", "/o", true, List.of("*.txt", "sub/"), List.of("**/c.*")))))
                .containsExactly("644 /o/a.txt", "644 /o/sub/b.txt");
        assertThat(files(Map.of("l", new LayerSettings("d", "/o", true, List.of(), List.of("sub/**")))))
                .containsExactly("644 /o/.env", "644 /o/a.txt");
        assertThat(files(Map.of("l", layer("d/x~", "/o")))).containsExactly("644 /o/x~");
    }

    @Test
    void theWholeModuleIsWithoutThePluginsOwnFolder() throws Exception {
        write("pom.xml", "");
        write("target/flyte/code/A.class", "");
        write("target/app.txt", "");
        assertThat(files(Map.of("l", new LayerSettings(".", "/app", true, List.of(), List.of()))))
                .containsExactly("644 /app/pom.xml", "644 /app/target/app.txt");
    }

    @Test
    void layersAreInTheOrderOfTheirKeys() throws Exception {
        write("a", "");
        assertThat(plan(Map.of("z", layer("a", "/1"), "b", layer("a", "/2"), "a", layer("a", "/3")))
                        .layers())
                .extracting(ImageLayer::name)
                .startsWith("files-a", "files-b", "files-z");
    }

    @Test
    void twoLayersMayPutTheSameFileAtOnePathButNotTwo() throws Exception {
        write("one/a.txt", "same");
        write("two/a.txt", "same");
        write("three/a.txt", "other");
        write("four/a.txt/b", "");
        LayerSettings one = new LayerSettings("one", "/opt", true, List.of(), List.of());
        assertThat(files(Map.of("a", one, "b", new LayerSettings("two", "/opt", true, List.of(), List.of()))))
                .containsOnly("644 /opt/a.txt");
        for (String from : List.of("three", "four")) {
            Map<String, LayerSettings> layers =
                    Map.of("a", one, "b", new LayerSettings(from, "/opt", true, List.of(), List.of()));
            assertThatThrownBy(() -> plan(layers))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("images.default.layers.b.into")
                    .hasMessageContaining("/opt/a.txt is put there by the layer a already");
        }
    }

    private List<String> files(Map<String, LayerSettings> layers) {
        return plan(layers).layers().stream()
                .filter(layer -> layer.name().startsWith(ImageLayer.FILES))
                .flatMap(layer -> layer.entries().stream())
                .filter(entry -> !(entry instanceof LayerEntry.Folder))
                .map(entry -> Integer.toOctalString(entry.mode()) + " " + entry.path())
                .toList();
    }

    private ImagePlan plan(Map<String, LayerSettings> layers) {
        return Plans.of(
                "1.0",
                TestImage.on("scratch").platforms("linux/amd64").layers(layers).settings(),
                List.of(),
                Jars.runtime(elsewhere),
                folder);
    }

    private static LayerSettings layer(String from, String into) {
        return new LayerSettings(from, into, false, List.of(), List.of());
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
