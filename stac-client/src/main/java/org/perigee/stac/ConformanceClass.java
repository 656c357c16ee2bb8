package org.perigee.stac;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server may declare to be able to (STAC API 1.0, "Conformance"; OGC API Features; CQL2).
///
/// Servers declare the same class under versions from `v1.0.0-beta.1` to `v1.1.0`, and OGC classes as `conf` or `req`; both are
/// left out of the comparison.
public enum ConformanceClass {
    CORE("stac:core"),
    COLLECTIONS("stac:collections"),
    FEATURES("stac:ogcapi-features", "ogc:ogcapi-features-1/core"),
    ITEM_SEARCH("stac:item-search"),
    COLLECTION_SEARCH("stac:collection-search"),
    FIELDS("stac:item-search#fields"),
    SORT("stac:item-search#sort"),
    QUERY("stac:item-search#query"),
    FILTER("stac:item-search#filter"),
    FREE_TEXT("stac:item-search#free-text"),
    CQL2_TEXT("ogc:cql2/cql2-text", "stac:item-search#filter:cql2-text"),
    CQL2_JSON("ogc:cql2/cql2-json", "stac:item-search#filter:cql2-json"),
    BASIC_CQL2("ogc:cql2/basic-cql2", "stac:item-search#filter:basic-cql"),
    ADVANCED_COMPARISON_OPERATORS("ogc:cql2/advanced-comparison-operators"),
    CASE_INSENSITIVE_COMPARISON("ogc:cql2/case-insensitive-comparison"),
    ARRAY_FUNCTIONS("ogc:cql2/array-functions");

    private static final Pattern STAC = Pattern.compile("https?://api\\.stacspec\\.org/[^/]+/(.+?)/?");
    private static final Pattern OGC = Pattern.compile("https?://www\\.opengis\\.net/spec/([^/]+)/[^/]+/(?:conf|req)/(.+?)/?");

    private final List<String> names;

    ConformanceClass(String... names) {
        this.names = List.of(names);
    }

    /// The class a URI stands for, whatever its version; empty for one that is not used here.
    public static Optional<ConformanceClass> of(String uri) {
        String name = withoutVersion(uri.strip());
        for (ConformanceClass candidate : values()) {
            if (candidate.names.contains(name)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static String withoutVersion(String uri) {
        Matcher stac = STAC.matcher(uri);
        if (stac.matches()) {
            return "stac:" + stac.group(1).toLowerCase(Locale.ROOT);
        }
        Matcher ogc = OGC.matcher(uri);
        return ogc.matches() ? "ogc:" + ogc.group(1).toLowerCase(Locale.ROOT) + "/" + ogc.group(2).toLowerCase(Locale.ROOT) : uri;
    }
}
