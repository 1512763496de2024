package org.flyte.maven.deploy;

import org.flyte.maven.problem.ProblemCode;

/** User errors of talking to a backend and of deploying. */
public enum DeployCode implements ProblemCode {
    /** Nothing answers at the endpoint: check the address, the network, and that Flyte runs. */
    UNREACHABLE(501),
    /** Something answers at the endpoint, but it is not Flyte 2: check host, port and scheme. */
    NOT_FLYTE(502),
    /** The backend wants to know who asks: this version sends no credentials. */
    UNAUTHENTICATED(503),
    /** The project does not exist at the backend: create it, or set another {@code <project>}. */
    UNKNOWN_PROJECT(504),
    /** The project has no such domain: set one of those that the error names. */
    UNKNOWN_DOMAIN(505),
    /** The backend refused a request: its own words are in the error. */
    REFUSED(506),
    /** The code bundle could not be stored: the error says what the store answered. */
    UPLOAD_FAILED(507),
    /** A deployment ended in the middle: the error lists what is registered and what is not; running it again continues. */
    PARTIAL(508),
    /** The embedded backend could not be started: the error says why. */
    EMBEDDED_FAILED(509);

    private final int number;

    DeployCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
