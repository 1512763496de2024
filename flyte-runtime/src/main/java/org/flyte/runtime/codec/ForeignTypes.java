package org.flyte.runtime.codec;

/** What to write in place of types that Flyte has not. */
final class ForeignTypes {
    private ForeignTypes() {}

    /** The end of a sentence: empty, or {@code ; use …}. */
    static String instead(String type) {
        return switch (type) {
            case "char", "java.lang.Character", "java.lang.CharSequence", "java.util.UUID", "java.net.URI" ->
                "; use String";
            case "java.math.BigInteger", "java.math.BigDecimal" ->
                "; use long or double, or a String where each digit counts";
            case "java.time.LocalDateTime", "java.util.Date" -> "; use Instant, which knows its zone";
            case "java.time.Period" -> "; use Duration";
            case "java.nio.file.Path", "java.io.File", "java.io.InputStream" ->
                "; use FlyteFile, which another machine can read";
            default ->
                type.startsWith("java.util.Set<") ? "; use List" : "; use a record, or a type of the page 'Types'";
        };
    }
}
