package org.flyte.maven.image;

import com.google.cloud.tools.jib.http.ResponseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a registry wants to be asked again, as its answer says in seconds or as a date. */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ResponseException answer) {
                return of(answer.getHeaders().getRetryAfter(), Instant.now());
            }
        }
        return Optional.empty();
    }

    static Optional<Duration> of(@Nullable String header, Instant now) {
        String said = header == null ? "" : header.strip();
        if (said.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(said)));
        }
        try {
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
