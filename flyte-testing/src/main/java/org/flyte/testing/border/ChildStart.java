package org.flyte.testing.border;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a task that became a child action.
 *
 * @param parent the calling action's name
 * @param inputs the content of {@code inputs.pb}
 * @param group null for none
 * @param mapped whether it is one of many of {@code Flyte.map}
 * @param custom the whole custom context
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ChildStart(
        String parent,
        TaskName task,
        byte[] inputs,
        Options options,
        @Nullable String group,
        boolean mapped,
        Map<String, String> custom) {}
