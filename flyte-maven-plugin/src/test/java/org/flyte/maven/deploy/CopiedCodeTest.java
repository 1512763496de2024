package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.image.TestImage;
import org.flyte.maven.settings.LayerSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of Flyte's Python copy their source folder into the image; here that does nothing, and must not be silent. */
class CopiedCodeTest {
    @TempDir
    Path temp;

    private SampleProject project;

    @BeforeEach
    void compile() {
        project = SampleProject.in(temp.resolve("app"), SampleProject.tasks("load"))
                .withVersion("v1");
    }

    @Test
    void aLayerOfTheWholeModuleIsSaidToCopyWhatTheImageHasAlready() {
        assertThat(warnings(CopyStyle.NONE, everything("."))).singleElement().satisfies(warning -> assertThat(warning)
                .startsWith("images.default.layers.code copies . into /app: ")
                .contains("Etl.class among it is in the image's /flyte/code already")
                .contains("Leave the layer out, or exclude **/*.class"));
        assertThat(warnings(CopyStyle.CLASSES, everything("classes")))
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("is in the code bundle already"));
    }

    @Test
    void aLayerOfSourcesIsSaidToDoNothingWhereTheImageHasTheCode() {
        assertThat(warnings(CopyStyle.NONE, everything("src"))).singleElement().satisfies(warning -> assertThat(warning)
                .contains("Etl.java is a source", "those of rootDir, " + temp.resolve("app")));
        assertThat(warnings(CopyStyle.CLASSES, everything("src"))).isEmpty();
    }

    @Test
    void aLayerOfClassesThatTravelNowhereNamesTheRootDir() throws IOException {
        Files.createDirectories(temp.resolve("app/generated"));
        Files.copy(temp.resolve("app/classes/Etl.class"), temp.resolve("app/generated/Other.class"));
        assertThat(warnings(CopyStyle.NONE, everything("generated")))
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains("no class path leads to", "Other.class", "rootDir, " + temp.resolve("app"))
                        .endsWith("Make it a module or a dependency of this one"));
    }

    @Test
    void aLayerOfDataIsFine() throws IOException {
        Files.createDirectories(temp.resolve("app/models"));
        Files.writeString(temp.resolve("app/models/a.onnx"), "a");
        assertThat(warnings(CopyStyle.NONE, everything("models"))).isEmpty();
        LayerSettings data = new LayerSettings(
                ".", "/app", true, List.of(), List.of("**/*.class", "**/*.java", "target/**", "**/*.jar"));
        assertThat(warnings(CopyStyle.NONE, data)).isEmpty();
    }

    private List<String> warnings(CopyStyle style, LayerSettings layer) {
        List<String> warnings = new ArrayList<>();
        SampleProject layered = project.with(
                        new TreeMap<>(Map.of(
                                "default",
                                TestImage.on("scratch")
                                        .platforms("linux/amd64")
                                        .layers(Map.of("code", layer))
                                        .settings())),
                        project.model().environments().get(0))
                .withCopyStyle(style);
        Preparation.of(layered.workspace(), ModuleEnvironments.UNDECLARED, warnings::add)
                .prepare(layered.model())
                .orElseThrow();
        return warnings;
    }

    /** As {@code with_source_folder(…, copy_contents_only=True)} of the guide. */
    private static LayerSettings everything(String from) {
        return new LayerSettings(from, "/app", true, List.of(), List.of());
    }
}
