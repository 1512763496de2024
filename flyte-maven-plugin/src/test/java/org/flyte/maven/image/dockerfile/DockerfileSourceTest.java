package org.flyte.maven.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileSourceTest {
    @TempDir
    Path temp;

    @Test
    void equalSourcesHaveEqualHashesWhereverTheyLieAndWhoeverOwnsThem() throws IOException {
        Path one = module("one");
        Path other = module("a folder/other");
        Files.setLastModifiedTime(other.resolve("app/a.txt"), FileTime.from(Instant.EPOCH));
        Files.setPosixFilePermissions(other.resolve("app/a.txt"), PosixFilePermissions.fromString("rw-rw----"));
        Files.setPosixFilePermissions(other.resolve("app/run.sh"), PosixFilePermissions.fromString("rwx------"));

        assertThat(hash(one)).matches("[0-9a-f]{32}").isEqualTo(hash(other));
    }

    @Test
    void whateverChangesTheImageChangesTheHash() throws IOException {
        Path module = module("m");
        String before = hash(module);

        assertThat(hash(module, Map.of("A", "b"), null, List.of())).isNotEqualTo(before);
        assertThat(hash(module, Map.of(), "stage", List.of())).isNotEqualTo(before);
        assertThat(hash(module, Map.of(), null, List.of("--add-host", "a:1.2.3.4")))
                .isNotEqualTo(before);
        assertChanges(module, () -> Contexts.file(module, "app/a.txt", "2"));
        assertChanges(module, () -> Contexts.file(module, "app/new.txt", ""));
        assertChanges(module, () -> Files.createDirectory(module.resolve("app/empty")));
        assertChanges(module, () -> Contexts.executable(module.resolve("app/a.txt")));
        assertChanges(module, () -> Files.move(module.resolve("app/a.txt"), module.resolve("app/b.txt")));
        assertChanges(module, () -> {
            Files.delete(module.resolve("app/link"));
            Files.createSymbolicLink(module.resolve("app/link"), Path.of("run.sh"));
        });
        assertChanges(module, () -> Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY app /app/\n"));
    }

    @Test
    void whatDoesNotChangeTheImageDoesNotChangeTheHash() throws IOException {
        Path module = module("m");
        String before = hash(module);

        Contexts.file(module, "target/classes/A.class", "no source");
        Contexts.file(module, "app/x.log", "ignored");
        Contexts.file(module, ".dockerignore", "# another text, the same rules\n**/*.log\n");

        assertThat(hash(module)).isEqualTo(before);
        assertThat(hash(
                        module,
                        Map.of(),
                        null,
                        List.of(
                                "--isolation",
                                "chroot",
                                "--storage-driver=vfs",
                                "--no-cache",
                                "--secret",
                                "id=a,src=/b")))
                .isEqualTo(before);
        assertThat(Contexts.source(module, Contexts.image("Dockerfile", null, Map.of(), null, "podman", List.of()))
                        .contentHash())
                .isEqualTo(before);
    }

    @Test
    void thePluginsOwnFoldersAreNoPartOfAContextThatHoldsThem() throws IOException {
        Path module = module("m");
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY . /\n");
        String before = hash(module);

        Contexts.file(module, "target/flyte/plan.json", "{}");
        Contexts.file(module, "sibling/target/flyte/plan.json", "{}");
        Files.delete(module.resolve("sibling/target/flyte/plan.json"));
        Files.delete(module.resolve("sibling/target/flyte"));
        Files.delete(module.resolve("sibling/target"));
        Files.delete(module.resolve("sibling"));

        assertThat(hash(module)).isEqualTo(before);
        assertChanges(module, () -> Contexts.file(module, "target/app.jar", ""));
    }

    @Test
    void aContextMayLieAboveTheModuleAndTheDockerfileOutsideOfIt() throws IOException {
        Path module = Files.createDirectories(temp.resolve("repo/modules/m"));
        Contexts.file(module, "docker/Dockerfile", "FROM scratch\nCOPY shared/conf /conf/\n");
        Contexts.file(temp, "repo/shared/conf/a", "a");
        Contexts.file(temp, "repo/docker/Dockerfile.dockerignore", "no effect");
        ImageSettings image = Contexts.image("docker/Dockerfile", "../..", Map.of(), null, null, List.of());

        assertThat(Contexts.source(module, image).context().digests()).containsOnlyKeys("shared/conf/a");
        ImageSettings beside =
                Contexts.image("../../beside/Dockerfile", "../../shared", Map.of(), null, null, List.of());
        Contexts.file(temp, "repo/beside/Dockerfile", "FROM scratch\nCOPY . /\n");
        assertThat(Contexts.source(module, beside).context().digests()).containsOnlyKeys("conf/a");
    }

    @Test
    void theIgnoreFileOfTheDockerfileItselfCountsMore() {
        Path module = temp.resolve("m");
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY . /\n");
        Contexts.file(module, ".dockerignore", "a\n");
        Contexts.file(module, "a", "");
        Contexts.file(module, "b", "");
        assertThat(files(module)).containsExactly(".dockerignore", "Dockerfile", "b");

        Contexts.file(module, "Dockerfile.dockerignore", "b\nDockerfile*\n");

        assertThat(files(module)).containsExactly(".dockerignore", "a");
    }

    @Test
    void aLinkThatASourceMeetsBringsWhatItPointsToInsideOfTheContextOnly() throws IOException {
        Path module = temp.resolve("m");
        Contexts.file(temp, "outside/secret", "no");
        Contexts.file(module, "real/[x]/f", "f");
        Contexts.file(module, "real/other", "no");
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY here/f loop/a away/secret abs single /\n");
        Files.createSymbolicLink(module.resolve("here"), Path.of("real/[x]"));
        Files.createSymbolicLink(module.resolve("loop"), Path.of("loop/x"));
        Files.createSymbolicLink(module.resolve("away"), Path.of("../outside"));
        Files.createSymbolicLink(module.resolve("abs"), Path.of("/real/other"));

        assertThat(files(module)).containsExactly("real/[x]/f", "real/other");
        assertThat(Contexts.source(module, Contexts.image("Dockerfile"))
                        .context()
                        .entries())
                .contains(new ContextEntry.Link("away", "../outside"), new ContextEntry.Link("here", "real/[x]"));
    }

    @Test
    void aPathThatLeadsNowhereIsSaid() throws IOException {
        Path module = module("m");
        Contexts.file(module, "broken", "");
        assertThat(problem(module, "no/Dockerfile", null))
                .extracting(Problem::code, Problem::where)
                .containsExactly(DockerfileCode.DOCKERFILE_UNUSABLE, "images.etl.dockerfile");
        assertThat(problem(module, "app", null).fix()).contains("app/Dockerfile");
        assertThat(problem(module, "Dockerfile", "nowhere"))
                .extracting(Problem::code, Problem::where)
                .containsExactly(DockerfileCode.CONTEXT_UNUSABLE, "images.etl.context");
        assertThat(problem(module, "Dockerfile", "broken").what()).endsWith("is no folder");
    }

    private Path module(String name) throws IOException {
        Path module = temp.resolve(name);
        Contexts.file(module, "Dockerfile", "FROM scratch\nCOPY app /app\n");
        Contexts.file(module, ".dockerignore", "**/*.log\n");
        Contexts.file(module, "app/a.txt", "1");
        Contexts.executable(Contexts.file(module, "app/run.sh", "run"));
        Files.createSymbolicLink(module.resolve("app/link"), Path.of("a.txt"));
        return module;
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void assertChanges(Path module, Action action) throws IOException {
        String before = hash(module);
        action.run();
        assertThat(hash(module)).isNotEqualTo(before);
    }

    private static Iterable<String> files(Path module) {
        return Contexts.source(module, Contexts.image("Dockerfile"))
                .context()
                .digests()
                .keySet();
    }

    private static String hash(Path module) {
        return hash(module, Map.of(), null, List.of());
    }

    private static String hash(Path module, Map<String, String> args, String target, List<String> options) {
        return Contexts.source(module, Contexts.image("Dockerfile", null, args, target, null, options))
                .contentHash();
    }

    private static Problem problem(Path module, String dockerfile, String context) {
        ImageSettings image = Contexts.image(dockerfile, context, Map.of(), null, null, List.of());
        return catchThrowableOfType(ProblemException.class, () -> Contexts.source(module, image))
                .problems()
                .get(0);
    }
}
