package org.flyte.maven.image.dockerfile;

import org.flyte.maven.image.dockerfile.PathPattern.UnusableException;

/** What Go's {@code filepath.Match} accepts. */
final class PatternSyntax {
    private final String text;
    private int at;

    private PatternSyntax(String text) {
        this.text = text;
    }

    static void check(String text) throws UnusableException {
        PatternSyntax syntax = new PatternSyntax(text);
        while (syntax.at < text.length()) {
            switch (text.charAt(syntax.at++)) {
                case '[' -> syntax.range();
                case '\\' -> syntax.escaped();
                default -> {}
            }
        }
    }

    private void range() throws UnusableException {
        if (peek() == '^') {
            at++;
        }
        boolean first = true;
        while (first || peek() != ']') {
            member();
            if (peek() == '-') {
                at++;
                member();
            }
            first = false;
        }
        at++;
    }

    private void member() throws UnusableException {
        char next = peek();
        if (next == '-' || next == ']') {
            throw new UnusableException("has a [ whose content is no list of characters and ranges");
        }
        at++;
        if (next == '\\') {
            escaped();
        }
        peek();
    }

    /** A letter behind a backslash would be a class of characters for Docker, or an error: nobody means that. */
    private void escaped() throws UnusableException {
        if (at >= text.length()) {
            throw new UnusableException("ends with a backslash");
        }
        char next = text.charAt(at++);
        if (next < 128 && Character.isLetterOrDigit(next)) {
            throw new UnusableException(
                    "has \\%s; a backslash only takes its meaning from a sign, and folders are parted by slashes"
                            .formatted(next));
        }
    }

    private char peek() throws UnusableException {
        if (at >= text.length()) {
            throw new UnusableException("has a [ without its ]");
        }
        return text.charAt(at);
    }
}
