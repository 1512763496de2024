package org.flyte.client.config;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists in one line of text, as environment variables hold them: a JSON array, or words. */
final class Words {
    private Words() {}

    /**
     * A command line in the quoting of a POSIX shell, of which nothing is run or expanded.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    static List<String> ofCommand(String text) {
        return json(text).orElseGet(() -> shell(text));
    }

    /** Words parted by commas or blanks. */
    static List<String> ofList(String text) {
        return json(text).orElseGet(() -> Stream.of(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    private static Optional<List<String>> json(String text) {
        if (!text.strip().startsWith("[")) {
            return Optional.empty();
        }
        try {
            Object[] items = new Gson().fromJson(text, Object[].class);
            return Optional.of(Stream.of(items).map(String::valueOf).toList());
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<String> shell(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                quote = 0;
            } else if (quote == '\'') {
                word.append(c);
            } else if (c == '\\') {
                if (++i == text.length()) {
                    throw new IllegalArgumentException("nothing follows the last backslash");
                }
                char escaped = text.charAt(i);
                if (quote == '"' && escaped != '"' && escaped != '\\') {
                    word.append('\\');
                }
                word.append(escaped);
                inWord = true;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
