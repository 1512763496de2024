package org.flyte.client.auth;

/** A way to get a token. */
interface Grant {
    /**
     * Gets a new token.
     *
     * @throws AuthException when none can be had
     */
    Token fetch();

    /** Whether it gets one without a person's help. */
    default boolean isUnattended() {
        return true;
    }
}
