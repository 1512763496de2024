package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.time.Duration;
import org.flyte.client.Endpoint;
import org.flyte.client.FlyteClient;
import org.jspecify.annotations.Nullable;

/**
 * A backend that a goal talks to.
 *
 * @param endpoint its address
 * @param client speaks to it
 * @param embeddedData the data directory of an embedded backend, whose images are laid out there; null for any other
 */
public record Backend(
        Endpoint endpoint, FlyteClient client, @Nullable Path embeddedData) {
    /** The same, with another patience for each call. */
    Backend within(Duration deadline) {
        return new Backend(endpoint, client.within(deadline), embeddedData);
    }

    /** The address as people read it. */
    public String address() {
        return endpoint.uri().toString();
    }
}
