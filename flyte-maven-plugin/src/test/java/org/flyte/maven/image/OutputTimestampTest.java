package org.flyte.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+02:00, 2026-01-31T10:00:00Z",
        "1769860800, 2026-01-31T12:00:00Z",
        "7, 1970-01-01T00:00:07Z"
    })
    void isATimeWithOffsetOrSeconds(String text, Instant time) {
        assertThat(OutputTimestamp.of(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "-"})
    void isThatOfNewerMavensWhereNobodySaysOneOrItIsSwitchedOff(String text) {
        assertThat(OutputTimestamp.of(text)).isEqualTo(Instant.parse("1980-02-01T00:00:00Z"));
    }

    @Test
    void anythingElseIsAnError() {
        assertThatThrownBy(() -> OutputTimestamp.of("2026-01-31"))
                .hasMessage(
                        "FLYTE-338 project.build.outputTimestamp: '2026-01-31' is no time. To mend it: write it like"
                                + " 2026-01-31T12:00:00Z, or as seconds since 1970.");
    }
}
