package org.perigee.download.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.perigee.access.RetryAfter;

/// Tells from status, header fields and words what a refusal means. The rules are data, with where each was seen: `refusals.json`.
///
/// Immutable and thread-safe.
public final class RefusalRules {

    private static final String RESOURCE = "refusals.json";
    /// A number above this is an instant, a smaller one a number of seconds.
    private static final long EPOCH_SECONDS_FROM = 1_000_000_000L;
    private static final long EPOCH_MILLIS_FROM = 1_000_000_000_000L;

    private final List<Rule> rules;
    private final List<QuotaHeaders> headers;
    private final Duration longWait;

    private record Rule(Refusal.Meaning meaning, Set<Integer> statuses, Pattern words) {
    }

    private record QuotaHeaders(String remaining, String reset) {
    }

    private RefusalRules(JsonNode document) {
        this.rules = new ArrayList<>();
        for (JsonNode rule : document.path("meanings")) {
            Set<Integer> statuses = new HashSet<>();
            rule.path("statuses").forEach(status -> statuses.add(status.asInt()));
            rules.add(new Rule(Refusal.Meaning.valueOf(rule.path("meaning").asText()), statuses,
                    Pattern.compile(rule.path("words").asText(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)));
        }
        this.headers = new ArrayList<>();
        document.path("quotaHeaders").forEach(pair -> headers.add(new QuotaHeaders(pair.path("remaining").asText(), pair.path("reset").asText())));
        this.longWait = Duration.ofSeconds(document.path("longWaitSeconds").asLong());
    }

    /// Read when somebody is first refused: most runs never are.
    private static final class Bundled {

        private static final RefusalRules RULES = read();
    }

    /// The rules that come with the program.
    public static RefusalRules bundled() {
        return Bundled.RULES;
    }

    private static RefusalRules read() {
        try (InputStream in = RefusalRules.class.getResourceAsStream(RESOURCE)) {
            return new RefusalRules(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The rules of refusals cannot be read", e);
        }
    }

    /// @param status the answer's
    /// @param header gives a header field's value; null where the answer has none of that name
    /// @param words  what the server said, as text
    /// @return empty where the refusal means what its status says
    public Optional<Refusal> meaningOf(int status, UnaryOperator<String> header, String words, Instant now) {
        Optional<Duration> wait = RetryAfter.parse(header.apply("Retry-After"), now);
        Optional<QuotaHeaders> usedUp = headers.stream().filter(pair -> "0".equals(strip(header.apply(pair.remaining())))).findFirst();
        if (usedUp.isPresent()) {
            return Optional.of(new Refusal(Refusal.Meaning.QUOTA, wait.or(() -> reset(header.apply(usedUp.get().reset()), now))));
        }
        Optional<Refusal> said = rules.stream().filter(rule -> rule.statuses().contains(status) && rule.words().matcher(words).find()).findFirst()
                .map(rule -> new Refusal(rule.meaning(), wait));
        return said.or(() -> wait.filter(time -> status == 429 && time.compareTo(longWait) >= 0)
                .map(time -> new Refusal(Refusal.Meaning.QUOTA, wait)));
    }

    private static String strip(String value) {
        return value == null ? null : value.strip();
    }

    /// Seconds from now, seconds or milliseconds since 1970, a date, or nothing that can be understood.
    private static Optional<Duration> reset(String value, Instant now) {
        String text = value == null ? "" : value.strip();
        if (!text.matches("\\d{10,13}")) {
            return RetryAfter.parse(text, now);
        }
        long number = Long.parseLong(text);
        Instant at = number >= EPOCH_MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        return number < EPOCH_SECONDS_FROM || at.isBefore(now) ? Optional.empty() : Optional.of(Duration.between(now, at));
    }
}
