package org.flyte.maven.deploy;

import org.flyte.maven.problem.ProblemCode;

/** User errors of talking to a backend and of deploying. */
public enum DeployCode implements ProblemCode {
    /** Nothing answers at the endpoint: check the address, the network, and that Flyte runs. */
    UNREACHABLE(501),
    /** Something answers at the endpoint, but it is not Flyte 2: check host, port and scheme. */
    NOT_FLYTE(502),
    /** The backend refused the caller: it does not take the credentials, or none were sent over plain HTTP. */
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
    EMBEDDED_FAILED(509),
    /** The backend wants credentials, and what is configured needs a person to log in: configure a client or a command. */
    LOGIN_NEEDED(520),
    /** A part of the credentials is missing or cannot be read: the error says which. */
    INCOMPLETE_CREDENTIALS(521),
    /** The backend wants credentials, and where tokens come from cannot be found or reached, or refuses. */
    NO_TOKEN(522),
    /** The command that prints the token failed: the error has the end of what it said. */
    TOKEN_COMMAND(523),
    /** Nobody vouches for the backend's TLS certificate, or it names another host. */
    UNTRUSTED_CERTIFICATE(524),
    /** The endpoint does not speak TLS: use {@code insecure}, or {@code http://}, if that is meant. */
    NO_TLS(525),
    /** The file of trusted certificates, or the proxy's address, cannot be used. */
    BAD_CONNECTION(526),
    /** Maven's settings have no server of the id that {@code <serverId>} names. */
    UNKNOWN_SERVER(527),
    /** Modules run the plugin with other versions or dependencies, so that they cannot be deployed together. */
    OTHER_REALM(530),
    /** The build has ended without the goal having run in all its modules, so nothing was done: the error names them. */
    MODULES_MISSING(531),
    /** Two modules have tasks in one environment: give each module an environment of its own. */
    ENVIRONMENT_TWICE(532),
    /** Two modules go to different places, or under different versions: one deployment has one target. */
    TARGETS_DIFFER(533);

    private final int number;

    DeployCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
