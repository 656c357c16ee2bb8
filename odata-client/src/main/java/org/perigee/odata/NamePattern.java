package org.perigee.odata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.perigee.odata.filter.Comparison;
import org.perigee.odata.filter.Filter;
import org.perigee.odata.filter.Literal;

/// A product name, or part of one, as a condition.
///
/// People paste names with and without `.SAFE` or `.zip`; servers keep one form, so an exact name is asked in all of them.
///
/// @param pattern  with `*` for any text
/// @param suffixes ends that names have at the server
record NamePattern(String pattern, List<String> suffixes) {

    private static final String NAME = "Name";
    private static final Set<String> KNOWN_SUFFIXES = Set.of(".safe", ".sen3", ".zip", ".nc", ".eof", ".safe.zip", ".sen3.zip", ".tar");

    static boolean matchesAll(String pattern) {
        return !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '*');
    }

    static boolean isExact(String pattern) {
        return pattern.indexOf('*') < 0;
    }

    /// The name itself and what it may be called at the server.
    List<String> candidates() {
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(pattern);
        String stem = stem(pattern);
        candidates.add(stem);
        suffixes.forEach(suffix -> candidates.add(stem + suffix));
        return List.copyOf(candidates);
    }

    private static String stem(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int cut = KNOWN_SUFFIXES.stream().filter(lower::endsWith).mapToInt(String::length).max().orElse(0);
        return name.substring(0, name.length() - cut);
    }

    Filter filter(boolean v2) {
        if (isExact(pattern)) {
            return Filter.anyOf(candidates().stream().map(name -> Filter.compare(NAME, Comparison.EQUAL, Literal.of(name))).toList());
        }
        List<Filter> parts = new ArrayList<>();
        String[] texts = pattern.split("\\*", -1);
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                parts.add(part(texts[i], i == 0, i == texts.length - 1, v2));
            }
        }
        return Filter.all(parts);
    }

    private static Filter part(String text, boolean first, boolean last, boolean v2) {
        if (first) {
            return Filter.startsWith(NAME, text);
        }
        if (last) {
            return Filter.endsWith(NAME, text);
        }
        return v2 ? Filter.substringOf(NAME, text) : Filter.contains(NAME, text);
    }
}
