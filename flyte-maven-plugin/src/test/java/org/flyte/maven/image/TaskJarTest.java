package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskJarTest {
    private static final List<String> CLASS_PATH =
            List.of("runtime/flyte-runtime-1.0.jar", "code/", "code/app.jar", "lib/a b#%.jar", "lib/ä.jar");

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    @Test
    void holdsAManifestOnly() throws IOException {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(TaskJar.of(CLASS_PATH)))) {
            assertThat(jar.getManifest().getMainAttributes())
                    .containsEntry(Attributes.Name.MAIN_CLASS, "org.flyte.runtime.Main")
                    .containsEntry(
                            Attributes.Name.CLASS_PATH,
                            "runtime/flyte-runtime-1.0.jar code/ code/app.jar lib/a%20b%23%25.jar lib/%C3%A4.jar");
            assertThat(jar.getNextEntry()).isNull();
        }
    }

    @Test
    void keepsEachLineWithin72Bytes() throws IOException {
        List<String> many = IntStream.range(0, 300)
                .mapToObj("lib/library-%d.jar"::formatted)
                .toList();

        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(TaskJar.of(many)))) {
            assertThat(jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .isEqualTo(String.join(" ", many));
        }
        assertThat(new String(TaskJar.of(many), java.nio.charset.StandardCharsets.ISO_8859_1).split("\r\n"))
                .filteredOn(line -> line.startsWith(" "))
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(70));
    }

    /** The digest was taken on JDK 17 and holds on every other: run this test there. */
    @Test
    void hasTheSameBytesOnEveryJdkAndInEveryZone() {
        String expected = "a2c1bc25575b0ed64936f01bf12c0cf6064372d9f3457d78dadc38d0c3e60d8d";

        assertThat(ContentHash.ofBytes(TaskJar.of(CLASS_PATH))).isEqualTo(expected);
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
        assertThat(ContentHash.ofBytes(TaskJar.of(CLASS_PATH))).isEqualTo(expected);
    }

    @Test
    void findsWhatLiesBesideItWhateverTheNames(@TempDir Path folder) throws IOException {
        Path jar = Files.write(folder.resolve("task.jar"), TaskJar.of(CLASS_PATH));
        Jars.write(folder.resolve("lib/a b#%.jar"), "odd.txt", "odd");
        Files.createDirectories(folder.resolve("code"));
        Files.writeString(folder.resolve("code/plain.txt"), "plain");

        try (URLClassLoader loader =
                new URLClassLoader(new java.net.URL[] {jar.toUri().toURL()}, null)) {
            assertThat(loader.getResource("odd.txt")).isNotNull();
            assertThat(loader.getResource("plain.txt"))
                    .isEqualTo(
                            URI.create(folder.resolve("code/plain.txt").toUri().toString())
                                    .toURL());
        }
    }
}
