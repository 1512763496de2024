package org.flyte.maven.dev;

import org.flyte.maven.problem.ProblemCode;

/** User errors of the embedded backend as a program. */
public enum DevCode implements ProblemCode {
    /** An embedded backend of this user runs already: use it, or stop it first. */
    RUNNING(701),
    /** The backend could not be started: the port is taken, or the data folder cannot be used. */
    NOT_STARTED(702),
    /** The backend for integration tests could not be started: another build uses the same folder, or it cannot be written. */
    NOT_STARTED_FOR_TESTS(703);

    private final int number;

    DevCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
