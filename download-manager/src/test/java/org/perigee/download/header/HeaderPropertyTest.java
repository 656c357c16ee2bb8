package org.perigee.download.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.perigee.access.RetryAfter;
import org.perigee.download.Digest;
import org.perigee.download.Generated;

/// What is written into a header is read out of it again; what is damaged on the way is read as something that can be, or not at all.
class HeaderPropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void contentRangesComeBackAsTheyWere() throws Exception {
        Generated.times(5_000, "Content-Range", values -> {
            long from = values.bytes() % 1_000_000_000_000_000L;
            long to = from + 1 + values.bytes() % 1_000_000_000_000_000L;
            OptionalLong total = values.maybe() ? OptionalLong.empty() : OptionalLong.of(to + values.bytes() % 1_000);
            ContentRange range = values.below(5) == 0 ? new ContentRange(-1, -1, OptionalLong.of(from)) : new ContentRange(from, to, total);
            assertThat(ContentRange.parse(range.toString())).contains(range);
            ContentRange.parse(values.damaged(range.toString())).ifPresent(read -> {
                assertThat(read.isUnsatisfied() || read.length() > 0 && read.from() >= 0).isTrue();
                assertThat(read.total().orElse(Long.MAX_VALUE)).isGreaterThanOrEqualTo(read.to());
            });
        });
    }

    @Test
    void waitsComeBackAsTheyWereAndAreNeverSenseless() throws Exception {
        Generated.times(5_000, "Retry-After", values -> {
            Duration wait = Duration.ofSeconds(values.below(7 * 86_400));
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plus(wait).atOffset(ZoneOffset.UTC)).replace(" +0000", " GMT");
            String text = values.maybe() ? Long.toString(wait.toSeconds()) : date;
            assertThat(RetryAfter.parse(text, NOW)).as(text).contains(wait);
            RetryAfter.parse(values.damaged(text), NOW).ifPresent(read -> assertThat(read).isBetween(Duration.ZERO, Duration.ofDays(7)));
        });
    }

    @Test
    void digestsComeBackAsTheyWere() throws Exception {
        Map<String, Integer> digits = Map.of("md5", 32, "sha-1", 40, "sha-256", 64, "sha-384", 96, "sha-512", 128);
        Generated.times(3_000, "Digest", values -> {
            String algorithm = values.one(List.copyOf(digits.keySet()));
            Digest digest = new Digest(algorithm, values.hex(digits.get(algorithm)));
            String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
            String name = algorithm.equals("sha-1") ? "SHA" : algorithm.toUpperCase(java.util.Locale.ROOT);
            assertThat(DigestHeader.parseDigest("unixsum=1, " + name + "=" + base64)).containsExactly(digest);
            assertThat(DigestHeader.parseReprDigest(algorithm + "=:" + base64 + ":")).containsExactly(digest);
            assertThat(DigestHeader.parseDigest(values.damaged(name + "=" + base64))).allMatch(read -> digits.get(read.algorithm()) == read.hex().length());
        });
    }

    @Test
    void linksComeBackAsTheyWere() throws Exception {
        Generated.times(3_000, "Link", values -> {
            List<Link> links = values.some(4, each -> new Link("https://a.example/" + each.text(10).replaceAll("[>\\s\0]", ""), parameters(each)));
            StringBuilder text = new StringBuilder();
            for (Link link : links) {
                text.append(text.isEmpty() ? "" : values.maybe() ? "," : " , ").append('<').append(link.target()).append('>');
                link.parameters().forEach((name, value) -> text.append(values.maybe() ? ";" : " ; ").append(name)
                        .append(value.isEmpty() ? "" : "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
            }
            assertThat(Link.parse(text.toString())).as(text.toString()).isEqualTo(links);
            assertThat(Link.parse(values.damaged(text.toString()))).hasSizeLessThanOrEqualTo(text.length());
        });
    }

    private static Map<String, String> parameters(Generated values) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : List.of("rel", "pri", "pref", "geo", "title")) {
            if (values.maybe()) {
                parameters.put(name, values.text(6).replaceAll("[\\s\0]", ""));
            }
        }
        return parameters;
    }
}
