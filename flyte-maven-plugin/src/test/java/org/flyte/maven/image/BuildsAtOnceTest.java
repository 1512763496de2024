package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds in JVMs of their own that share a cache and a registry. */
class BuildsAtOnceTest {
    private static final int ROUNDS = 8;

    @TempDir
    Path folder;

    private RealRegistry registry;
    private RealRegistry bases;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void start() {
        registry = RealRegistry.start(folder.resolve("registry"));
        bases = RealRegistry.start(folder.resolve("bases"));
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        registry.close();
        bases.close();
    }

    @Test
    void bothEndWellWithTheSameImageAndAWholeCache() throws Exception {
        Publishing elsewhere = new Publishing(folder.resolve("elsewhere"));
        String base = elsewhere
                .images()
                .publish(elsewhere.plan(bases.address(), "scratch"))
                .reference();
        List<Build> builds = List.of(build("one", base), build("other", base));

        for (int round = 0; round < ROUNDS; round++) {
            String name = "round" + round;
            for (Build build : builds) {
                build.publish(name);
            }
            List<String> references = new ArrayList<>();
            for (Build build : builds) {
                references.add(build.said());
            }

            assertThat(references).allMatch(said -> said.contains("/" + name + "/app-default:"), "a reference");
            assertThat(references.get(0)).isEqualTo(references.get(1));
            assertThat(PulledImage.digestOfTag(references.get(0)))
                    .isEqualTo(references.get(0).replaceFirst(".*@", ""));
            assertThat(PulledImage.of(references.get(0), folder.resolve(name)).layerDigests())
                    .hasSizeGreaterThan(3);
        }

        try (Stream<Path> files = Files.list(folder.resolve("shared/cache/blobs/sha256"))) {
            for (Path file : files.toList()) {
                assertThat(ContentHash.ofFile(file))
                        .isEqualTo(file.getFileName().toString());
            }
        }
    }

    private Build build(String name, String base) throws IOException {
        List<String> command = PublishProcess.java(List.of());
        command.addAll(List.of(
                BuildsAtOnceProcess.class.getName(),
                folder.resolve("shared").toString(),
                folder.resolve(name).toString(),
                base,
                registry.address()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        Build build = new Build(process.outputWriter(), process.inputReader());
        assertThat(build.said()).isEqualTo("ready");
        return build;
    }

    private record Build(Writer in, BufferedReader out) {
        void publish(String name) throws IOException {
            in.write(name + "\n");
            in.flush();
        }

        /** Its next line, or all that it said before it failed. */
        String said() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.equals("ready") || line.contains("@sha256:")) {
                    break;
                }
            }
            return String.join("\n", lines);
        }
    }
}
