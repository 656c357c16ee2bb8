package org.perigee.app.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// How the table's columns stand.
///
/// @param widths in pixels, in the columns' order, under their ids
/// @param hidden ids of those that are not shown
public record ColumnLayout(Map<String, Double> widths, Set<String> hidden) {

    /// Every column at its own place and width.
    public static final ColumnLayout DEFAULT = new ColumnLayout(Map.of(), Set.of());

    public ColumnLayout {
        widths = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(widths));
        hidden = Set.copyOf(hidden);
    }
}
