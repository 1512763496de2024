package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.task.Signature;
import org.flyte.task.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files of the form that Kotlin's compiler gives them; its own ones run in a project of the integration tests. */
class KotlinClassTest {
    private static final Map<String, String> SOURCES = Map.of(
            "kotlin/Metadata",
            """
                    package kotlin;
                    import java.lang.annotation.*;
                    @Retention(RetentionPolicy.RUNTIME) public @interface Metadata { long[] numbers() default {}; String text() default ""; }
                    """,
            "org/jetbrains/annotations/Nullable",
            """
                    package org.jetbrains.annotations;
                    import java.lang.annotation.*;
                    @Retention(RetentionPolicy.CLASS) public @interface Nullable { String[] value() default {}; }
                    """,
            "org/acme/Item",
            """
                    package org.acme;
                    import java.util.*;
                    import org.flyte.task.Param;
                    import org.jetbrains.annotations.Nullable;
                    @kotlin.Metadata public final class Item {
                        private static final double LARGE = 1e9;
                        private static final long LONG = 1L << 40;
                        private final List<String> tags = List.of();
                        private final String name;
                        private final long size;
                        @Nullable({"more", "text"}) private final Long weight;
                        public Item(@Param(name = "called") String name, @Param(defaultValue = "7") long size, @Nullable Long weight) {
                            this.name = name; this.size = size; this.weight = weight;
                        }
                        public final String getName() { return name; }
                        public final String component1() { return name; }
                        public final long component2$main() { return size; }
                        @Nullable public final Long component3() { return weight; }
                        public final String component4(int more) { return name; }
                        public final double large() { return LARGE + LONG; }
                    }
                    """,
            "org/acme/Box",
            """
                    package org.acme;
                    import org.jetbrains.annotations.Nullable;
                    @kotlin.Metadata(numbers = {1, 2}, text = "x") public record Box<T>(@Nullable T value) { }
                    """,
            "org/acme/Plain",
            """
                    package org.acme;
                    public final class Plain { public long component1() { return 1; } }
                    """,
            "org/acme/Tasks",
            """
                    package org.acme;
                    import org.jetbrains.annotations.Nullable;
                    @kotlin.Metadata public final class Tasks {
                        @Nullable public static Item item(long n, @Nullable Item before) { return before; }
                    }
                    """);

    record Peer(String called, @Param(defaultValue = "7") long size, Optional<Long> weight) {}

    @TempDir
    static Path temp;

    private static ClassLoader classes;

    @BeforeAll
    static void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = SOURCES.entrySet().stream()
                .<JavaFileObject>map(file ->
                        new SimpleJavaFileObject(
                                URI.create("string:///" + file.getKey() + ".java"), JavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return file.getValue();
                            }
                        })
                .toList();
        List<String> options =
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", temp.toString());
        assertThat(compiler.getTask(null, null, null, options, null, files).call())
                .isTrue();
        classes = new URLClassLoader(new URL[] {temp.toUri().toURL()});
    }

    @Test
    void aDataClassIsARecordOfWhatItsComponentsReadByTheNamesOfTheirFields() throws Exception {
        RecordCodec codec = (RecordCodec) Codecs.of(classes.loadClass("org.acme.Item"));
        assertThat(codec.componentTypes())
                .containsExactlyEntriesOf(((RecordCodec) Codecs.of(Peer.class)).componentTypes());

        Object item = item("bolt", 3, null);
        Object again = codec.read(codec.write(item));
        assertThat(again)
                .isInstanceOf(item.getClass())
                .usingRecursiveComparison()
                .isEqualTo(item);
    }

    @Test
    void aComponentThatMayBeNullIsNotMissedAndAnotherHasItsDefault() throws Exception {
        Codec codec = Codecs.of(classes.loadClass("org.acme.Item"));
        Object read = codec.read(codec.write(item("bolt", 7, null)));
        assertThat(read).usingRecursiveComparison().isEqualTo(item("bolt", 7, null));
        assertThatThrownBy(() -> codec.write(item(null, 7, null))).hasMessageContaining(".called");
    }

    @Test
    void aRecordOfKotlinShowsWhatMayBeNull() throws Exception {
        Signature take = signature("item", "n", "before");
        Object none = null;
        assertThat(take.arguments(
                        Inputs.read(take.inputs(Arrays.asList(1L, none))).literals()))
                .containsExactly(1L, null);
        assertThat(take.value(take.outputs(null))).isNull();
    }

    @Test
    void aClassOfJavaWithSuchMethodsIsNone() {
        assertThatThrownBy(() -> Codecs.of(classes.loadClass("org.acme.Plain")))
                .isInstanceOf(UnsupportedTypeException.class);
        assertThat(KotlinClass.of(String.class)).isNull();
    }

    private static Signature signature(String task, String... inputs) throws ClassNotFoundException {
        return Arrays.stream(classes.loadClass("org.acme.Tasks").getDeclaredMethods())
                .filter(method -> method.getName().equals(task))
                .findFirst()
                .map(method -> Signature.of(method, List.of(inputs)))
                .orElseThrow();
    }

    private static Object item(@Nullable String name, long size, @Nullable Long weight)
            throws ReflectiveOperationException {
        return classes.loadClass("org.acme.Item").getConstructors()[0].newInstance(name, size, weight);
    }
}
