package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What makes a cache run out of room, as the operating system itself does it. */
enum CacheDisk {
    /** A disk of its own, which only root may mount. */
    SMALL("No space left on device") {
        @Override
        List<String> limited(Path cache, int kilobytes, List<String> command) throws Exception {
            run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "flyte-test", cache.toString());
            return command;
        }

        @Override
        void enlarge(Path cache) throws Exception {
            run("mount", "-o", "remount,size=64m", cache.toString());
        }

        @Override
        void remove(Path cache) throws Exception {
            run("umount", cache.toString());
        }
    },
    /** A limit for each file that the process writes, for whoever runs it. */
    QUOTA("File too large") {
        @Override
        List<String> limited(Path cache, int kilobytes, List<String> command) {
            List<String> limited =
                    new ArrayList<>(List.of("sh", "-c", "ulimit -f " + 2 * kilobytes + " && exec \"$@\"", "sh"));
            limited.addAll(command);
            return limited;
        }

        @Override
        void enlarge(Path cache) {}

        @Override
        void remove(Path cache) {}
    };

    /** What the operating system says. */
    final String reason;

    CacheDisk(String reason) {
        this.reason = reason;
    }

    /** The command, with no more room than that for the cache. */
    abstract List<String> limited(Path cache, int kilobytes, List<String> command) throws Exception;

    /** Makes room, without touching what is there. */
    abstract void enlarge(Path cache) throws Exception;

    abstract void remove(Path cache) throws Exception;

    /** Those that this user can have here. */
    static List<CacheDisk> available() {
        try {
            Path trial = Files.createTempDirectory("flyte-disk");
            try {
                SMALL.limited(trial, 4, List.of());
                SMALL.remove(trial);
                return List.of(SMALL, QUOTA);
            } catch (Exception | AssertionError notRoot) {
                return List.of(QUOTA);
            } finally {
                Files.delete(trial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
