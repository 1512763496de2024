package org.flyte.maven.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.maven.image.dockerfile.Dockerfile.Instruction;

/** Takes a Dockerfile apart as BuildKit does: directives, comments, continued lines, here-documents. */
final class DockerfileReader {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z][\\w-]*)\\s*=\\s*(.+?)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("\\d*<<(-?)(['\"]?)([^<'\"]+)\\2");

    /** A word of a shell, its quotes kept: only one that starts with {@code <<} opens a here-document. */
    private static final Pattern WORD =
            Pattern.compile("(?:\"(?:\\\\.|[^\"])*\"|'[^']*'|\\\\.|[^\\s'\"])+", Pattern.DOTALL);

    private static final Pattern INSTRUCTION = Pattern.compile("\\s*(\\S+)\\s*(.*)", Pattern.DOTALL);

    private final List<String> lines;
    private Pattern continued = continuedBy('\\');
    private Optional<String> syntax = Optional.empty();
    private int next;

    DockerfileReader(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        lines = plain.lines().toList();
    }

    Dockerfile read() {
        directives();
        List<Instruction> instructions = new ArrayList<>();
        while (next < lines.size()) {
            if (isNothing(lines.get(next))) {
                next++;
            } else {
                instructions.add(instruction());
            }
        }
        return new Dockerfile(instructions, syntax);
    }

    /** They end with the first line that is none. */
    private void directives() {
        for (Matcher line = directive(); line.matches(); line = directive()) {
            String name = line.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("escape")) {
                continued = continuedBy(line.group(2).charAt(0));
            } else if (name.equals("syntax")) {
                syntax = Optional.of(line.group(2));
            } else if (!name.equals("check")) {
                return;
            }
            next++;
        }
    }

    private Matcher directive() {
        return DIRECTIVE.matcher(next < lines.size() ? lines.get(next).strip() : "");
    }

    private Instruction instruction() {
        int start = next + 1;
        StringBuilder logical = new StringBuilder();
        boolean more = true;
        while (more && next < lines.size()) {
            String line = lines.get(next++);
            if (isNothing(line)) {
                continue;
            }
            Matcher end = continued.matcher(line);
            more = end.find();
            logical.append(more ? line.substring(0, end.start(1)) : line);
        }
        Matcher parts = INSTRUCTION.matcher(logical);
        boolean any = parts.matches();
        String name = any ? parts.group(1).toUpperCase(Locale.ROOT) : "";
        String arguments = any ? parts.group(2).strip() : "";
        skipHeredocs(name, arguments);
        return new Instruction(start, name, arguments);
    }

    private void skipHeredocs(String name, String arguments) {
        if (!List.of("RUN", "COPY", "ADD", "ONBUILD").contains(name)) {
            return;
        }
        WORD.matcher(arguments)
                .results()
                .map(word -> HEREDOC.matcher(word.group()))
                .filter(Matcher::matches)
                .forEach(heredoc -> skipTo(heredoc.group(3), !heredoc.group(1).isEmpty()));
    }

    /** Behind the line that ends a here-document; nowhere without one, since then it is none. */
    private void skipTo(String end, boolean tabs) {
        for (int at = next; at < lines.size(); at++) {
            String line = lines.get(at);
            if ((tabs ? line.replaceFirst("^\t+", "") : line).equals(end)) {
                next = at + 1;
                return;
            }
        }
    }

    private static boolean isNothing(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private static Pattern continuedBy(char escape) {
        String sign = Pattern.quote(String.valueOf(escape));
        return Pattern.compile("(?<!%1$s)(%1$s)[ \\t]*$".formatted(sign));
    }
}
