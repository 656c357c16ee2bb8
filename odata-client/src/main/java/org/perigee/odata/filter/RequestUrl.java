package org.perigee.odata.filter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.uri.URIBuilder;
import org.apache.olingo.client.core.ODataClientFactory;

/// Puts a request URL together. Spaces become `%20` and plus signs `%2B`, so nothing is read two ways. Not thread-safe.
public final class RequestUrl {

    private static final ODataClient OLINGO = ODataClientFactory.getClient();

    private final URIBuilder builder;
    private final List<String> repeated = new ArrayList<>();

    private RequestUrl(URIBuilder builder) {
        this.builder = builder;
    }

    /// The URL of an entity set.
    ///
    /// @param serviceRoot with or without a slash at its end
    public static RequestUrl of(URI serviceRoot, String entitySet) {
        String root = serviceRoot.toString();
        String trimmed = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return new RequestUrl(OLINGO.newURIBuilder(trimmed).appendEntitySetSegment(entitySet));
    }

    public RequestUrl filter(Filter filter) {
        builder.filter(filter.text());
        return this;
    }

    public RequestUrl orderBy(String keys) {
        builder.orderBy(keys);
        return this;
    }

    public RequestUrl top(int top) {
        builder.top(top);
        return this;
    }

    public RequestUrl skip(int skip) {
        builder.skip(skip);
        return this;
    }

    /// OData v4's `$count=true`.
    public RequestUrl count() {
        builder.count(true);
        return this;
    }

    /// Any other option, such as v2's `$inlinecount`.
    public RequestUrl option(String name, String value) {
        builder.addCustomQueryOption(name, value);
        return this;
    }

    /// What to deliver along with each product.
    ///
    /// @param joined one option with a list, as the standard has it; else the option once for each
    public RequestUrl expand(List<String> names, boolean joined) {
        if (joined && !names.isEmpty()) {
            builder.expand(names.toArray(String[]::new));
        } else {
            repeated.addAll(names);
        }
        return this;
    }

    public String text() {
        StringBuilder url = new StringBuilder(builder.build().toString());
        for (String name : repeated) {
            url.append(url.indexOf("?") < 0 ? '?' : '&').append("%24expand=").append(name);
        }
        return url.toString();
    }
}
