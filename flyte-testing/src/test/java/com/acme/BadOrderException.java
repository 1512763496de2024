package com.acme;

/** An exception of a user's own. */
final class BadOrderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    BadOrderException(int line) {
        super("line " + line + " is bad");
        this.line = line;
    }

    int line() {
        return line;
    }
}
