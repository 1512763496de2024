package org.flyte.maven.index;

import java.util.Objects;

/** A type or value that cannot be passed to or from a task; never leaves this package. */
final class UnsupportedTypeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final IndexCode code;
    private final String fix;

    UnsupportedTypeException(IndexCode code, String what, String fix) {
        super(what);
        this.code = code;
        this.fix = fix;
    }

    IndexCode code() {
        return code;
    }

    String what() {
        return Objects.requireNonNull(getMessage());
    }

    String fix() {
        return fix;
    }
}
