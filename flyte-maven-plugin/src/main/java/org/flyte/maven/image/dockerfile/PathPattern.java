package org.flyte.maven.image.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of a {@code .dockerignore}, or a source of {@code COPY}, with the meaning that Docker gives it: Go's
 * {@code filepath.Match} with {@code **}, as moby's patternmatcher reads it, its oddities included.
 */
final class PathPattern {
    /** A text that is no pattern; the message says why, and makes sense behind the text. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    private final String text;
    private final GoExpression.Form form;
    private final Pattern expression;

    private PathPattern(String text, GoExpression.Form form, Pattern expression) {
        this.text = text;
        this.form = form;
        this.expression = expression;
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern, cleaned
     * @throws UnusableException where Docker refuses it
     */
    static PathPattern of(String text) throws UnusableException {
        PatternSyntax.check(text);
        GoExpression go = GoExpression.of(text);
        try {
            return new PathPattern(text, go.form(), Pattern.compile(JavaExpression.of(go.text()), Pattern.UNIX_LINES));
        } catch (PatternSyntaxException e) {
            throw new UnusableException("is no pattern: " + e.getDescription());
        }
    }

    /** Whether this very path matches; with slashes, relative, without one at its end. */
    boolean matches(String path) {
        return switch (form) {
            case EXACT -> path.equals(text);
            case PREFIX -> path.startsWith(text.substring(0, text.length() - 2));
            case SUFFIX -> matchesEnd(path, text.substring(2));
            case EXPRESSION -> expression.matcher(path).matches();
        };
    }

    private static boolean matchesEnd(String path, String suffix) {
        return path.endsWith(suffix) || (suffix.startsWith("/") && path.equals(suffix.substring(1)));
    }

    /** Whether the path or a folder above it matches. */
    boolean covers(String path) {
        if (matches(path)) {
            return true;
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (matches(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    /** A pattern that matches this very path only. */
    static String literal(String path) {
        return path.replaceAll("[*?\\[\\\\]", "\\\\$0");
    }

    /** A path without {@code .}, {@code ..} and double slashes, as Go's {@code filepath.Clean} gives it. */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (part.equals("..") ? !rooted : !part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String joined = String.join("/", parts);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    @Override
    public String toString() {
        return text;
    }
}
