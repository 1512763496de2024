package org.flyte.maven.config.bind;

/** What a kind of value makes of a text, as one line. */
final class Said {
    private Said() {}

    /** The value, or code, what is wrong and the right form. */
    static String of(Kind<?> kind, String text) {
        try {
            return "= " + kind.read(text);
        } catch (BadValueException bad) {
            return bad.code().text() + " " + bad.what() + " -> " + bad.fix();
        }
    }
}
