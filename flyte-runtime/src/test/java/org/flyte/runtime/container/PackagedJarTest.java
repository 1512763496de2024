package org.flyte.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Failing;
import com.acme.Hello;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into images: the jar as it is packaged. Runs once it is. */
@Tag("packaged")
class PackagedJarTest {
    private final Path file = Path.of(System.getProperty("flyte.runtime.jar"));

    @Test
    void nothingInItCanMeetAClassOfTheUsers() throws Exception {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<String> classes = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
            assertThat(classes)
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("org/flyte/runtime/") || name.startsWith("org/apache/opendal/"))
                    .contains("org/flyte/runtime/shaded/wire/spec/ContainerArguments.class");
        }
    }

    @Test
    void nothingOfTheJarsItWasMadeOfIsLeftOver() throws Exception {
        try (JarFile jar = new JarFile(file.toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName))
                    .filteredOn(name -> !name.endsWith(".class"))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/services/org.flyte.task.spi.Storage",
                            "bindings.properties");
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("org.flyte.runtime.Main");
            assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isNull();
        }
    }

    /** The first such call costs a container some 30 ms. */
    @Test
    void itJoinsTextsWithoutInvokedynamic() throws Exception {
        try (JarFile jar = new JarFile(file.toFile());
                InputStream main = jar.getInputStream(jar.getEntry("org/flyte/runtime/Main.class"))) {
            assertThat(new String(main.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("StringBuilder")
                    .doesNotContain("makeConcatWithConstants");
        }
    }

    @Test
    void itRunsATask(@TempDir Path folder) throws Exception {
        Container container = new Container(folder).bundle(Bundle.of(Hello.class));
        assertThat(container
                        .inputs(Values.of("name", Values.text("World")))
                        .run("com.acme.Hello", "greet")
                        .text())
                .isEqualTo("Hello, World!");
    }

    @Test
    void itSharesTheTaskLibraryWithTheTask(@TempDir Path folder) throws Exception {
        Container container = new Container(folder).bundle(Bundle.of(Failing.class));
        assertThat(container
                        .inputs(Values.none())
                        .run("com.acme.Failing", "hopeless")
                        .error()
                        .getKindValue())
                .isZero();
    }
}
