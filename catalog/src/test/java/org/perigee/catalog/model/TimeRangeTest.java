package org.perigee.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    private static final TimeRange JUNE = new TimeRange(Instant.parse("2025-06-01T00:00:00Z"), Instant.parse("2025-06-30T23:59:59Z"));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2025-06-10T00:00:00Z,2025-06-10T00:00:10Z,true", "2025-05-01T00:00:00Z,2025-07-10T00:00:00Z,true",
        "2025-05-01T00:00:00Z,2025-06-01T00:00:00Z,true", "2025-05-01T00:00:00Z,2025-05-31T23:59:59Z,false",
        "2025-06-30T23:59:59Z,2025-07-01T00:00:00Z,true", "2025-07-01T00:00:00Z,2025-07-01T00:00:01Z,false",
        "-,2025-06-10T00:00:00Z,true", "-,2025-07-10T00:00:00Z,false", "2025-06-10T00:00:00Z,-,true", "-,-,false"})
    void meetsWhatSharesAnInstantWithIt(Instant from, Instant to, boolean meets) {
        assertThat(JUNE.intersects(from, to)).isEqualTo(meets);
    }

    @Test
    void isOpenWhereItSaysSo() {
        assertThat(new TimeRange(JUNE.start(), null).intersects(Instant.MAX, Instant.MAX)).isTrue();
        assertThat(new TimeRange(null, JUNE.end()).intersects(Instant.MIN, Instant.MIN)).isTrue();
        assertThat(TimeRange.ALWAYS.intersects(null, null)).isTrue();
        assertThat(TimeRange.ALWAYS.isUnbounded()).isTrue();
        assertThat(new TimeRange(JUNE.start(), null)).hasToString("2025-06-01T00:00:00Z/..");
        assertThat(TimeRange.ALWAYS).hasToString("../..");
    }

    @Test
    void doesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new TimeRange(JUNE.end(), JUNE.start())).isInstanceOf(IllegalArgumentException.class);
        assertThat(new TimeRange(JUNE.end(), JUNE.end()).intersects(JUNE.end(), JUNE.end())).isTrue();
    }
}
