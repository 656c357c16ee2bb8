package org.perigee.download.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalRulesTest {

    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

    private final RefusalRules rules = RefusalRules.bundled();

    private Optional<Refusal> meaning(int status, Map<String, String> header, String words) {
        return rules.meaningOf(status, header::get, words, NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | Please accept the EULA of this collection first                        | TERMS
            403 | You must agree to the dataset's terms and conditions                   | TERMS
            403 | The licence of this mission has not been accepted by your account       | TERMS
            403 | An exception occured while creating a stream: Maximum number of 4 concurrent flows achieved by the user | BUSY
            500 | Too many simultaneous downloads for this account                        | BUSY
            403 | User offline products retrieval quota exceeded (20 fetches max)         | QUOTA
            429 | The monthly download quota has been reached                             | QUOTA
            403 | You have exceeded your transfer volume of this month                    | QUOTA
            """)
    void aServersWordsTellWhatItMeans(int status, String words, Refusal.Meaning meaning) {
        assertThat(meaning(status, Map.of(), words)).map(Refusal::meaning).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | Your quota is exceeded
            403 | Access denied
            429 | Too many requests
            503 | Service unavailable
            500 | The conditions of this request could not be read
            """)
    void whatIsNotToldIsNotGuessed(int status, String words) {
        assertThat(meaning(status, Map.of(), words)).isEmpty();
    }

    @Test
    void aQuotaHeaderSaysWhenItIsFilledAgain() {
        assertThat(meaning(429, Map.of("X-Quota-Remaining", "0", "X-Quota-Reset", "7200"), "").orElseThrow().waitTime()).contains(Duration.ofHours(2));
        String instant = Long.toString(NOW.plusSeconds(90).getEpochSecond());
        assertThat(meaning(429, Map.of("X-Quota-Remaining", "0", "X-Quota-Reset", instant), "").orElseThrow().waitTime()).contains(Duration.ofSeconds(90));
        assertThat(meaning(429, Map.of("X-Quota-Remaining", "0", "X-Quota-Reset", "soon"), "").orElseThrow().waitTime()).isEmpty();
        assertThat(meaning(429, Map.of("X-Quota-Remaining", "12"), "")).isEmpty();
    }

    @Test
    void aVeryLongWaitIsAQuota() {
        assertThat(meaning(429, Map.of("Retry-After", "3600"), "").orElseThrow())
                .isEqualTo(new Refusal(Refusal.Meaning.QUOTA, Optional.of(Duration.ofHours(1))));
        assertThat(meaning(429, Map.of("Retry-After", "30"), "")).isEmpty();
    }
}
