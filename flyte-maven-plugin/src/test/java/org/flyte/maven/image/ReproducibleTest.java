package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.LayerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The same sources, built by processes that differ in all that must not matter. */
class ReproducibleTest {
    @TempDir
    Path folder;

    /** Builds an image of the folder's files and prints its digest. */
    public static void main(String[] arguments) throws IOException {
        Path module = Path.of(arguments[0]);
        Files.createDirectories(module.resolve("src/data/z"));
        for (String name : List.of("b.txt", "z/a.txt", "a.txt", "é.txt")) {
            Files.writeString(module.resolve("src/data").resolve(name), name.repeat(3000));
        }
        assertThat(Files.writeString(module.resolve("src/data/run.sh"), "#!/bin/sh\n")
                        .toFile()
                        .setExecutable(true))
                .isTrue();
        ImageSettings image = TestImage.on("scratch")
                .platforms("linux/amd64", "linux/arm64")
                .env(Map.of("TZ", "UTC", "A", "1"))
                .labels(Map.of("team", "data"))
                .layers(Map.of("data", new LayerSettings("src/data", "/opt", false, List.of(), List.of())))
                .settings();
        Publishing publishing = new Publishing(module);
        System.out.println("digest "
                + new LocalImages(publishing.context(false))
                        .build(publishing.plan(image))
                        .digest());
    }

    @Test
    void theDigestIsTheSameOnAnotherPathInAnotherZoneWithAnotherUmaskLocaleUserAndJdk() throws Exception {
        String here = built(Path.of(System.getProperty("java.home")), "one", "UTC", "0022", "ada", "en");

        for (Path jdk : jdks()) {
            assertThat(built(jdk, "some/where/else", "Pacific/Kiritimati", "0077", "bob", "tr"))
                    .as(jdk.toString())
                    .isEqualTo(here);
        }
    }

    private String built(Path jdk, String module, String zone, String umask, String user, String language)
            throws Exception {
        Path target = folder.resolve(jdk.getFileName()).resolve(module);
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$0\" \"$@\""));
        command.addAll(List.of(
                jdk.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Duser.name=" + user,
                "-Duser.language=" + language,
                "-cp",
                System.getProperty("java.class.path"),
                ReproducibleTest.class.getName(),
                target.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("TZ", zone, "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.startsWith("digest "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    /** All JDKs of the machine, whoever made them. */
    private static List<Path> jdks() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            throw new TestAbortedException("no JDKs in /usr/lib/jvm: install the Debian package openjdk-17-jdk");
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")))
                    .filter(jdk -> !Files.isSymbolicLink(jdk))
                    .sorted()
                    .toList();
        }
    }
}
