package org.perigee.opensearch;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The part of a dialect that says how a query is put to the server.
///
/// As JSON:
/// ```json
/// {"area": "geometry", "time": {"compares": "start", "longest": "PT6H"},
///  "syntax": {"intervals": true, "or": "|", "wildcard": "%"}, "nativeCollections": false,
///  "properties": {"platform": "eo:platform", "name": "eo:productIdentifier", "text": null},
///  "values": {"platform": {"sentinel-2a": "S2A"}, "processing:level": {"L*": "LEVEL*"}},
///  "recheck": ["eo:cloud_cover"],
///  "sort": {"newest": {"resto:sortParam": "startDate"}, "oldest": {"resto:sortParam": "startDate"}}}
/// ```
///
/// @param area              `auto` (a geometry where the template has it, else a box), `geometry`, `box` or `none`
/// @param time              what the server compares times with
/// @param syntax            how values are written
/// @param nativeCollections whether a collection without a mapping is asked for by the id given; always so where a provider
///                          has no mappings at all
/// @param properties        STAC property to the parameter it is asked with, beside the built-in table; null for one that is
///                          not to be asked. `name` and `text` are product names and free words
/// @param values            by STAC property, Perigee's values to the server's; `*` stands for any text and is carried over. A
///                          value that no entry matches cannot be asked for. Without a table values go as they are
/// @param recheck           properties that are asked for but tested here as well, because the server does not obey
/// @param sort              parameters for `newest` and `oldest` first
public record Asking(Area area, Time time, Syntax syntax, boolean nativeCollections, Map<String, String> properties,
        Map<String, Map<String, String>> values, Set<String> recheck, Map<String, Map<String, String>> sort) {

    static final Asking DEFAULT = new Asking(Area.AUTO, null, null, false, null, null, null, null);

    /// How places are put.
    public enum Area {
        AUTO, GEOMETRY, BOX, NONE
    }

    /// What the server compares a stretch of time with.
    public enum Meaning {
        /// The first instant of the acquisition lies in it.
        START,
        /// The acquisition shares an instant with it.
        OVERLAP,
        /// The acquisition lies wholly in it.
        WITHIN
    }

    /// What the server compares times with.
    ///
    /// @param compares `start` unless said otherwise, since that loses nothing with servers that compare whole acquisitions
    /// @param longest  the longest acquisition as an ISO 8601 duration, by which the time asked for is widened where the server
    ///                 compares less than the whole acquisition; a day unless said otherwise
    public record Time(Meaning compares, String longest) {

        public Time {
            compares = Objects.requireNonNullElse(compares, Meaning.START);
            longest = Objects.requireNonNullElse(longest, "P1D");
            try {
                Duration.parse(longest);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("Not an ISO 8601 duration of days, hours and less: " + longest, e);
            }
        }

        public Duration longestAcquisition() {
            return Duration.parse(longest);
        }
    }

    /// How values are written.
    ///
    /// @param intervals whether numbers may be asked for as `[0,30]`, `]10` and so on (OGC 13-026r8, resto)
    /// @param or        what stands between alternatives (`|` in resto); empty where there are none
    /// @param wildcard  what stands for any ending of a text (`%` in resto); empty where there is nothing
    public record Syntax(boolean intervals, String or, String wildcard) {

        public Syntax {
            or = Objects.requireNonNullElse(or, "");
            wildcard = Objects.requireNonNullElse(wildcard, "");
        }
    }

    public Asking {
        area = Objects.requireNonNullElse(area, Area.AUTO);
        time = Objects.requireNonNullElse(time, new Time(null, null));
        syntax = Objects.requireNonNullElse(syntax, new Syntax(false, null, null));
        properties = copy(properties);
        values = copy(values);
        recheck = recheck == null ? Set.of() : Set.copyOf(recheck);
        sort = copy(sort);
    }

    /// Keeps order, and nulls, which say "not".
    static <V> Map<String, V> copy(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
