package org.flyte.maven.image.dockerfile;

import org.flyte.maven.image.dockerfile.PathPattern.UnusableException;

/** A regular expression of Go, as Java writes it: inside of a character class Java knows more signs. */
final class JavaExpression {
    private JavaExpression() {}

    static String of(String go) throws UnusableException {
        StringBuilder java = new StringBuilder();
        boolean inside = false;
        for (int at = 0; at < go.length(); at++) {
            char c = go.charAt(at);
            if (c == '\\') {
                java.append(c).append(go.charAt(++at));
            } else if (!inside) {
                inside = c == '[';
                java.append(c == ']' ? "\\]" : c);
                if (inside && go.startsWith("^", at + 1)) {
                    java.append(go.charAt(++at));
                }
            } else if (c == ']') {
                inside = false;
                java.append(c);
            } else {
                if (go.startsWith("[:", at)) {
                    throw new UnusableException("has [: inside of brackets, which names a class of characters");
                }
                java.append("[&^".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return java.toString();
    }
}
