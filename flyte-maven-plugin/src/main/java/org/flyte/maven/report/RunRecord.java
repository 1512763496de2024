package org.flyte.maven.report;

import com.google.gson.JsonObject;
import com.google.gson.annotations.JsonAdapter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} holds.
 *
 * @param schemaVersion 1
 * @param name the run's name
 * @param url its page in the console
 * @param phase Flyte's name of the phase, such as {@code SUCCEEDED}
 * @param outputs values by output name in the JSON form of inputs; empty for void
 * @param error null unless the run failed
 * @param attempts how often the task was tried
 * @param timings milliseconds by step: {@code images}, {@code bundle}, {@code created}, {@code run}, and {@code total}
 */
public record RunRecord(
        int schemaVersion,
        String name,
        String url,
        String phase,
        @JsonAdapter(KeptNulls.class) JsonObject outputs,
        @Nullable ErrorRecord error,
        int attempts,
        Map<String, Long> timings) {
    /** The current form of the file. */
    public static final int SCHEMA = 1;

    /**
     * Why a run did not succeed.
     *
     * @param code the task's own code, such as the exception's simple class name; empty when none is known
     * @param message the task's own message
     * @param kind {@code USER}, {@code SYSTEM} or {@code UNKNOWN}
     */
    public record ErrorRecord(String code, String message, String kind) {}
}
