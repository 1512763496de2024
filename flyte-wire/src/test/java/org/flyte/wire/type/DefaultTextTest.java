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
        "BOOLEAN, yes, is neither true nor false",
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
