package org.perigee.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://a.example/x?_tk=0123456789&b=1 | https://a.example/x?_tk=***&b=1",
        "https://a.example/x?a=1&X-Amz-Signature=abc | https://a.example/x?a=1&X-Amz-Signature=***",
        "https://user:pass@a.example/x | https://***@a.example/x",
        "Authorization: Bearer abcdefgh.ijklmnop | Authorization: Bearer ***",
        "token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln here | token *** here",
        "https://a.example/x?collections=a&bbox=1,2,3,4 | https://a.example/x?collections=a&bbox=1,2,3,4"})
    void secretsAreTakenOutOfText(String text, String expected) {
        assertThat(Redaction.text(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://a.example/x?_tk=0123&b=1 | https://a.example/x?b=1",
        "https://a.example/x?b=1&%5Ftk=0123 | https://a.example/x?b=1",
        "https://u:p@a.example/x | https://a.example/x",
        "https://a.example/x?X-Amz-Date=1&X-Amz-Signature=2&v=3#f | https://a.example/x?v=3#f",
        "https://a.example/x?se=2026&sp=r&sig=abc | https://a.example/x",
        "https://a.example/x?Expires=1&Signature=2&AWSAccessKeyId=3 | https://a.example/x",
        "https://a.example/x?se=2026&sp=r | https://a.example/x?se=2026&sp=r",
        "https://a.example/x?key=data/a.tif | https://a.example/x?key=data/a.tif",
        "https://a.example/x?key=AIzaSyD0123456789abcdefghij | https://a.example/x",
        "https://a.example/x?token= | https://a.example/x",
        "https://a.example/odata/v1/Products(1)/$value | https://a.example/odata/v1/Products(1)/$value"})
    void addressesAreKeptWithoutTheirSecrets(URI address, URI kept) {
        assertThat(PublicAddress.of(address)).isEqualTo(kept);
        assertThat(PublicAddress.isPublic(address)).isEqualTo(address.equals(kept));
        assertThat(PublicAddress.isPublic(kept)).isTrue();
    }

    @Test
    void everyKnownSecretIsTakenOutOfAddressesAndText() {
        for (String name : SecretParameters.names()) {
            URI address = URI.create("https://a.example/x?a=1&" + name.toUpperCase(Locale.ROOT) + "=S3CR3T&b=2");
            assertThat(PublicAddress.of(address)).as(name).hasToString("https://a.example/x?a=1&b=2");
            assertThat(Redaction.url(address.toString())).as(name).doesNotContain("S3CR3T");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"detail\":[{\"type\":\"x\",\"loc\":[\"query\",\"$top\"],\"msg\":\"Input should be less than 1000\"}]} | Input should be less than 1000",
        "{\"detail\":\"Product not found\"} | Product not found",
        "{\"code\":\"NotFound\",\"description\":\"No collection\"} | No collection",
        "{\"ErrorMessage\":\"Not allowed\",\"ErrorCode\":403} | Not allowed",
        "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid user credentials\"} | Invalid user credentials",
        "{\"error\":{\"code\":null,\"message\":{\"lang\":\"en\",\"value\":\"Invalid key\"}}} | Invalid key",
        "{\"type\":\"about:blank\",\"title\":\"Gone\",\"detail\":\"Moved to tape\"} | Moved to tape",
        "<html><head><title>502 Bad Gateway</title></head><body>x</body></html> | 502 Bad Gateway",
        "<error><code/><message>Unknown entity</message></error> | Unknown entity"})
    void theUsefulSentenceIsFoundInEveryErrorBody(String body, String expected) {
        assertThat(ServerMessage.in(body)).isEqualTo(expected);
    }

    @Test
    void retryAfterIsReadAsSecondsAndAsDate() {
        assertThat(RetryAfter.parse("120", NOW)).contains(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse("Sun, 01 Jun 2025 12:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sun, 01 Jun 2025 11:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
        assertThat(RetryAfter.parse("99999999999999999999", NOW)).isEmpty();
    }
}
