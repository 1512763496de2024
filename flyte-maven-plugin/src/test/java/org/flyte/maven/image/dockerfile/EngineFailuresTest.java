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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What real engines cannot be made to do: scripts play them. */
class EngineFailuresTest {
    @TempDir
    Path temp;

    private final List<String> info = Collections.synchronizedList(new ArrayList<>());
    private final List<String> debug = Collections.synchronizedList(new ArrayList<>());
    private Path module;
    private Path images;
    private Path programs;

    @BeforeEach
    void aModule() throws IOException {
        module = Files.createDirectory(temp.resolve("module"));
        images = temp.resolve("images");
        programs = Files.createDirectory(temp.resolve("programs"));
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY a.txt /\nRUN a\nRUN b\n");
        Contexts.file(module, "a.txt", "a");
    }

    @Test
    void withoutAnEngineTheErrorNamesWhatWasLookedForAndHowToGetOne() throws IOException {
        Contexts.program(programs, "podman", "echo 'Cannot connect to Podman'; exit 125");

        Problem problem = problem("linux/amd64", null);

        assertThat(problem.code()).isEqualTo(DockerfileCode.NO_ENGINE);
        assertThat(problem.where()).isEqualTo("images.etl.dockerfile");
        assertThat(problem.what())
                .endsWith(
                        "buildx does not work (docker is not on the path), buildah does not work (buildah is not on the path), "
                                + "podman does not work (Cannot connect to Podman), docker does not work (docker is not on the path)");
        assertThat(problem.fix()).containsAnyOf("buildah", "brew", "winget");
        assertThat(problem("linux/amd64", "buildah").where()).isEqualTo("images.etl.engine");
    }

    @Test
    void theFirstThatWorksIsTakenAndTheOthersAnswersAreSaid() throws IOException {
        String log = programs.resolve("log").toString();
        Contexts.program(
                programs, "docker", "echo asked >> " + log + "; echo 'unknown command: docker buildx' >&2; exit 1");
        Contexts.program(programs, "buildah", "echo 'no subuid ranges'; exit 1");
        Contexts.program(programs, "podman", writing("podman"));
        DockerfileBuilder builder = builder();

        Path archive = builder.archive(source("podman-is-third", null), "linux/amd64", images);
        builder.archive(source("podman-is-third", null), "linux/arm64", images);

        assertThat(archive).hasContent("podman");
        assertThat(info.get(0))
                .isEqualTo(
                        "etl for linux/amd64: podman builds the Dockerfile, since buildx does not work (unknown command: "
                                + "docker buildx), buildah does not work (no subuid ranges)");
        assertThat(Files.readAllLines(programs.resolve("log"))).hasSize(1);
    }

    @Test
    void aMissingEmulationIsSaidWithTheWayToGetIt() throws IOException {
        Contexts.program(
                programs,
                "docker",
                "case \"$*\" in *inspect*) echo 'Driver: docker';; *build*) echo ' > [2/3] RUN a:'; "
                        + "echo 'exec /bin/sh: exec format error' >&2; exit 1;; esac");

        Problem problem = problem("linux/arm64", null);

        assertThat(problem.code()).isEqualTo(DockerfileCode.NO_EMULATION);
        assertThat(problem.where()).isEqualTo(module.resolve("Dockerfile") + ":3");
        assertThat(problem.what()).startsWith("buildx cannot run programs for linux/arm64 on this machine");
        assertThat(problem.fix()).contains("binfmt", "take linux/arm64 out of <platforms>");
    }

    @Test
    void anImageThatCannotBeHandedOverLeavesNothingBehind() throws IOException {
        Contexts.program(
                programs,
                "podman",
                "echo \"$1\" >> " + programs.resolve("log")
                        + "; case $1 in save) echo half > image.tar; echo 'no space left on device'; exit 1;; esac");

        Problem problem = problem("linux/amd64", "podman");

        assertThat(problem.code()).isEqualTo(DockerfileCode.EXPORT_FAILED);
        assertThat(problem.fix()).startsWith("make room on the disks");
        assertThat(images).isEmptyDirectory();
        assertThat(programs.resolve("log")).hasContent("info\nbuild\nsave\nrmi");
    }

    @Test
    void aBuilderApartFromTheDaemonWritesTheArchiveItself() throws IOException {
        Contexts.program(
                programs,
                "docker",
                "case \"$*\" in *'inspect mine') echo 'Driver: docker-container';; *inspect*) exit 1;; *dest=*) "
                        + "for word; do case $word in type=docker,*) echo apart > \"${word#*dest=}\";; esac; done;; *) exit 1;; esac");

        Path archive = builder().archive(source("a", null, List.of("--builder", "mine")), "linux/amd64", images);

        assertThat(archive).hasContent("apart");
    }

    @Test
    void secretsInArgumentsAreInNoLine() throws IOException {
        Contexts.program(programs, "podman", "echo \"step $*\"; " + writing("x"));

        builder().archive(source("a-secret-value", null), "linux/amd64", images);

        assertThat(debug).anySatisfy(line -> assertThat(line).contains("step build"));
        assertThat(debug).noneSatisfy(line -> assertThat(line).contains("a-secret-value"));
    }

    @Test
    void aFileThatChangedSinceItWasReadIsAnError() throws IOException {
        Contexts.program(programs, "podman", writing("x"));
        DockerfileSource source = source("a", null);
        Contexts.file(module, "a.txt", "b");

        ProblemException changed =
                catchThrowableOfType(ProblemException.class, () -> builder().archive(source, "linux/amd64", images));

        assertThat(changed.problems().get(0).code()).isEqualTo(ImageCode.FILE_CHANGED);
        assertThat(images).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void anInterruptedBuildEndsTheEngineAndWhatItStarted() throws Exception {
        Path pids = programs.resolve("pids");
        Contexts.program(
                programs,
                "podman",
                "[ \"$1\" = info ] && exit 0\n/bin/sleep 600 &\necho $$ $! > " + pids + "\necho running\nwait");
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        DockerfileBuilder builder = new DockerfileBuilder(engines(), info::add, line -> {
            if (line.endsWith("running")) {
                running.countDown();
            }
        });
        DockerfileSource source = source("a", null);
        Thread building = new Thread(() -> {
            try {
                builder.archive(source, "linux/amd64", images);
            } catch (ProblemException e) {
                thrown.set(e);
            }
        });

        building.start();
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        building.interrupt();
        building.join();

        assertThat(thrown.get()).hasMessageContaining("FLYTE-314");
        assertThat(images).isEmptyDirectory();
        for (String pid : Files.readString(pids).strip().split(" ")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process -> process.onExit().join());
        }
    }

    private DockerfileSource source(String argument, String engine) {
        return source(argument, engine, List.of());
    }

    private DockerfileSource source(String argument, String engine, List<String> options) {
        return Contexts.source(
                module, Contexts.image("Dockerfile", null, Map.of("TOKEN", argument), null, engine, options));
    }

    private Problem problem(String platform, String engine) {
        return catchThrowableOfType(
                        ProblemException.class, () -> builder().archive(source("a", engine), platform, images))
                .problems()
                .get(0);
    }

    private DockerfileBuilder builder() {
        return new DockerfileBuilder(engines(), info::add, debug::add);
    }

    private Engines engines() {
        return new Engines(Map.of("PATH", programs.toString()));
    }

    /** An engine whose image is this text. */
    private static String writing(String text) {
        return "case \"$*\" in *save*) echo " + text + " > image.tar;; esac";
    }
}
