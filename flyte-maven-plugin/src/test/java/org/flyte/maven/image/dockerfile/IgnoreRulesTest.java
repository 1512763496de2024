package org.flyte.maven.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {
    private static final Path FILE = Path.of("/p/.dockerignore");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a           | a            | true
            a           | a/b/c        | true
            a           | b/a          | false
            /a          | a            | true
            a/          | a/b          | true
            ./a/../b    | b            | true
            a//b        | a/b/c        | true
            ../a        | a            | false
            .           | a            | false
            /           | a            | false
            *           | a/b          | true
            */b         | a/b          | true
            */b         | a/c/b        | false
            a?c         | abc          | true
            a?c         | a/c          | false
            [a-c]x      | bx           | true
            [^a-c]x     | bx           | false
            [^a-c]x     | dx           | true
            **          | a/b/c        | true
            **/b        | b            | true
            **/b        | a/x/b/c      | true
            **/b        | ab           | false
            **b         | a/xb         | true
            a/**        | a/b/c        | true
            a/**        | a            | false
            a/**/c      | a/c          | true
            a/**/c      | a/b/x/c      | true
            a**c        | a/b/c        | true
            a**c        | ac           | true
            *.log       | x.log        | true
            *.log       | a/x.log      | false
            **/*.log    | a/x.log      | true
            a.b         | axb          | false
            a+(b){2}$*  | a+(b){2}$c   | true
            \\*a        | *a           | true
            \\*a        | ba           | false
            \\!a        | !a           | true
            \\#a        | #a           | true
            [\\]]       | ]            | true
            [[&&a]      | &            | true
            [[&&a]      | [            | true
            ä?          | äö           | true
            ?           | 😀           | true
            """)
    void aPatternTakesOutWhatDockerTakesOut(String pattern, String path, boolean ignored) {
        assertThat(IgnoreRules.parse(pattern, FILE).ignore(path)).isEqualTo(ignored);
    }

    @Test
    void theLastRuleThatCoversAPathDecides() {
        IgnoreRules rules = IgnoreRules.parse("*.md\n!README*.md\nREADME-secret.md\n", FILE);

        assertThat(rules.ignore("CHANGES.md")).isTrue();
        assertThat(rules.ignore("README.md")).isFalse();
        assertThat(rules.ignore("README-secret.md")).isTrue();
    }

    @Test
    void anExceptionTakesAFileOfAnIgnoredFolderBackIn() {
        IgnoreRules rules = IgnoreRules.parse("target\n! /target/app.jar\n", FILE);

        assertThat(rules.ignore("target/classes/A.class")).isTrue();
        assertThat(rules.ignore("target/app.jar")).isFalse();
        assertThat(rules.wholeFolders()).isFalse();
    }

    @Test
    void commentsBlankLinesAMarkAndForeignLineEndsDoNotCount() {
        IgnoreRules rules = IgnoreRules.parse("\uFEFFa\r\n# b\r\n\r\n   \n  c  \n #d\n", FILE);

        assertThat(rules.ignore("a")).isTrue();
        assertThat(rules.ignore("b")).isFalse();
        assertThat(rules.ignore("c")).isTrue();
        assertThat(rules.ignore("#d")).isTrue();
        assertThat(IgnoreRules.parse("", FILE).ignore("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!",
                "! ",
                "[",
                "[a",
                "a[]",
                "[a-]",
                "[-a]",
                "[^]",
                "[z-a]",
                "a\\",
                "target\\classes",
                "[[:alpha:]]"
            })
    void whatDockerRefusesIsAnErrorWithItsLine(String pattern) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> IgnoreRules.parse("ok\n" + pattern + "\n", FILE));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly(DockerfileCode.IGNORE_PATTERN);
        assertThat(refused.problems().get(0).where()).isEqualTo("/p/.dockerignore:2");
        assertThat(refused.problems().get(0).what()).startsWith(pattern.strip() + " ");
    }
}
