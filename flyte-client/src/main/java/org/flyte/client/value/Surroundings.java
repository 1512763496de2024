package org.flyte.client.value;

import java.time.Instant;
import java.util.Optional;

/**
 * What the text of a value may refer to outside of itself.
 *
 * @param now what {@code now} and {@code today} mean; empty where a value must not depend on the time at which it is read
 * @param files what a path means
 */
public record Surroundings(Optional<Instant> now, LocalFiles files) {
    /** A value stands for itself. */
    public static final Surroundings NONE = new Surroundings(Optional.empty(), LocalFiles.NONE);
}
