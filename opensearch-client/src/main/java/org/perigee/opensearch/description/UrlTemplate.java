package org.perigee.opensearch.description;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address with places to fill in: `{geo:box?}` may stay empty, `{searchTerms}` may not (OpenSearch 1.1, URL template
/// syntax). Immutable.
///
/// Fixed parts come out byte for byte. A query pair of which no place is filled is left out with its key, since servers read
/// `key=` in more than one way; a pair that is filled in part keeps its fixed characters (`time=2004-01-01/`).
public final class UrlTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.\\-]+(?::[A-Za-z0-9_.\\-]+)?)(\\??)}");

    private final String text;
    private final List<Segment> segments;

    /// What stands between two separators of a query, or everything before the query.
    private record Segment(boolean inQuery, List<Part> parts) {

        List<Place> places() {
            return parts.stream().filter(Place.class::isInstance).map(Place.class::cast).toList();
        }

        boolean isLeftOut(Map<ParameterName, String> values) {
            return inQuery && !places().isEmpty() && places().stream().allMatch(place -> values.getOrDefault(place.name(), "").isEmpty());
        }
    }

    private sealed interface Part {
    }

    private record Fixed(String text) implements Part {
    }

    private record Place(ParameterName name, boolean required) implements Part {
    }

    private UrlTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /// A template whose prefixes have their usual meaning.
    public static UrlTemplate of(String text) {
        return of(text, Map.of());
    }

    /// A template in a document that binds these prefixes.
    static UrlTemplate of(String text, Map<String, String> bindings) {
        List<Segment> segments = new ArrayList<>();
        // A question mark inside braces means "optional" and starts no query.
        int query = PLACE.matcher(text).replaceAll(match -> "_".repeat(match.group().length())).indexOf('?');
        segments.add(new Segment(false, parts(query < 0 ? text : text.substring(0, query), bindings)));
        if (query >= 0) {
            for (String pair : text.substring(query + 1).split("&", -1)) {
                segments.add(new Segment(true, parts(pair, bindings)));
            }
        }
        return new UrlTemplate(text, segments);
    }

    private static List<Part> parts(String segment, Map<String, String> bindings) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(segment);
        int from = 0;
        while (place.find()) {
            if (place.start() > from) {
                parts.add(new Fixed(segment.substring(from, place.start())));
            }
            parts.add(new Place(ParameterName.resolve(place.group(1), bindings), place.group(2).isEmpty()));
            from = place.end();
        }
        if (from < segment.length()) {
            parts.add(new Fixed(segment.substring(from)));
        }
        return List.copyOf(parts);
    }

    /// The same template with one more query pair at its end, filled where there is a value.
    public UrlTemplate and(String key, ParameterName name) {
        List<Segment> more = new ArrayList<>(segments);
        more.add(new Segment(true, List.of(new Fixed(encode(key) + "="), new Place(name, false))));
        return new UrlTemplate(text, more);
    }

    /// The names that can be filled in, in order of appearance.
    public Set<ParameterName> names() {
        return names(false);
    }

    /// The names that must be filled in.
    public Set<ParameterName> required() {
        return names(true);
    }

    private Set<ParameterName> names(boolean requiredOnly) {
        Set<ParameterName> names = new LinkedHashSet<>();
        for (Segment segment : segments) {
            segment.places().stream().filter(place -> place.required() || !requiredOnly).forEach(place -> names.add(place.name()));
        }
        return Collections.unmodifiableSet(names);
    }

    public boolean has(ParameterName name) {
        return names().contains(name);
    }

    /// The address with these values, percent-encoded (RFC 3986: all but unreserved characters).
    ///
    /// @throws IllegalArgumentException where a required name has no value; the message names it
    public String expand(Map<ParameterName, String> values) {
        for (ParameterName name : required()) {
            if (values.getOrDefault(name, "").isEmpty()) {
                throw new IllegalArgumentException("The catalogue demands a value for " + name);
            }
        }
        StringBuilder url = new StringBuilder();
        // The first pair that stays follows the question mark, whichever came first in the template.
        char separator = '?';
        for (Segment segment : segments) {
            if (segment.isLeftOut(values)) {
                continue;
            }
            if (segment.inQuery()) {
                url.append(separator);
                separator = '&';
            }
            segment.parts().forEach(part -> append(url, part, values));
        }
        return url.toString();
    }

    private static void append(StringBuilder url, Part part, Map<ParameterName, String> values) {
        switch (part) {
            case Fixed fixed -> url.append(fixed.text());
            case Place place -> url.append(encode(values.getOrDefault(place.name(), "")));
        }
    }

    /// Percent-encodes all but the unreserved characters.
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /// The template as it was written.
    @Override
    public String toString() {
        return text;
    }
}
