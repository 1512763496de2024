package org.flyte.maven.plan;

import org.flyte.maven.report.Change;
import org.jspecify.annotations.Nullable;

/**
 * An image of a deployment, and whether it is where it has to be.
 *
 * @param key key in the configuration
 * @param reference what a task is registered with when the image is there, else as much of it as is known
 * @param digest {@code sha256:…} of its manifest; null when it is not there, or has none
 * @param change {@code UNCHANGED} when it is there, {@code NEW} when it is not, {@code UNKNOWN} when nobody could be asked
 */
public record ImageState(
        String key, String reference, @Nullable String digest, Change change) {
    boolean there() {
        return change == Change.UNCHANGED;
    }
}
