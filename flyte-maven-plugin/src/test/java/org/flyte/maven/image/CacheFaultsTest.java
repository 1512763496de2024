package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cache folder that cannot take what is written there. Each build is a process of its own. */
class CacheFaultsTest {
    /** Room for the layers of the tests' images, and for none of a base with {@link #LARGE} bytes. */
    private static final int SOME = 128;

    private static final int LARGE = 1 << 20;

    @TempDir
    Path folder;

    private RealRegistry registry;
    private RealRegistry other;
    private Path cache;

    @BeforeEach
    void start() throws IOException {
        registry = RealRegistry.start(folder.resolve("registry"));
        other = RealRegistry.start(folder.resolve("other"));
        cache = Files.createDirectories(folder.resolve("work/cache"));
    }

    @AfterEach
    void stop() {
        registry.close();
        other.close();
    }

    @ParameterizedTest
    @MethodSource("org.flyte.maven.image.CacheDisk#available")
    void aDiskThatIsFullWhenLayersAreMadeIsSaidAndTheNextBuildGoesOn(CacheDisk disk) throws Exception {
        fails(disk, 1, "scratch");
    }

    @ParameterizedTest
    @MethodSource("org.flyte.maven.image.CacheDisk#available")
    void aDiskThatIsFullWhenABaseIsFetchedIsSaidAndTheNextBuildGoesOn(CacheDisk disk) throws Exception {
        fails(disk, SOME, largeBase());
    }

    private void fails(CacheDisk disk, int kilobytes, String base) throws Exception {
        List<String> command = PublishProcess.command(List.of(), folder.resolve("work"), base, registry.address());
        List<String> limited = disk.limited(cache, kilobytes, command);
        try {
            String failed = PublishProcess.output(limited);

            assertThat(failed)
                    .contains("FLYTE-312 " + cache + ": ")
                    .contains(disk.reason)
                    .contains("To mend it: ")
                    .doesNotContain("@sha256:");
            wholeBlobs();
            assertThat(folder.resolve("registry/data/docker/registry/v2/repositories/app-default/_manifests"))
                    .doesNotExist();

            disk.enlarge(cache);
            goesOn(command);
        } finally {
            disk.remove(cache);
        }
    }

    @Test
    void aCacheThatMayNotBeWrittenIsSaidAndTheNextBuildGoesOn() throws Exception {
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-xr-xr-x"));
        List<String> command = PublishProcess.command(List.of(), folder.resolve("work"), "scratch", registry.address());

        String failed = PublishProcess.output(withoutRootsRights(command));

        assertThat(failed)
                .contains("FLYTE-312 " + cache + ": ")
                .contains("permission denied")
                .doesNotContain("@sha256:");

        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
        goesOn(command);
    }

    /** Root writes wherever it wants, unless that right is taken away. */
    private static List<String> withoutRootsRights(List<String> command) throws Exception {
        List<String> limited = new ArrayList<>();
        if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0) {
            limited.addAll(
                    List.of(DebianProgram.find("setpriv", "util-linux"), "--bounding-set", "-dac_override", "--"));
        }
        limited.addAll(command);
        return limited;
    }

    private void goesOn(List<String> command) throws Exception {
        String output = PublishProcess.output(command);
        assertThat(output).contains("@sha256:");
        String reference = output.lines()
                .filter(line -> line.contains("@sha256:"))
                .findFirst()
                .orElseThrow();
        assertThat(PulledImage.of(reference, folder.resolve("pulled")).layerDigests())
                .isNotEmpty();
        wholeBlobs();
    }

    /** Every file of the cache is what its name says, and nothing else lies about. */
    private void wholeBlobs() throws IOException {
        Path blobs = cache.resolve("blobs/sha256");
        try (Stream<Path> files = Files.exists(blobs) ? Files.list(blobs) : Stream.empty()) {
            for (Path file : files.toList()) {
                assertThat(ContentHash.ofFile(file))
                        .isEqualTo(file.getFileName().toString());
            }
        }
        try (Stream<Path> all = Files.walk(cache)) {
            assertThat(all.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    private String largeBase() {
        byte[] random = new byte[LARGE];
        new Random(1).nextBytes(random);
        Path jar = Jars.write(
                folder.resolve("base/large.jar"),
                "noise",
                new String(random, java.nio.charset.StandardCharsets.ISO_8859_1));
        Publishing elsewhere = new Publishing(folder.resolve("base"));
        return elsewhere
                .images()
                .publish(elsewhere.plan(other.address(), "scratch", new ClassPathJar("g", "large", "1.0", jar, false)))
                .reference();
    }
}
