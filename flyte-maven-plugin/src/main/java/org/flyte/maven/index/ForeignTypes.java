package org.flyte.maven.index;

import java.util.Map;
import java.util.regex.Pattern;
import org.flyte.weaver.SourceLanguage;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** What to use instead of types of the JDK, Kotlin and Scala that are near to one that travels, but have no honest counterpart. */
final class ForeignTypes {
    private static final String FUTURE = "a value, or CompletableFuture as the return type";
    private static final String SCALA_COLLECTIONS = "scala.collection.";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("char", "String"),
            Map.entry("java.lang.Character", "String"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.lang.Number", "long or double"),
            Map.entry("java.math.BigInteger", "long, or a String, which keeps every digit"),
            Map.entry("java.math.BigDecimal", "double, or a String, which keeps every digit"),
            Map.entry(
                    "java.time.LocalDateTime",
                    "java.time.Instant, since a time without a zone differs between machines"),
            Map.entry("java.time.LocalTime", "java.time.Instant"),
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.util.Calendar", "java.time.Instant"),
            Map.entry("java.time.Period", "java.time.Duration, since a month has no length"),
            Map.entry("java.util.UUID", "String"),
            Map.entry("java.net.URI", "String"),
            Map.entry("java.net.URL", "String"),
            Map.entry(
                    "java.io.File",
                    "org.flyte.task.FlyteFile or FlyteDir: a local path means nothing in another container"),
            Map.entry(
                    "java.nio.file.Path",
                    "org.flyte.task.FlyteFile or FlyteDir: a local path means nothing in another container"),
            Map.entry("java.util.OptionalInt", "Optional<Integer>"),
            Map.entry("java.util.OptionalLong", "Optional<Long>"),
            Map.entry("java.util.OptionalDouble", "Optional<Double>"),
            Map.entry("java.util.Set", "List, since Flyte keeps an order and repetitions"),
            Map.entry("java.util.SortedSet", "List"),
            Map.entry("java.util.HashSet", "List"),
            Map.entry("java.util.LinkedHashSet", "List"),
            Map.entry("java.util.TreeSet", "List"),
            Map.entry("java.lang.Iterable", "List"),
            Map.entry("java.util.Iterator", "List"),
            Map.entry("java.util.stream.Stream", "List"),
            Map.entry("java.util.ArrayList", "List"),
            Map.entry("java.util.LinkedList", "List"),
            Map.entry("java.util.HashMap", "Map"),
            Map.entry("java.util.LinkedHashMap", "Map"),
            Map.entry("java.util.TreeMap", "Map"),
            Map.entry("java.util.SortedMap", "Map"),
            Map.entry("java.util.concurrent.Future", FUTURE),
            Map.entry("kotlin.UInt", "Long"),
            Map.entry("kotlin.ULong", "Long"),
            Map.entry("kotlin.Unit", "no return type"),
            Map.entry("kotlin.time.Duration", "java.time.Duration"),
            Map.entry("kotlin.time.Instant", "java.time.Instant"),
            Map.entry("kotlin.uuid.Uuid", "String"),
            Map.entry("kotlin.sequences.Sequence", "List"),
            Map.entry("kotlinx.coroutines.Deferred", FUTURE),
            Map.entry("kotlinx.datetime.LocalDate", "java.time.LocalDate"),
            Map.entry("scala.Option", "java.util.Optional"),
            Map.entry("scala.Some", "java.util.Optional"),
            Map.entry("scala.math.BigInt", "Long, or a String, which keeps every digit"),
            Map.entry("scala.math.BigDecimal", "Double, or a String, which keeps every digit"),
            Map.entry("scala.concurrent.Future", FUTURE),
            Map.entry("scala.concurrent.duration.Duration", "java.time.Duration"),
            Map.entry("scala.concurrent.duration.FiniteDuration", "java.time.Duration"),
            Map.entry("scala.util.Either", "a sealed interface of records, written in Java"));

    /** For a class that is none of those that user code may declare for values. */
    static final String OWN_CLASS = "a record, an enum or a sealed interface of records";

    /** What reads a component of a data class has a name that nobody can call, where it is a number or text in disguise. */
    private static final Pattern OF_VALUE_CLASS = Pattern.compile("component\\d+-.*");

    private ForeignTypes() {}

    /** The end of a sentence that starts with "use"; null for a class that is not known here. */
    static @Nullable String instead(String className) {
        if (className.startsWith(SCALA_COLLECTIONS)) {
            return className.endsWith("Map") ? "java.util.Map" : "java.util.List";
        }
        return INSTEAD.get(className);
    }

    /** As {@link #instead(String)}, for a class that user code declares. */
    static String ofDeclared(ClassNode declared) {
        boolean isInterface = MethodShape.has(declared.access, Opcodes.ACC_INTERFACE);
        if (declared.methods.stream()
                .anyMatch(it -> OF_VALUE_CLASS.matcher(it.name).matches())) {
            return "a data class without components of a value class, such as UInt or kotlin.time.Duration";
        }
        return SourceLanguage.of(declared)
                .instead(
                        OWN_CLASS,
                        isInterface
                                ? "a sealed interface of data classes"
                                : "a data class, an enum class or a sealed interface of such data classes",
                        "a record or a sealed interface of records, written in Java beside the Scala code, or an enum"
                                + " that extends java.lang.Enum");
    }
}
