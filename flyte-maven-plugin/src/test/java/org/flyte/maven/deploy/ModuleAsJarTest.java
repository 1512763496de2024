package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.image.ClassPathJar;
import org.flyte.maven.index.Sources;
import org.flyte.maven.index.docs.ModuleFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started inside a module, Maven resolves its siblings as the jars that were installed. */
class ModuleAsJarTest {
    private static final String CLEAN = """
            package org.acme.clean;
            import org.flyte.task.*;
            public class Clean { @Task public static long clean(long n) { return n; } }
            """;

    @TempDir
    Path temp;

    private SampleProject project;
    private Path classes;
    private Path jar;
    private Path root;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void build() throws IOException {
        project = SampleProject.in(temp.resolve("reactor/etl"), SampleProject.tasks("load"));
        classes = Sources.compile(temp.resolve("reactor/clean"), CLEAN);
        root = temp.resolve("reactor");
        Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(classes.resolve("META-INF/services/org.acme.Spi"), "org.acme.Impl");
        Files.setPosixFilePermissions(
                Files.writeString(classes.resolve("run.sh"), "#!"), PosixFilePermissions.fromString("rwxr-xr-x"));
        jar = jar(temp.resolve("repository/clean-1.jar"));
    }

    @Test
    void bundleVersionAndImageAreThoseOfTheFolder() {
        for (Path from : List.of(root, root.resolve("etl"))) {
            root = from;
            for (CopyStyle style : CopyStyle.values()) {
                Prepared ofFolder = prepare(style, classes);
                Prepared ofJar = prepare(style, jar);
                assertThat(ofJar.version()).isEqualTo(ofFolder.version());
                assertThat(ofJar.bundle()).isEqualTo(ofFolder.bundle());
                assertThat(ofJar.entries()).isEqualTo(ofFolder.entries());
                assertThat(ofJar.images().plans().get(0).contentHash())
                        .isEqualTo(ofFolder.images().plans().get(0).contentHash());
            }
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatMavenResolvedTravelsAndADifferenceIsSaid() throws IOException {
        Files.writeString(classes.resolve("run.sh"), "changed since it was installed");
        prepare(CopyStyle.CLASSES, jar);
        assertThat(project.workspace().codeFolder().resolve("run.sh")).hasContent("#!");
        assertThat(warnings).singleElement().satisfies(warning -> assertThat(warning)
                .contains("the module clean travels as " + jar, classes + " is not the same, first in run.sh")
                .endsWith("install the module, or start Maven where it is built too"));
    }

    @Test
    void aModuleThatIsNotBuiltHereIsNoDifference() throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        prepare(CopyStyle.CLASSES, jar);
        assertThat(project.workspace().codeFolder().resolve("org/acme/clean/Clean.class"))
                .exists();
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatIsKnownOfTheModuleIsKnownOfItsJar() {
        List<Path> asked = new ArrayList<>();
        prepare(CopyStyle.CLASSES, jar, folder -> {
            asked.add(folder);
            return ModuleFacts.NONE;
        });
        assertThat(asked).contains(classes).noneMatch(path -> path.toString().contains("siblings"));
    }

    private Prepared prepare(CopyStyle style, Path file) {
        return prepare(style, file, ModuleFacts.Finder.NONE);
    }

    private Prepared prepare(CopyStyle style, Path file, ModuleFacts.Finder facts) {
        Workspace own = project.workspace();
        Workspace workspace = new Workspace(
                own.directory(),
                root,
                own.folder(),
                own.classDirectories(),
                List.of(new ClassPathJar("org.acme", "clean", "1", file, false, true, classes)),
                own.runtime(),
                own.pluginVersion(),
                own.registries(),
                facts,
                own.provenance());
        SampleProject styled = project.withCopyStyle(style);
        return Preparation.of(workspace, ModuleEnvironments.UNDECLARED, warnings::add)
                .prepare(styled.model())
                .orElseThrow();
    }

    /** As maven-jar-plugin makes it, with what only a jar has. */
    private Path jar(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Map<String, String> more = Map.of(
                "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBuild-Jdk-Spec: 17\n",
                "META-INF/maven/org.acme/clean/pom.xml", "<project/>");
        try (OutputStream out = Files.newOutputStream(target);
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString();
                ZipArchiveEntry entry = new ZipArchiveEntry(Files.isDirectory(file) ? name + "/" : name);
                entry.setUnixMode(Files.isExecutable(file) ? 0100755 : 0100644);
                zip.putArchiveEntry(entry);
                zip.write(Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file));
                zip.closeArchiveEntry();
            }
            for (Map.Entry<String, String> file : more.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return target;
    }
}
