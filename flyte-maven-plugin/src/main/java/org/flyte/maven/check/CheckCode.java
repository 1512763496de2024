package org.flyte.maven.check;

import org.flyte.maven.problem.ProblemCode;

/** User errors of checking. */
public enum CheckCode implements ProblemCode {
    /** Something that is needed is broken: the lines above the error say what, and what to do. */
    CHECK_FAILED(801);

    private final int number;

    CheckCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
