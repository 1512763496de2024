package org.flyte.client.config;

import org.jspecify.annotations.Nullable;

/** Flyte's configuration cannot be used. */
public final class FlyteConfigException extends RuntimeException {
    private final String where;
    private final String fix;

    public FlyteConfigException(String what, String where, String fix, @Nullable Throwable cause) {
        super(what, cause);
        this.where = where;
        this.fix = fix;
    }

    /** What is wrong, without where. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** The file or environment variable. */
    public String where() {
        return where;
    }

    /** What to do. */
    public String fix() {
        return fix;
    }
}
