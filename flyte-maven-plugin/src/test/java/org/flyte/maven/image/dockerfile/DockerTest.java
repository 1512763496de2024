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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with a real daemon of Docker, by its builder of old: Debian's client has no buildx. */
class DockerTest {
    private final DockerDaemon daemon = DockerDaemon.running();
    private final List<String> debug = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path module;

    @TempDir
    Path images;

    @Test
    void aContextIsBuiltWithItsProgramsLinksAndArguments() throws IOException {
        Files.copy(Path.of(DebianProgram.find("busybox", "busybox-static")), module.resolve("busybox"));
        Contexts.executable(Contexts.file(module, "app/ä run.sh", "run"));
        Contexts.file(module, "app/" + "long/".repeat(40) + "name", "long");
        Files.createSymbolicLink(module.resolve("app/link"), Path.of("../app"));
        Files.createDirectory(module.resolve("app/empty"));
        Contexts.file(module, "Dockerfile", """
                FROM scratch AS tools
                ARG GREETING
                COPY busybox /bin/busybox
                RUN ["/bin/busybox", "sh", "-c", "echo $GREETING > /greeting"]
                FROM scratch
                COPY --from=tools /greeting /
                COPY app /app
                """);

        assertThat(ArchiveContent.of(archive(Map.of("GREETING", "hello from here")))
                        .files())
                .containsEntry("greeting", "hello from here\n")
                .containsEntry("app/ä run.sh", "* run")
                .containsEntry("app/" + "long/".repeat(40) + "name", "long")
                .containsEntry("app/link", "-> ../app")
                .containsEntry("app/empty", "/");
        assertThat(debug).noneSatisfy(line -> assertThat(line).contains("hello from here"));
        assertThat(daemon.docker("images")).doesNotContain("flyte-build");
        assertThat(images.toFile().list()).hasSize(1);
    }

    @Test
    void aDockerfileThatIsIgnoredOrLiesElsewhereIsReadAndNotCopied() throws IOException {
        Contexts.file(module, "docker/Dockerfile", "FROM scratch\nCOPY . /\n");
        Contexts.file(module, "docker/Dockerfile.dockerignore", "b\n");
        Contexts.file(module, "context/.dockerignore", "a\n");
        Contexts.file(module, "context/a", "a");
        Contexts.file(module, "context/b", "b");
        assertThat(copied("docker/Dockerfile", "context")).containsExactly(".dockerignore", "a");

        Contexts.file(module, "context/Dockerfile", "FROM scratch\nCOPY . /\n");
        assertThat(copied("context/Dockerfile", null)).containsExactly(".dockerignore", "Dockerfile", "b");
        Contexts.file(module, "context/.dockerignore", "a\nD*\n.d*\n");
        assertThat(copied("context/Dockerfile", null)).containsExactly("b");
    }

    @Test
    void aStepThatFailsIsAnErrorWithItsLine() throws IOException {
        Files.copy(Path.of(DebianProgram.find("busybox", "busybox-static")), module.resolve("busybox"));
        Contexts.file(
                module,
                "Dockerfile",
                "FROM scratch\nCOPY busybox /busybox\n\n\nRUN [\"/busybox\", \"cat\", \"/missing\"]\n");

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo(DockerfileCode.BUILD_FAILED);
        assertThat(problem.where()).isEqualTo(module.resolve("Dockerfile") + ":5");
        assertThat(problem.what()).contains("cat: can't open '/missing'");
        assertThat(images).isEmptyDirectory();
    }

    @Test
    void whatOnlyBuildKitKnowsIsSaid() {
        Contexts.file(module, "Dockerfile", "FROM scratch\nRUN --mount=type=cache,target=/c x\n");

        assertThat(problem().fix()).startsWith("install Docker's buildx component");
    }

    private Iterable<String> copied(String dockerfile, String context) throws IOException {
        DockerfileSource source = Contexts.source(
                module, Contexts.image(dockerfile, context, Map.of(), null, "docker", List.of("--network", "host")));
        return ArchiveContent.of(builder().archive(source, "linux/amd64", images))
                .files()
                .keySet();
    }

    private Path archive(Map<String, String> args) {
        DockerfileSource source = Contexts.source(
                module, Contexts.image("Dockerfile", null, args, null, "docker", List.of("--network", "host")));
        return builder().archive(source, "linux/amd64", images);
    }

    private Problem problem() {
        return catchThrowableOfType(ProblemException.class, () -> archive(Map.of()))
                .problems()
                .get(0);
    }

    private DockerfileBuilder builder() {
        return new DockerfileBuilder(daemon.engines(), line -> {}, debug::add);
    }
}
