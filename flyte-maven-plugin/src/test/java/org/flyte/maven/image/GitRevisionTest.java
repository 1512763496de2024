package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against git itself. */
class GitRevisionTest {
    @TempDir
    Path folder;

    private Path module;

    @BeforeEach
    void commit() throws Exception {
        module = Files.createDirectories(folder.resolve("repository/parent/module"));
        git("init", "-q", "-b", "main", "..");
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        git("add", "pom.xml");
        git("commit", "-q", "-m", "first");
    }

    @Test
    void isTheCommitOfTheRepositoryAbove() throws Exception {
        assertThat(GitRevision.of(module)).hasValue(git("rev-parse", "HEAD"));
    }

    @Test
    void isFoundInPackedReferences() throws Exception {
        git("pack-refs", "--all");

        assertThat(module.resolve("../.git/refs/heads/main")).doesNotExist();
        assertThat(GitRevision.of(module)).hasValue(git("rev-parse", "HEAD"));
    }

    @Test
    void isThatOfADetachedHead() throws Exception {
        git("checkout", "-q", "--detach");

        assertThat(GitRevision.of(module)).hasValue(git("rev-parse", "HEAD"));
    }

    @Test
    void isThatOfTheWorktreesOwnBranch() throws Exception {
        git("worktree", "add", "-q", "-b", "other", folder.resolve("tree").toString());
        module = folder.resolve("tree");
        Files.writeString(module.resolve("more"), "more");
        git("add", "more");
        git("commit", "-q", "-m", "second");

        assertThat(GitRevision.of(module)).hasValue(git("rev-parse", "HEAD"));
        assertThat(GitRevision.of(folder.resolve("repository/parent"))).isNotEqualTo(GitRevision.of(module));
    }

    @Test
    void thereIsNoneWithoutARepositoryOrACommit() throws Exception {
        assertThat(GitRevision.of(folder)).isEmpty();
        module = Files.createDirectories(folder.resolve("empty"));
        git("init", "-q");
        assertThat(GitRevision.of(module)).isEmpty();
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(DebianProgram.find("git", "git"), "-c", "user.name=T", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(module.toString()))
                .redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
