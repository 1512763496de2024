package org.flyte.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    @Test
    void readsSecondsUpToAMinute() {
        assertThat(RetryAfter.parse("0")).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("7")).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("3600")).contains(Duration.ofMinutes(1));
    }

    @Test
    void readsDates() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(30));
        assertThat(RetryAfter.parse(soon).orElseThrow()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
        String past = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.minusYears(1));
        assertThat(RetryAfter.parse(past)).contains(Duration.ZERO);
    }

    @Test
    void ignoresOtherText() {
        assertThat(RetryAfter.parse("soon")).isEmpty();
        assertThat(RetryAfter.parse("-1")).isEmpty();
        assertThat(RetryAfter.parse("99999999999")).isEmpty();
    }
}
