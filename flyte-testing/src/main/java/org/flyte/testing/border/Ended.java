package org.flyte.testing.border;

import org.jspecify.annotations.Nullable;

/** How a child action ended. */
public sealed interface Ended {
    /**
     * It did its work.
     *
     * @param name the action's
     * @param outputs the content of {@code outputs.pb}
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Succeeded(String name, byte[] outputs) implements Ended {}

    /**
     * It failed.
     *
     * @param name the action's
     * @param phase the name of a constant of the runtime's, as is the kind
     * @param message null for none
     */
    record Failed(
            String name,
            String phase,
            String code,
            @Nullable String message,
            String kind) implements Ended {}
}
