package org.flyte.client.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An access token. Not a record: it must not show itself. */
final class Token {
    /** A token is not used in its last moments, which may pass on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final int SHARE = 10;

    private final Map<String, String> headers;
    private final @Nullable Instant staleAt;

    /**
     * @param header name of the header that carries it
     * @param lifetime null where it is not known
     */
    Token(String header, String value, @Nullable Duration lifetime, Instant now) {
        this.headers = Map.of(header, "Bearer " + value);
        this.staleAt = lifetime == null ? null : now.plus(lifetime).minus(margin(lifetime));
    }

    private static Duration margin(Duration lifetime) {
        Duration share = lifetime.dividedBy(SHARE);
        return share.compareTo(MARGIN) < 0 ? share : MARGIN;
    }

    Map<String, String> headers() {
        return headers;
    }

    boolean isStale(Instant now) {
        return staleAt != null && !now.isBefore(staleAt);
    }

    @Override
    public String toString() {
        return "***";
    }
}
