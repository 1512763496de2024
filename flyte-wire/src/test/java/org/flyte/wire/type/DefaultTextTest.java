package org.flyte.wire.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultTextTest {
    @ParameterizedTest
    @CsvSource({
        "INTEGER, -5, -5",
        "INTEGER, ' +1_000 ', 1000",
        "INTEGER, 3.0, 3",
        "FLOAT, .5, 0.5",
        "BOOLEAN, yes, true",
        "BOOLEAN, OFF, false",
        "DATETIME, 2024-01-02 03:04:05+02:00, 2024-01-02T01:04:05+00:00",
        "DATETIME, 2024-01-02 - 1d, 2024-01-01T00:00:00+00:00",
        "DATE, 2024-2-9, 2024-02-09",
        "DURATION, 1h30m, 5400.0",
        "DURATION, 10 days, 864000.0",
        "DURATION, 1:24, 84.0",
        "DURATION, 45, 45.0",
        "FLOAT, 1e3, 1000.0",
        "BOOLEAN, true, true",
        "STRING, a b, a b",
        "DATETIME, 2024-01-02T03:04:05.5Z, 2024-01-02T03:04:05.500000+00:00",
        "DATE, 2024-02-29, 2024-02-29",
        "DURATION, PT1M30S, 90.0",
        "DURATION, 5m, 300.0"
    })
    void aSingleValueIsInTheSchemaAsPythonTellsIt(ScalarType type, String text, String json) {
        assertThat(DefaultText.parse(type, text).json()).hasToString(json);
        assertThat(DefaultText.parse(UnionType.optional(type), text).json()).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1.5, is no integer",
        "FLOAT, x, is no float",
        "FLOAT, NaN, cannot be told by a schema",
        "FLOAT, -inf, cannot be told by a schema",
        "BOOLEAN, ja, is no boolean",
        "DATE, 2024-02-09T01:00, is no date",
        "DATETIME, now, is no datetime",
        "DATETIME, today, is no datetime",
        "DATE, 2023-02-29, is no date",
        "DURATION, long, is no duration",
        "BINARY, x, cannot be the default of bytes"
    })
    void whatIsNoneIsRefused(ScalarType type, String text, String sentence) {
        assertThatThrownBy(() -> DefaultText.parse(type, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void nothingIsTheDefaultOfWhatMayBeAbsent() {
        assertThat(DefaultText.parse(UnionType.optional(ScalarType.STRING), "null"))
                .isEqualTo(Default.NONE);
        assertThat(DefaultText.parse(ScalarType.STRING, "null")).isEqualTo(Default.of("null"));
    }

    @Test
    void aListAndAMapCanOnlyBeEmpty() {
        assertThat(DefaultText.parse(new ListType(ScalarType.STRING), "[]")).isEqualTo(Default.UNTOLD);
        assertThat(DefaultText.parse(new MapType(ScalarType.STRING), "{}")).isEqualTo(Default.UNTOLD);
        assertThatThrownBy(() -> DefaultText.parse(new ListType(ScalarType.STRING), "[1]"))
                .hasMessageContaining("is not []");
        assertThatThrownBy(() -> DefaultText.parse(new EnumType(List.of("A")), "B"))
                .hasMessage("is none of [A]");
        assertThatThrownBy(() -> DefaultText.parse(BlobType.FILE, "x")).hasMessageContaining("a file or a folder");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T03:04:05Z, 2024-01-02T03:04:05+00:00",
        "2024-01-02T03:04:05.000001Z, 2024-01-02T03:04:05.000001+00:00",
        "2024-01-02T03:04:05.000000001Z, 2024-01-02T03:04:05.000000001+00:00",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00+00:00"
    })
    void aTimeIsWrittenAsPythonsIsoformatAndReadBack(Instant time, String text) {
        assertThat(IsoText.of(time)).isEqualTo(text);
        assertThat(IsoText.instant(text)).isEqualTo(time);
    }
}
