package org.flyte.client.auth;

import org.jspecify.annotations.Nullable;

/** The backend wants credentials, and none that it takes can be had. Says no secret. */
public final class AuthException extends RuntimeException {
    /** What kept them away. */
    public enum Kind {
        /** Somebody has to log in, in a browser. */
        LOGIN_NEEDED,
        /** The configuration lacks a part, or a part cannot be read. */
        INCOMPLETE,
        /** Where tokens come from cannot be found or reached, or it refuses. */
        NO_TOKEN,
        /** The command that prints tokens fails. */
        COMMAND_FAILED
    }

    private final Kind kind;
    private final String fix;

    public AuthException(Kind kind, String what, String fix, @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.fix = fix;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What to do. */
    public String fix() {
        return fix;
    }
}
