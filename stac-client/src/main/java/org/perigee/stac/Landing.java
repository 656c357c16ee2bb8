package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/// What a landing page says: where to search, what the server can do (STAC API 1.0, "Core").
///
/// @param document    the page; missing where the dialect has it left out
/// @param get         where to search by GET; null where that is not offered
/// @param post        where to search by POST; null where that is not offered
/// @param conformance declared, and put right by the dialect
record Landing(JsonNode document, HttpUrl get, HttpUrl post, Conformance conformance) {

    static Landing of(JsonNode document, HttpUrl root, StacDialect dialect) {
        Conformance conformance = Conformance.of(Lenient.texts(document.get("conformsTo")))
                .adjusted(dialect.filter().add(), dialect.filter().remove());
        if (dialect.requests().search() != null) {
            HttpUrl search = root.resolve(dialect.requests().search().toString());
            return new Landing(document, search, search, conformance);
        }
        List<StacLink> searches = StacLink.listOf(document).stream().filter(Landing::isSearch).toList();
        HttpUrl get = find(searches, "GET", root).orElse(null);
        HttpUrl post = find(searches, "POST", root).orElse(null);
        boolean missing = get == null && post == null && conformance.has(ConformanceClass.ITEM_SEARCH);
        return new Landing(document, missing ? root.newBuilder().addPathSegment("search").build() : get, post, conformance);
    }

    /// Some offer the same search as a web page too, or an OpenSearch description under the same relation.
    private static boolean isSearch(StacLink link) {
        String type = link.type().toLowerCase(Locale.ROOT);
        String href = link.href().toLowerCase(Locale.ROOT);
        boolean json = type.contains("json") || type.isEmpty() && !href.contains("opensearchdescription") && !href.contains("text%2fhtml");
        return link.rel().equals("search") && json;
    }

    private static Optional<HttpUrl> find(List<StacLink> links, String method, HttpUrl root) {
        return links.stream().filter(link -> link.method().equals(method)).map(link -> root.resolve(link.href()))
                .filter(java.util.Objects::nonNull).findFirst();
    }

    /// Whether there is a search, or only documents to walk through.
    boolean hasSearch() {
        return get != null || post != null;
    }
}
