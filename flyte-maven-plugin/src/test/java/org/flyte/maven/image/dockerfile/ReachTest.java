package org.flyte.maven.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    @Test
    void onlySourcesOfTheContextCount() {
        Reach reach = reach("""
                FROM maven AS build
                COPY --chown=1:1 --chmod=0644 ./pom.xml /src/main/ /work/
                copy ["a b.txt", "with\\u002dname", "/to/"]
                ADD https://example.org/x.tgz git@example.org:a/b.git rootfs.tar /
                RUN --mount=type=bind,source=conf,target=/conf --mount=type=cache,target=/root/.m2 \\
                  --mount=type=bind,from=build,source=no,target=/no make
                ONBUILD COPY triggered /t
                FROM scratch
                COPY --from=build /work/nothing /x
                COPY ../outside/../kept *.txt /y/
                """);

        assertThat(reach.everything()).isFalse();
        assertThat(reach.sources())
                .containsExactly(
                        "*.txt",
                        "a b.txt",
                        "conf",
                        "kept",
                        "pom.xml",
                        "rootfs.tar",
                        "src/main",
                        "triggered",
                        "with-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY . /x",
                "COPY a/.. /x",
                "COPY / /x",
                "ADD $SOURCE /x",
                "COPY ${A:-b}/c /x",
                "COPY \"a b\" /x",
                "COPY a\\ b /x",
                "RUN --mount=target=/src make",
                "RUN --mount=type=$T,target=/src make",
                "RUN --mount=type=bind,src=$S,target=/src make",
                "ONBUILD ADD . /x",
                "INCLUDE other",
            })
    void whatCannotBeToldIsEverything(String instruction) {
        assertThat(reach("FROM scratch\n" + instruction + "\n").everything()).isTrue();
        assertThat(reach("FROM scratch\nRUN x\n").everything()).isFalse();
    }

    @Test
    void anotherSyntaxCanReachEverything() {
        assertThat(reach("# syntax=docker/dockerfile:1.7\nFROM scratch\n").everything())
                .isFalse();
        assertThat(reach("#syntax = example.org/own\nFROM scratch\n").everything())
                .isTrue();
        assertThat(reach("# a comment\n# syntax=example.org/own\nFROM scratch\n")
                        .everything())
                .isFalse();
    }

    @Test
    void continuedLinesAreOneAndCommentsBetweenThemAreNone() {
        assertThat(reach("FROM scratch\nCOPY a \\\n# no\n\n  b \\  \n  /x/\nCOPY c /c")
                        .sources())
                .containsExactly("a", "b", "c");
    }

    @Test
    void theDirectiveChoosesWhatContinuesALine() {
        assertThat(reach("# escape=`\nFROM scratch\nCOPY a `\n b /x/\n").sources())
                .containsExactly("a", "b");
    }

    @Test
    void aHereDocumentHoldsNoInstructions() {
        Reach reach = reach("""
                FROM scratch
                RUN <<EOF cat <<-"END" > x
                COPY no1 /
                EOF
                COPY no2 /
                \tEND
                COPY <<'A' real /dir/
                COPY no3 /
                A
                RUN echo "a <<NOT b" && echo $((1<<NOT))
                COPY after /
                """);

        assertThat(reach.sources()).containsExactly("after", "real");
    }

    @Test
    void instructionsKnowTheirLines() {
        Dockerfile dockerfile = Dockerfile.parse("\uFEFF# c\nFROM  scratch\n\nRUN a && \\\n   b\nRUN  c\nRUN c\n");

        assertThat(dockerfile.lineOf("RUN a && b")).contains(4);
        assertThat(dockerfile.lineOf("FROM scratch")).contains(2);
        assertThat(dockerfile.lineOf("RUN c")).isEmpty();
    }

    private static Reach reach(String text) {
        return Reach.of(Dockerfile.parse(text));
    }
}
