package org.flyte.maven.config.bind;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import org.flyte.maven.config.NearestName;

/** Time zones and points in time. */
final class TimeText {
    static final Kind<String> ZONE = TimeText::zone;
    static final Kind<Instant> INSTANT = TimeText::instant;

    private TimeText() {}

    private static String zone(String text) throws BadValueException {
        Set<String> known = new TreeSet<>(ZoneId.getAvailableZoneIds());
        // Java's own, which the IANA database does not know.
        known.removeIf(zone -> zone.startsWith("SystemV/"));
        if (!known.contains(text)) {
            throw new BadValueException(
                    ValueCode.BAD_TIME_ZONE,
                    "'" + text + "' is not a time zone of the IANA database",
                    NearestName.withinTwoEdits(text, known)
                            .or(() -> known.stream()
                                    .filter(zone -> zone.equalsIgnoreCase(text))
                                    .findFirst())
                            .map(near -> "write " + near)
                            .orElse("write a name such as UTC or Europe/Berlin"));
        }
        return text;
    }

    private static Instant instant(String text) throws BadValueException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException none) {
            throw new BadValueException(
                    ValueCode.BAD_INSTANT,
                    "'" + text + "' is not a point in time with its offset",
                    "write it like 2026-01-31T02:00:00Z or 2026-01-31T02:00:00+01:00");
        }
    }
}
