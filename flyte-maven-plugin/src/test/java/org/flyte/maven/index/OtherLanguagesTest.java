package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.idl.core.LiteralType;
import org.flyte.maven.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "static long t(Plain p) { return 1; } | 207 | a data class",
                "static long t(Unsigned u) { return 1; } | 207 | a data class",
                "static long t(List<? extends Number> l) { return 1; } | 206 | @JvmSuppressWildcards",
            })
    void ofKotlin(String method, int code, String fix) {
        assertRefused("@kotlin.Metadata", method, code, fix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static long t(@org.jetbrains.annotations.Nullable String s) { return 1; }",
                "@org.jetbrains.annotations.Nullable static Long t() { return 1L; }",
                "static long t(Partly p) { return 1; }",
            })
    void inJavaWhatMayBeNullByAnAnnotationThatNoJvmShows(String method) {
        assertRefused("", method, 207, "Optional");
    }

    @Test
    void inKotlinWhatMayBeNullIsOptionalAndADataClassIsARecord() {
        String kotlin =
                "@org.jetbrains.annotations.Nullable static String t(@org.jetbrains.annotations.Nullable Long n,"
                        + " Data<String> d, Partly p, Shape s) { return null; }";
        String java =
                "static Optional<String> t(Optional<Long> n, DataPeer d, PartlyPeer p, ShapePeer s) { return null; }";
        assertThat(types("@kotlin.Metadata", kotlin)).isEqualTo(types("", java));
    }

    private String types(String mark, String method) {
        Scan scan = scan(mark, method);
        assertThat(scan.problems()).isEmpty();
        TaskDeclaration task = scan.tasks().get(0);
        return Stream.concat(
                        task.inputs().stream().map(TaskInput::type),
                        task.output().outputs().stream().map(TaskOutput.Named::type))
                .map(LiteralType::toString)
                .collect(Collectors.joining())
                .replace("Peer", "");
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
        return scan(mark, method).problems();
    }

    private Scan scan(String mark, String method) {
        Path classes = OtherLanguages.compile(temp, """
                package org.acme;
                import java.util.*;
                import org.flyte.task.*;
                %1$s public class Tasks { @Task %2$s }

                %1$s record Partly(@org.jetbrains.annotations.Nullable String note) { }
                %1$s final class Plain { }
                %1$s final class Data<T> {
                    private final List<T> all;
                    @org.jetbrains.annotations.Nullable private final Long size;
                    Data(List<T> all, @Param(name = "length") Long size) { this.all = all; this.size = size; }
                    public final List<T> component1() { return all; }
                    public final Long component2$main() { return size; }
                    public final Data<T> copy(List<T> all, Long size) { return new Data<T>(all, size); }
                }
                %1$s final class Unsigned {
                    private final long n;
                    private Unsigned(long n) { this.n = n; }
                    public final long getN() { return n; }
                }
                %1$s sealed interface Shape permits Circle {}
                %1$s final class Circle implements Shape {
                    private final double radius;
                    Circle(@Param(defaultValue = "1.5") double radius) { this.radius = radius; }
                    public final double component1() { return radius; }
                }
                record DataPeer(List<String> all, @Param(name = "length") Optional<Long> size) { }
                record PartlyPeer(Optional<String> note) { }
                sealed interface ShapePeer permits CirclePeer { }
                record CirclePeer(@Param(defaultValue = "1.5") double radius) implements ShapePeer { }
                """.formatted(mark, method)
                .replace("@Task @org", "@org")
                .replace("Nullable static", "Nullable @Task static"));
        return ClassScanner.scan(List.of(classes));
    }
}
