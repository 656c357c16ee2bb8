package org.perigee.opensearch;

import java.net.URI;
import java.util.Map;
import org.perigee.opensearch.description.UrlTemplate;

/// Makes addresses of a dialect's placeholders and of what a description says.
final class Addresses {

    private final URI endpoint;
    private final OpenSearchDialect.Source source;

    Addresses(URI endpoint, OpenSearchDialect.Source source) {
        this.endpoint = endpoint;
        this.source = source;
    }

    /// Where the description of a collection is, or of everything.
    String description(String collection) {
        boolean lacksCollection = source.description().contains("{collection}") && collection.isEmpty();
        return source.description().isEmpty() || lacksCollection ? endpoint.toString() : fill(source.description(), collection);
    }

    /// Whether each collection has a description of its own at a known address.
    boolean describesCollections() {
        return source.description().contains("collection}");
    }

    boolean hasTemplate() {
        return !source.template().isEmpty();
    }

    /// The template of the dialect.
    String template(String collection) {
        return fill("resto".equals(source.template()) ? OpenSearchDialect.RESTO : source.template(), collection);
    }

    private String fill(String text, String collection) {
        String encoded = UrlTemplate.encode(collection);
        return text.replace("{endpoint}", endpoint.toString().replaceFirst("/$", ""))
                .replace("{/collection}", collection.isEmpty() ? "" : "/" + encoded).replace("{collection}", encoded);
    }

    /// The address to ask, on the endpoint's host where the dialect wants that, with further pairs.
    String request(String url, Map<String, String> pairs) {
        StringBuilder request = new StringBuilder(source.rehost() ? rehosted(url) : url);
        pairs.forEach((key, value) -> request.append(request.indexOf("?") < 0 ? '?' : '&').append(UrlTemplate.encode(key)).append('=')
                .append(UrlTemplate.encode(value)));
        return request.toString();
    }

    private String rehosted(String url) {
        return url.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*", java.util.regex.Matcher.quoteReplacement(
                endpoint.getScheme() + "://" + endpoint.getRawAuthority()));
    }
}
