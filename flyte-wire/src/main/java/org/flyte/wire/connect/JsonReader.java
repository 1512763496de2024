package org.flyte.wire.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) into maps, lists, strings, doubles, booleans and null: enough for Connect's errors, without a
 * library that every container would have to load.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 100;

    /** The text is not JSON; the message says where. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Reads one value. */
    public static @Nullable Object parse(String text) throws Malformed {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.malformed("the end");
        }
        return value;
    }

    private @Nullable Object value() throws Malformed {
        skipSpace();
        if (at == text.length()) {
            throw malformed("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() throws Malformed {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        enter();
        if (!taken('}')) {
            do {
                skipSpace();
                String name = string();
                expect(':');
                members.put(name, value());
            } while (taken(','));
            expect('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array() throws Malformed {
        List<@Nullable Object> items = new ArrayList<>();
        enter();
        if (!taken(']')) {
            do {
                items.add(value());
            } while (taken(','));
            expect(']');
        }
        depth--;
        return items;
    }

    private void enter() throws Malformed {
        at++;
        if (++depth > MAX_DEPTH) {
            throw malformed("less nesting");
        }
    }

    private String string() throws Malformed {
        if (!taken('"')) {
            throw malformed("a string");
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                throw malformed("no raw control character");
            }
            value.append(c == '\\' ? escape() : c);
        }
        throw malformed("a closing quote");
    }

    private char escape() throws Malformed {
        if (at == text.length()) {
            throw malformed("an escape");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("an escape");
        };
    }

    private char unicode() throws Malformed {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                throw malformed("four hexadecimal digits");
            }
            value = (value << 4) | digit;
        }
        return (char) value;
    }

    private Double number() throws Malformed {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw malformed("a value");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw malformed("a value");
        }
        at += word.length();
        return value;
    }

    private void expect(char c) throws Malformed {
        if (!taken(c)) {
            throw malformed("'" + c + "'");
        }
    }

    private boolean taken(char c) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Malformed malformed(String expected) {
        return new Malformed("expected " + expected + " at character " + at);
    }
}
