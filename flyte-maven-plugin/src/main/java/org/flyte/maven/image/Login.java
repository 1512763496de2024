package org.flyte.maven.image;

import java.util.Objects;
import org.flyte.client.config.Secret;

/**
 * A user of a registry or a proxy.
 *
 * @param password never printed
 */
public record Login(String username, Secret password) {
    public Login {
        Objects.requireNonNull(username);
        Objects.requireNonNull(password);
    }
}
