package org.perigee.opensearch.description;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a description document says of one parameter (OpenSearch Parameter extension 1.0).
///
/// @param key     its key in the URL
/// @param name    what it means
/// @param title   for people; may be empty
/// @param bounds  limits of its value
/// @param pattern a regular expression its value must match; may be empty
/// @param options the values to choose from; empty where any will do
/// @param minimum how often it must be given at least; 0 where it is optional
public record Parameter(String key, ParameterName name, String title, Bounds bounds, String pattern, List<Option> options, int minimum) {

    /// One of the values to choose from.
    ///
    /// @param label for people; may be empty
    public record Option(String value, String label) {
    }

    public Parameter {
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
        options = List.copyOf(options);
    }

    /// The value as the server spells it: of its options the one that differs at most in case, or the value itself where it
    /// may be any. Empty where the value is not allowed.
    public Optional<String> spelling(String value) {
        if (!options.isEmpty()) {
            return options.stream().map(Option::value).filter(value::equalsIgnoreCase).findFirst();
        }
        return matchesPattern(value) && withinBounds(value) ? Optional.of(value) : Optional.empty();
    }

    private boolean matchesPattern(String value) {
        try {
            return pattern.isEmpty() || Pattern.compile(pattern).matcher(value).find();
        } catch (PatternSyntaxException e) {
            // Another dialect of regular expressions; the server must judge.
            return true;
        }
    }

    private boolean withinBounds(String value) {
        try {
            return bounds.allow(new BigDecimal(value));
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
