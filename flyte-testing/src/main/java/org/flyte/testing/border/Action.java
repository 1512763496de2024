package org.flyte.testing.border;

import java.util.Map;

/**
 * An action that is to run.
 *
 * @param inputs the content of {@code inputs.pb}
 * @param custom the custom context
 * @param rawData URI of a folder for files
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Action(String name, TaskName task, byte[] inputs, Map<String, String> custom, String rawData) {}
