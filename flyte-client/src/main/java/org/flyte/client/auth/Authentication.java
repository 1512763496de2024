package org.flyte.client.auth;

import java.time.Clock;
import java.time.Duration;
import org.flyte.client.config.AuthSettings;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RetryPolicy;

/** Chooses where tokens come from. */
public final class Authentication {
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(1);

    private Authentication() {}

    /**
     * The tokens of one backend; none is fetched yet.
     *
     * @param anonymous speaks to the backend without credentials
     * @param connections to where tokens come from
     */
    public static Tokens of(AuthSettings settings, ConnectTransport anonymous, HttpConnections connections) {
        Clock clock = Clock.systemUTC();
        Grant grant =
                switch (settings.type()) {
                    case CLIENT_SECRET ->
                        new ClientGrant(settings, anonymous, new TokenPost(connections, RetryPolicy.standard()), clock);
                    case EXTERNAL_COMMAND -> new CommandGrant(settings.command(), COMMAND_TIMEOUT, clock);
                    case PKCE, DEVICE_FLOW, PASSTHROUGH -> new LoginGrant(settings.type());
                };
        return new Tokens(grant, clock);
    }
}
