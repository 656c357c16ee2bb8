package org.perigee.catalog.discovery;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a web page names in its head as machine-readable beside it: OpenSearch descriptions ("OpenSearch 1.1", Autodiscovery) and JSON documents.
final class HtmlLinks {

    private static final Pattern LINK = Pattern.compile("(?is)<link\\b([^>]{1,2000})>");
    private static final Pattern HREF = Pattern.compile("(?is)\\bhref\\s*=\\s*[\"']([^\"']+)[\"']");

    private HtmlLinks() {
    }

    static List<URI> in(FetchedDocument page) {
        return LINK.matcher(page.text()).results().map(found -> found.group(1)).filter(HtmlLinks::isMachineReadable)
                .map(HREF::matcher).filter(Matcher::find).map(href -> page.resolve(href.group(1).replace("&amp;", "&"))).flatMap(Optional::stream).distinct().toList();
    }

    private static boolean isMachineReadable(String attributes) {
        String lower = attributes.toLowerCase(Locale.ROOT);
        boolean json = lower.contains("json") && !lower.contains("manifest") && !lower.contains("oembed") && !lower.contains("ld+json");
        return lower.contains("opensearchdescription") || json;
    }
}
