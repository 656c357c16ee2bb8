package org.perigee.opensearch.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.TimeRange;
import org.perigee.opensearch.Asking;
import org.perigee.opensearch.description.Parameter;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;

/// Asks for a stretch of time.
///
/// Perigee means by it what STAC means: acquisitions that share an instant with it. A resto server compares the first instant
/// of an acquisition with both ends (`startDate` and `completionDate`), others want the whole of it inside. There the stretch
/// is widened by the longest acquisition that may be met, and Items are tested here. Ends are always sent with their time of
/// day, since a day alone is read as its first instant.
final class TimeAsking {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TimeAsking() {
    }

    static Asked of(TimeRange range, SearchUrl url, Asking.Time time) {
        Duration longest = time.longestAcquisition();
        boolean widenStart = time.compares() != Asking.Meaning.OVERLAP;
        boolean widenEnd = time.compares() == Asking.Meaning.WITHIN;
        Map<ParameterName, String> values = new LinkedHashMap<>();
        boolean whole = true;
        if (range.start() != null) {
            whole &= put(values, url, ParameterName.START, widenStart ? range.start().minus(longest) : range.start()) && !widenStart;
        }
        if (range.end() != null) {
            Instant end = widenEnd ? range.end().plus(longest) : range.end();
            whole &= put(values, url, ParameterName.END, roundedUp(end)) && !widenEnd;
        }
        return new Asked(values, whole ? Treatment.ASKED : Treatment.APPLIED_HERE);
    }

    private static boolean put(Map<ParameterName, String> values, SearchUrl url, ParameterName name, Instant instant) {
        if (!url.template().has(name)) {
            return false;
        }
        values.put(name, text(url.parameter(name), instant));
        return true;
    }

    /// To the millisecond, or to the second where the server takes no fractions.
    private static String text(Optional<Parameter> parameter, Instant instant) {
        String millis = MILLIS.format(instant);
        String seconds = SECONDS.format(instant);
        boolean refusesMillis = parameter.isPresent() && parameter.get().spelling(millis).isEmpty() && parameter.get().spelling(seconds).isPresent();
        return refusesMillis ? seconds : millis;
    }

    private static Instant roundedUp(Instant instant) {
        return instant.getNano() % 1_000_000 == 0 ? instant : instant.plusNanos(999_999);
    }
}
