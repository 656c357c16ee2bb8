package org.perigee.opensearch.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloppyDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2020-08-15T00:52:51.024Z,2020-08-15T00:52:51.024Z", "2020-08-15T00:52:51.0240001234Z,2020-08-15T00:52:51.024000123Z",
        "2016-01-18CET17:34:55+0100,2016-01-18T16:34:55Z", "2016-01-18T17:34:55+01:00,2016-01-18T16:34:55Z",
        "2015-01-08T22:57:31ZZ,2015-01-08T22:57:31Z", "2016-01-18 17:34,2016-01-18T17:34:00Z", "2009,2009-01-01T00:00:00Z",
        "2009-06,2009-06-01T00:00:00Z", "06/25/2024,2024-06-25T00:00:00Z", "2016-12-31T23:59:60Z,2017-01-01T00:00:00Z",
        "2016-12-31T24:00:00Z,2017-01-01T00:00:00Z"})
    void readsWhatServersWrite(String text, Instant expected) {
        assertThat(SloppyDates.first(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PYCSW_TIMESTAMP", "2020-13-01", "2020-02-30T00:00:00Z", "yesterday"})
    void doesNotGuess(String text) {
        assertThat(SloppyDates.first(text)).isEmpty();
    }

    @Test
    void takesADayAloneAsAllOfIt() {
        assertThat(SloppyDates.last("2020-02-29")).contains(Instant.parse("2020-02-29T23:59:59.999999999Z"));
        assertThat(SloppyDates.last("2019-02")).contains(Instant.parse("2019-02-28T23:59:59.999999999Z"));
    }

    @Test
    void readsStretchesWithOpenEnds() {
        assertThat(SloppyDates.span("2004-01-01T00:00:00Z/2005-01-01T00:00:00Z"))
                .isEqualTo(new TimeSpan(Instant.parse("2004-01-01T00:00:00Z"), Instant.parse("2005-01-01T00:00:00Z")));
        assertThat(SloppyDates.span("1970-01-01T00:00:00.000Z/")).isEqualTo(new TimeSpan(Instant.EPOCH, null));
        assertThat(SloppyDates.span("../1970-01-01T00:00:00Z")).isEqualTo(new TimeSpan(null, Instant.EPOCH));
        assertThat(SloppyDates.span("1970-01-01T00:00:00Z")).isEqualTo(new TimeSpan(Instant.EPOCH, Instant.EPOCH));
    }

    @Test
    void dropsAnEndBeforeTheStart() {
        assertThat(new TimeSpan(Instant.EPOCH, Instant.EPOCH.minusSeconds(1)).end()).isNull();
    }
}
