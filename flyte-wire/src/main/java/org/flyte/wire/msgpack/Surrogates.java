package org.flyte.wire.msgpack;

/** Tells text that UTF-8 can hold from text with half a surrogate pair, for which Java writes a question mark. */
public final class Surrogates {
    private Surrogates() {}

    /** Whether each surrogate of the text is one of a pair. */
    public static boolean arePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
