package org.flyte.client.auth;

import org.flyte.client.config.AuthType;

/** What needs a person at a browser, which a build does not have. */
record LoginGrant(AuthType type) implements Grant {
    @Override
    public Token fetch() {
        throw new AuthException(
                AuthException.Kind.LOGIN_NEEDED,
                "the backend wants to know who calls, and authType " + type.text() + " needs a person to log in",
                "logging in comes with flyte:login in a later version; until then set FLYTE_API_KEY, a server of Maven's"
                        + " settings by <serverId>, or authType ClientSecret or ExternalCommand in Flyte's configuration"
                        + " file",
                null);
    }

    @Override
    public boolean isUnattended() {
        return false;
    }
}
