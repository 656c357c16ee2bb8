package org.perigee.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The decoded parameters of a query string or form body, in their order; a name may come several times.
///
/// @param entries  name and value pairs
public record QueryParameters(List<Entry> entries) {

    /// One pair.
    public record Entry(String name, String value) {
    }

    /// Keeps an own copy.
    public QueryParameters {
        entries = List.copyOf(entries);
    }

    /// Reads `a=1&b=2`; a plus sign is a blank, as in forms.
    ///
    /// @throws IllegalArgumentException where percent signs are not followed by two hexadecimal digits
    public static QueryParameters parse(String raw) {
        List<Entry> entries = new ArrayList<>();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                entries.add(new Entry(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return new QueryParameters(entries);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// The first value of a name.
    public Optional<String> first(String name) {
        return entries.stream().filter(e -> e.name().equals(name)).map(Entry::value).findFirst();
    }

    /// The first value, unless it is missing or empty.
    public Optional<String> filled(String name) {
        return first(name).filter(value -> !value.isBlank());
    }

    /// All values of a name.
    public List<String> all(String name) {
        return entries.stream().filter(e -> e.name().equals(name)).map(Entry::value).toList();
    }

    /// First values by name.
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(e -> map.putIfAbsent(e.name(), e.value()));
        return map;
    }
}
