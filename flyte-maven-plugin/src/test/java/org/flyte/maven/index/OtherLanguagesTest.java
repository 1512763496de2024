package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flyte.maven.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused with the fix of the language that it is written in. */
class OtherLanguagesTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "static Object t(long n, kotlin.coroutines.Continuation<? super Long> c) { return n; } | 231 | runBlocking",
                "static long t(long n) { return n; } static long t$default(long n, int mask, Object o) "
                        + "{ return t((mask & 1) != 0 ? 5 : n); } | 231 | @Param(defaultValue",
                "static long t(kotlin.Pair<Long, String> p) { return 1; } | 207 | @JvmRecord data class",
                "static long t(Plain p) { return 1; } | 207 | @JvmRecord data class",
                "static long t(List<? extends Number> l) { return 1; } | 206 | @JvmSuppressWildcards",
                "static long t(@org.jetbrains.annotations.Nullable String s) { return 1; } | 207 | Optional",
                "@org.jetbrains.annotations.Nullable static Long t() { return 1L; } | 207 | Optional",
                "static long t(Partly p) { return 1; } | 207 | Optional",
            })
    void ofKotlin(String method, int code, String fix) {
        assertRefused("@kotlin.Metadata", method, code, fix);
    }

    @Test
    void aDefaultThatIsSaidToCallersOfOtherLanguagesTooIsTaken() {
        String method = "static long t(@Param(defaultValue = \"5\") long n) { return n; }"
                + " static long t$default(long n, int mask, Object o) { return t((mask & 1) != 0 ? 5 : n); }";
        assertThat(problems("@kotlin.Metadata", method)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "static long t(scala.Option<String> o) { return 1; } | 207 | java.util.Optional",
                "static long t(scala.collection.immutable.List<String> l) { return 1; } | 207 | java.util.List",
                "static long t(scala.collection.immutable.Map<String, String> m) { return 1; } | 207 | java.util.Map",
                "static long t(List<Object> erased) { return 1; } | 231 | java.lang.Long",
                "static Map<String, List<Object>> t() { return Map.of(); } | 231 | java.lang.Long",
                "static long t(Plain p) { return 1; } | 207 | written in Java",
                "long t(long n) { return n; } | 201 | object",
            })
    void ofScala(String method, int code, String fix) {
        assertRefused("@scala.reflect.ScalaSignature", method, code, fix);
    }

    private void assertRefused(String mark, String method, int code, String fix) {
        assertThat(problems(mark, method)).singleElement().satisfies(problem -> {
            assertThat(problem.code().number()).isEqualTo(code);
            assertThat(problem.fix()).contains(fix);
            assertThat(problem.where()).matches("org/acme/Tasks\\.java:\\d+");
        });
    }

    private List<Problem> problems(String mark, String method) {
        Path classes = OtherLanguages.compile(temp, """
                package org.acme;
                import java.util.*;
                import org.flyte.task.*;
                %1$s public class Tasks { @Task %2$s }

                record Partly(@org.jetbrains.annotations.Nullable String note) { }
                %1$s final class Plain { }
                """.formatted(mark, method)
                .replace("@Task @org", "@org")
                .replace("Nullable static", "Nullable @Task static"));
        return ClassScanner.scan(List.of(classes)).problems();
    }
}
