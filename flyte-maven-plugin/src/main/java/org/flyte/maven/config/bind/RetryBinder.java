package org.flyte.maven.config.bind;

import org.flyte.maven.settings.RetrySettings;

/** Reads {@code <retries>}. */
final class RetryBinder {
    private RetryBinder() {}

    static RetrySettings bind(Element retries) {
        Element backoff = retries.at("backoff");
        RetrySettings bound = new RetrySettings(
                retries.value("count", NumberText.atLeast(0)),
                backoff.value("base", DurationText.DURATION),
                backoff.value("factor", NumberText.decimalAtLeast(1)),
                backoff.value("cap", DurationText.DURATION));
        Double factor = bound.factor();
        if (factor != null && factor > 1 && !backoff.says("cap")) {
            backoff.at("factor")
                    .problem(
                            ValueCode.BAD_BACKOFF,
                            "the waits would grow without end",
                            "set <cap> beside <factor>, such as 5m");
        }
        if (!backoff.says("base") && (backoff.says("factor") || backoff.says("cap"))) {
            backoff.problem(
                    ValueCode.BAD_BACKOFF, "nobody said the first wait", "set <base> in <backoff>, such as 10s");
        }
        return bound;
    }
}
