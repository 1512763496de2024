package org.flyte.maven.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.flyte.maven.image.DebianProgram;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds with the real engines that need no daemon, in a sandbox without nested containers. */
@ParameterizedClass
@ValueSource(strings = {"buildah", "podman"})
class DaemonlessEnginesTest {
    private static final String PLATFORM = "linux/amd64";

    @TempDir
    Path module;

    @TempDir
    Path images;

    private final String engine;
    private final List<String> info = Collections.synchronizedList(new ArrayList<>());
    private final List<String> debug = Collections.synchronizedList(new ArrayList<>());

    DaemonlessEnginesTest(String engine) {
        this.engine = engine;
    }

    @BeforeEach
    void aShellWithoutLibraries() throws IOException {
        DebianProgram.find(engine, engine);
        Files.copy(Path.of(DebianProgram.find("busybox", "busybox-static")), module.resolve("busybox"));
    }

    @Test
    void severalStagesRunAndWhatTheLastOneHoldsIsInTheArchive() throws IOException {
        Contexts.file(module, "data/a.txt", "a");
        Contexts.file(module, "data/b.log", "b");
        Contexts.executable(Contexts.file(module, "data/run.sh", "run"));
        Files.createSymbolicLink(module.resolve("data/link"), Path.of("a.txt"));
        Contexts.file(module, ".dockerignore", "**/*.log\n.dockerignore\nDockerfile\n");
        Contexts.file(module, "Dockerfile", """
                FROM scratch AS tools
                ARG GREETING=none
                COPY busybox /bin/busybox
                SHELL ["/bin/busybox", "sh", "-c"]
                RUN echo "$GREETING" > /greeting
                FROM scratch AS wanted
                COPY --from=tools /greeting /greeting
                COPY data /data
                ENV A=b
                FROM wanted
                ENV A=c
                """);

        Path archive = archive(Map.of("GREETING", "hello from the arguments"), "wanted");

        ArchiveContent content = ArchiveContent.of(archive);
        assertThat(content.files())
                .containsEntry("greeting", "hello from the arguments\n")
                .containsEntry("data/a.txt", "a")
                .containsEntry("data/run.sh", "* run")
                .containsEntry("data/link", "-> a.txt")
                .doesNotContainKeys("data/b.log", "bin/busybox");
        assertThat(content.config()
                        .getAsJsonObject("config")
                        .getAsJsonArray("Env")
                        .toString())
                .contains("A=b");
        assertThat(info).singleElement().satisfies(line -> assertThat(line)
                .isEqualTo("etl for linux/amd64: %s builds the Dockerfile, as <engine> says".formatted(engine)));
        assertThat(debug).noneSatisfy(line -> assertThat(line).contains("hello from"));
        assertThat(debug).anySatisfy(line -> assertThat(line).contains("--build-arg GREETING=***"));
        assertThat(images).isDirectoryContaining(file -> file.equals(archive));
        assertThat(images.toFile().list()).hasSize(1);
        assertThat(listed()).doesNotContain("flyte-build");
    }

    @Test
    void anIgnoreFileThatReachesTheImageDecidesNothingAgain() throws IOException {
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY a.txt .dockerignore /\n");
        Contexts.file(module, "Dockerfile.dockerignore", "b.txt\n");
        Contexts.file(module, ".dockerignore", "a.txt\n");
        Contexts.file(module, "a.txt", "a");

        assertThat(ArchiveContent.of(archive(Map.of(), null)).files().keySet()).contains("a.txt", ".dockerignore");
    }

    @Test
    void aProgramThatFailsIsAnErrorWithTheLineAndWhatItSaid() throws IOException {
        Contexts.file(module, "Dockerfile", """
                FROM scratch
                COPY busybox /bin/busybox

                RUN ["/bin/busybox", "cat", "/missing"]
                """);

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo(DockerfileCode.BUILD_FAILED);
        assertThat(problem.where()).isEqualTo(module.resolve("Dockerfile") + ":4");
        assertThat(problem.what())
                .startsWith(engine + " failed to build the image etl for linux/amd64")
                .contains("cat: can't open '/missing'");
        assertThat(images).isEmptyDirectory();
    }

    @Test
    void aSourceThatIsNotThereIsSaidWithTheContext() {
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY nothing.txt /\n");

        assertThat(problem().fix()).contains("build context");
        assertThat(images).isEmptyDirectory();
    }

    @Test
    void anArchiveOfTheSameContentIsTakenAgainAndAnotherReplacesIt() throws IOException {
        Contexts.file(module, "a.txt", "1");
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY a.txt /\n");
        Path first = archive(Map.of(), null);
        Path again = archive(Map.of(), null);
        Path other = Contexts.file(images, "etl-linux-arm64-" + "0".repeat(32) + ".tar", "another platform's");
        Contexts.file(module, "a.txt", "2");

        Path second = archive(Map.of(), null);

        assertThat(again).isEqualTo(first);
        assertThat(info.get(1)).contains("taken again");
        assertThat(first).doesNotExist();
        assertThat(other).exists();
        assertThat(ArchiveContent.of(second).files()).containsEntry("a.txt", "2");
    }

    private Path archive(Map<String, String> args, String target) {
        DockerfileSource source = Contexts.source(
                module, Contexts.image("Dockerfile", null, args, target, engine, List.of("--storage-driver", "vfs")));
        return new DockerfileBuilder(engines(), info::add, debug::add).archive(source, PLATFORM, images);
    }

    private Problem problem() {
        return catchThrowableOfType(ProblemException.class, () -> archive(Map.of(), null))
                .problems()
                .get(0);
    }

    private String listed() throws IOException {
        Process process = new ProcessBuilder(engine, "--storage-driver", "vfs", "images", "-a")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes());
    }

    private static Engines engines() {
        return new Engines(Map.of("BUILDAH_ISOLATION", "chroot"));
    }
}
