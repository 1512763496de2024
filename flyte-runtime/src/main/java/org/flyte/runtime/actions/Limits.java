package org.flyte.runtime.actions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much one parent asks of the backend at a time; the same numbers and variables as in Flyte's Python SDK.
 *
 * @param openChildren started and not ended, {@code _F_P_CNC}
 * @param enqueuesPerSecond {@code _F_MAX_QPS}
 * @param workers threads that start children, and as many that read results, {@code _F_CTRL_WORKERS}
 * @param valueBytes the largest {@code inputs.pb} or {@code outputs.pb} of a child
 */
public record Limits(int openChildren, int enqueuesPerSecond, int workers, int valueBytes) {
    private static final int TEN_MEBIBYTES = 10 * 1024 * 1024;

    public Limits {
        if (openChildren < 1 || enqueuesPerSecond < 1 || workers < 1 || valueBytes < 1) {
            throw new IllegalArgumentException(
                    "Each limit of child calls is at least 1, not " + openChildren + " open children, "
                            + enqueuesPerSecond + " calls a second, " + workers + " workers, " + valueBytes + " bytes");
        }
    }

    /** 1000 open children, 100 calls a second, 20 workers, 10 MiB. */
    public static Limits standard() {
        return of(Map.of());
    }

    /**
     * The standard, changed by the environment.
     *
     * @throws IllegalArgumentException where a variable is no positive number
     */
    public static Limits of(Map<String, String> environment) {
        return new Limits(
                number(environment, "_F_P_CNC", 1000),
                number(environment, "_F_MAX_QPS", 100),
                number(environment, "_F_CTRL_WORKERS", 20),
                TEN_MEBIBYTES);
    }

    private static int number(Map<String, String> environment, String variable, int standard) {
        @Nullable String text = environment.get(variable);
        if (text == null || text.isBlank()) {
            return standard;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The environment variable " + variable + " is no whole number: " + text, e);
        }
    }
}
