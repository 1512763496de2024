package org.flyte.client.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.Collectors;

/** Pieces of values as messages show them: short, in one line, and without what a terminal obeys. */
final class Shown {
    private static final int CHARACTERS = 60;
    private static final int NAMES = 6;

    private Shown() {}

    static String of(JsonElement json) {
        if (json instanceof JsonArray items) {
            return "a list of " + items.size();
        }
        if (json instanceof JsonObject members) {
            return members.keySet().stream()
                    .limit(NAMES)
                    .map(Shown::shortened)
                    .collect(Collectors.joining(", ", "an object {", members.size() > NAMES ? ", …}" : "}"));
        }
        return json.toString();
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    static String shortened(String text) {
        String head = text.substring(0, Math.min(text.length(), CHARACTERS + 1));
        StringBuilder shown = new StringBuilder();
        head.codePoints()
                .limit(CHARACTERS)
                .forEach(c -> shown.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c));
        return text.length() <= CHARACTERS ? shown.toString() : shown + "…";
    }
}
