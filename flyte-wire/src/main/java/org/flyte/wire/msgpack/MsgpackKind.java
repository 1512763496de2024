package org.flyte.wire.msgpack;

/** What a msgpack value is. */
public enum MsgpackKind {
    NIL("nil"),
    BOOLEAN("a boolean"),
    INTEGER("an integer"),
    FLOAT("a float"),
    TEXT("text"),
    BYTES("bytes"),
    LIST("a list"),
    MAP("a map"),
    /** Read by nobody: no value of Flyte is one. */
    EXTENSION("an extension");

    private final String words;

    MsgpackKind(String words) {
        this.words = words;
    }

    /** The kind as it is said in a sentence: {@code a map}. */
    public String words() {
        return words;
    }

    static MsgpackKind of(int code) {
        if (code < 0x80 || code >= 0xE0) {
            return INTEGER;
        }
        if (code < 0xC0) {
            return code < 0x90 ? MAP : code < 0xA0 ? LIST : TEXT;
        }
        return switch (code) {
            case 0xC0 -> NIL;
            case 0xC2, 0xC3 -> BOOLEAN;
            case 0xC4, 0xC5, 0xC6 -> BYTES;
            case 0xCA, 0xCB -> FLOAT;
            case 0xCC, 0xCD, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3 -> INTEGER;
            case 0xD9, 0xDA, 0xDB -> TEXT;
            case 0xDC, 0xDD -> LIST;
            case 0xDE, 0xDF -> MAP;
            default -> EXTENSION;
        };
    }
}
