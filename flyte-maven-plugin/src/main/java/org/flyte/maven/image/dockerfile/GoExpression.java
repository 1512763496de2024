package org.flyte.maven.image.dockerfile;

/**
 * The regular expression that Docker makes of a pattern, in Go's syntax.
 *
 * @param form how Docker compares: most patterns need no expression
 * @param text the expression, over the whole path
 */
record GoExpression(Form form, String text) {
    /** What of a pattern counts. */
    enum Form {
        EXACT,
        PREFIX,
        SUFFIX,
        EXPRESSION
    }

    static GoExpression of(String pattern) {
        StringBuilder text = new StringBuilder();
        Form form = Form.EXACT;
        int length = pattern.length();
        for (int at = 0; at < length; at++) {
            char c = pattern.charAt(at);
            boolean start = at == 0;
            if (pattern.startsWith("**", at)) {
                at += pattern.startsWith("**/", at) ? 2 : 1;
                boolean end = at + 1 == length;
                text.append(end ? ".*" : "(.*/)?");
                form = start ? Form.SUFFIX : end && form == Form.EXACT ? Form.PREFIX : Form.EXPRESSION;
            } else if (c == '*' || c == '?') {
                text.append(c == '*' ? "[^/]*" : "[^/]");
                form = Form.EXPRESSION;
            } else if (".+()|{}$".indexOf(c) >= 0) {
                text.append('\\').append(c);
            } else if (c == '\\') {
                text.append(c).append(pattern.charAt(++at));
                form = Form.EXPRESSION;
            } else {
                text.append(c);
                form = c == '[' || c == ']' ? Form.EXPRESSION : form;
            }
        }
        return new GoExpression(form, text.toString());
    }
}
