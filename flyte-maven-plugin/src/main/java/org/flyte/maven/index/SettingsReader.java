package org.flyte.maven.index;

import java.time.Duration;
import org.flyte.client.value.InputText;
import org.flyte.client.value.ValueException;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TimeoutSettings;
import org.jspecify.annotations.Nullable;

/** What {@code @Task} sets beside the name. */
final class SettingsReader {
    private static final LiteralType DURATION =
            LiteralType.newBuilder().setSimple(SimpleType.DURATION).build();

    private SettingsReader() {}

    static TaskSettings read(@Nullable AnnotationValues task, Report report) {
        if (task == null) {
            return TaskSettings.NONE;
        }
        String cache = task.constant("cache");
        Integer retries = retries(task, report);
        Duration timeout = timeout(task, report);
        return TaskSettings.builder()
                .shortName(task.name("shortName"))
                .cache(cache == null ? CacheSettings.NONE : CacheSettings.of(CacheBehavior.valueOf(cache)))
                .retries(retries == null ? RetrySettings.NONE : RetrySettings.of(retries))
                .timeout(timeout == null ? TimeoutSettings.NONE : TimeoutSettings.of(timeout))
                .interruptible(task.flag("interruptible"))
                .report(task.flag("report"))
                .build();
    }

    private static @Nullable Integer retries(AnnotationValues task, Report report) {
        Integer retries = task.number("retries");
        if (retries != null && retries < -1) {
            report.add(IndexCode.RETRIES, "retries = " + retries + " is negative", "write 0 or more, or leave it out");
        }
        return retries == null || retries < 0 ? null : retries;
    }

    private static @Nullable Duration timeout(AnnotationValues task, Report report) {
        String text = task.name("timeout");
        if (text == null) {
            return null;
        }
        try {
            com.google.protobuf.Duration duration =
                    InputText.parse(text, DURATION).getScalar().getPrimitive().getDuration();
            Duration timeout = Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
            if (!timeout.isNegative()) {
                return timeout;
            }
        } catch (ValueException e) {
            // Reported below, in the words of a timeout.
        }
        report.add(
                IndexCode.TIMEOUT,
                "timeout = \"" + text + "\" is no duration",
                "write 30s, 5m, 2h or ISO-8601 such as PT1H30M");
        return null;
    }
}
