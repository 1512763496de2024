package org.flyte.maven.image;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The time that a reproducible build says for what it makes, as Maven reads {@code project.build.outputTimestamp}. */
public final class OutputTimestamp {
    /** What Maven's own POM says since 3.10; taken on older Mavens too, so that all of them make the same. */
    private static final Instant BY_DEFAULT = Instant.parse("1980-02-01T00:00:00Z");

    private OutputTimestamp() {}

    /**
     * The time; 1980-02-01 where none is said. One character alone, as Maven has it, switches a time off that a parent says.
     *
     * @throws ProblemException where it is no time
     */
    public static Instant of(@Nullable String text) {
        if (text == null || text.isBlank() || (text.length() == 1 && !Character.isDigit(text.charAt(0)))) {
            return BY_DEFAULT;
        }
        try {
            return text.strip().matches("\\d{1,18}")
                    ? Instant.ofEpochSecond(Long.parseLong(text.strip()))
                    : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(
                    new Problem(
                            ImageCode.BAD_TIMESTAMP,
                            "'%s' is no time".formatted(text),
                            "project.build.outputTimestamp",
                            "write it like 2026-01-31T12:00:00Z, or as seconds since 1970"),
                    e);
        }
    }
}
