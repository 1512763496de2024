package org.flyte.maven.index.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Javadoc comment as plain text. Read by rules of our own, since those of the JDK depend on its release and the locale.
 *
 * @param sentence the first sentence in one line; null when there is none
 * @param rest what follows it; null when nothing does
 * @param parameters what {@code @param} says, by the parameter's name
 * @param result what {@code @return} says; empty when it says nothing
 */
record DocComment(@Nullable String sentence, @Nullable String rest, Map<String, String> parameters, String result) {
    private static final Pattern TAG = Pattern.compile("@(\\w+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("(\\S+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern RETURN = Pattern.compile("\\{@return\\s+((?:[^{}]|\\{[^{}]*})*)}");

    /** A full stop before a blank ends a sentence, and so does the end of a paragraph. */
    private static final Pattern END = Pattern.compile("(?<!\\be\\.g)(?<!\\bi\\.e)[.!?](?=\\s)|[。！？]|\\n\\s*\\n");

    DocComment {
        parameters = Map.copyOf(parameters);
    }

    /** Reads a comment without its slashes and stars. */
    static DocComment parse(String comment) {
        List<String> blocks = blocks(comment);
        Map<String, String> parameters = new HashMap<>();
        String result = "";
        for (String block : blocks.subList(1, blocks.size())) {
            Matcher tag = TAG.matcher(block);
            if (tag.matches() && tag.group(1).equals("param")) {
                Matcher parameter = PARAMETER.matcher(tag.group(2));
                if (parameter.matches()) {
                    parameters.putIfAbsent(parameter.group(1), line(DocText.plain(parameter.group(2))));
                }
            } else if (tag.matches() && tag.group(1).equals("return")) {
                result = line(DocText.plain(tag.group(2)));
            }
        }
        Matcher inline = RETURN.matcher(blocks.get(0));
        if (inline.find() && result.isEmpty()) {
            result = line(DocText.plain(inline.group(1)));
        }
        String description = DocText.plain(inline.reset().replaceFirst("Returns $1."));
        Matcher end = END.matcher(description);
        int length = end.find() ? end.end() : description.length();
        return new DocComment(
                emptyIsNull(line(description.substring(0, length))),
                emptyIsNull(description.substring(length).strip()),
                parameters,
                result);
    }

    /** The description, which may be empty, then each block tag. */
    private static List<String> blocks(String comment) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        int open = 0;
        for (String line : comment.lines().toList()) {
            if (open == 0 && line.strip().matches("@\\w.*")) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            block.append(line.strip()).append('\n');
            open = Math.max(0, open + count(line, '{') - count(line, '}'));
        }
        blocks.add(block.toString());
        return blocks;
    }

    private static int count(String line, char character) {
        return (int) line.chars().filter(c -> c == character).count();
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
