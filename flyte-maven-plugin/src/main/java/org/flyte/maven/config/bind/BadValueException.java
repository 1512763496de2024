package org.flyte.maven.config.bind;

import org.flyte.maven.problem.ProblemCode;

/** A text that is not a value of its kind; says what is wrong and the right form, and knows no place. */
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final String fix;

    /**
     * @param what one sentence without a full stop, with the text in it
     * @param fix the right form, one sentence without a full stop
     */
    BadValueException(ProblemCode code, String what, String fix) {
        super(what);
        this.code = code;
        this.fix = fix;
    }

    ProblemCode code() {
        return code;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String fix() {
        return fix;
    }
}
