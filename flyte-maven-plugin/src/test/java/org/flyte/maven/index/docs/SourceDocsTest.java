package org.flyte.maven.index.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDocsTest {
    private static final String FILE = "org/acme/Hello.java";

    @TempDir
    Path repository;

    @Test
    void aMethodIsFoundAmongItsNamesakesAndInNestedClasses() throws IOException {
        source("""
                package org.acme;
                import java.util.*;
                class Hello {
                  /** One list. */
                  @Task(shortName = "a(b)")
                  static int size(@Param(name = "l") List<String> list) { return 1; }
                  /** Two. */
                  static int size(java.util.Map<String, List<Long>> map, final int n) { return 1; }
                  record Inner(int a) {
                    /** Nested. */
                    static void size() { }
                  }
                }
                """);
        assertThat(docs("org.acme.Hello", "size", "(Ljava/util/List;)I").shortText())
                .isEqualTo("One list.");
        assertThat(docs("org.acme.Hello", "size", "(Ljava/util/Map;I)I").shortText())
                .isEqualTo("Two.");
        assertThat(docs("org.acme.Hello$Inner", "size", "()V").shortText()).isEqualTo("Nested.");
        assertThat(docs("org.acme.Hello", "size", "()I").shortText()).isNull();
    }

    @Test
    void parametersAreDescribedByTheirPlace() throws IOException {
        source("""
                package org.acme;
                class Hello {
                  /**
                   * Says.
                   * @param b the second
                   * @return what is said
                   */
                  static String say(String a, String b) { return a; }
                }
                """);
        TaskDocs docs = docs("org.acme.Hello", "say", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
        assertThat(docs.inputs()).containsExactly("", "the second");
        assertThat(docs.output()).isEqualTo("what is said");
        assertThat(docs.link())
                .as("the line of the declaration, below comment and annotations")
                .isEqualTo("https://github.com/acme/etl/blob/v1/module/src/org/acme/Hello.java#L8");
    }

    @Test
    void otherLanguagesHaveALinkAndNoText() throws IOException {
        Files.createDirectories(root());
        Files.writeString(root().resolve("Hello.kt"), "/** Says. */ fun say() {}");
        TaskDocs docs = finder().of("Hello.kt", "HelloKt", "say", "()V", 4);
        assertThat(docs.shortText()).isNull();
        assertThat(docs.link()).endsWith("/module/src/Hello.kt#L4");
    }

    @Test
    void aSourceThatIsNotThereOrNotParsableSaysNothing() throws IOException {
        assertThat(docs("org.acme.Hello", "say", "()V")).isEqualTo(TaskDocs.NONE);
        source("clazz Hello {{{ /** Says. */ static void say(");
        assertThat(docs("org.acme.Hello", "say", "()V").shortText()).isNull();
    }

    @Test
    void linksAreOfTheKindThatTheHostHas() {
        assertThat(link("https://gitlab.example.org/a/b", "HEAD"))
                .isEqualTo("https://gitlab.example.org/a/b/-/blob/HEAD/x/A.java#L3");
        assertThat(link("https://bitbucket.org/a/b/src/main", "v2"))
                .isEqualTo("https://bitbucket.org/a/b/src/v2/x/A.java#lines-3");
        assertThat(link("https://github.com/a/b.git", "HEAD"))
                .isEqualTo("https://github.com/a/b/blob/HEAD/x/A.java#L3");
        assertThat(link("https://github.com/a/b/tree/main/", "HEAD"))
                .isEqualTo("https://github.com/a/b/blob/HEAD/x/A.java#L3");
    }

    @Test
    void thereIsNoLinkWhereNobodyCouldFollowIt() {
        assertThat(link("scm:git:git@github.com:a/b.git", "HEAD")).isNull();
        SourceLinks links = links("https://github.com/a/b", "HEAD");
        assertThat(links.of(repository.resolve("target/generated-sources/A.java"), 1))
                .isNull();
        assertThat(links.of(repository.resolveSibling("elsewhere/A.java"), 1)).isNull();
    }

    private String link(String url, String revision) {
        return links(url, revision).of(repository.resolve("x/A.java"), 3);
    }

    private SourceLinks links(String url, String revision) {
        return new SourceLinks(url, revision, repository, repository.resolve("target"));
    }

    private Path root() {
        return repository.resolve("module/src");
    }

    private void source(String text) throws IOException {
        Path file = root().resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private SourceDocs finder() {
        return new SourceDocs(new ModuleFacts(
                repository.resolve("module"),
                null,
                List.of(repository.resolve("absent"), root()),
                StandardCharsets.UTF_8,
                links("https://github.com/acme/etl", "v1"),
                false,
                Set.of()));
    }

    private TaskDocs docs(String className, String method, String descriptor) {
        return finder().of(FILE, className, method, descriptor, 0);
    }
}
