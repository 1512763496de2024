package org.flyte.maven.index;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Class files of the forms that the compilers of Kotlin and Scala give them; their own ones run in the projects under it. */
final class OtherLanguages {
    private static final String METADATA = """
            package kotlin;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) public @interface Metadata { }
            """;
    private static final String JVM_STATIC = """
            package kotlin.jvm;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) public @interface JvmStatic { }
            """;
    private static final String CONTINUATION = "package kotlin.coroutines; public interface Continuation<T> { }";
    private static final String PAIR = "package kotlin; public final class Pair<A, B> { }";
    private static final String NULLABLE = """
            package org.jetbrains.annotations;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.CLASS) public @interface Nullable { }
            """;
    private static final String SCALA_SIGNATURE = """
            package scala.reflect;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) public @interface ScalaSignature { }
            """;
    private static final String OPTION = "package scala; public abstract class Option<T> { }";
    private static final String LIST = "package scala.collection.immutable; public abstract class List<T> { }";
    private static final String MAP = "package scala.collection.immutable; public interface Map<K, V> { }";

    private OtherLanguages() {}

    /** Compiles sources in Java that use these languages' marks. */
    static Path compile(Path folder, String... sources) {
        List<String> all = new ArrayList<>(
                List.of(METADATA, JVM_STATIC, CONTINUATION, PAIR, NULLABLE, SCALA_SIGNATURE, OPTION, LIST, MAP));
        all.addAll(List.of(sources));
        return Sources.compile(folder, List.of("-g", "-parameters"), all.toArray(String[]::new));
    }
}
