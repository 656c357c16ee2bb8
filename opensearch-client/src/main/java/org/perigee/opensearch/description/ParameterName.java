package org.perigee.opensearch.description;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The name of a search parameter, qualified by the namespace of its extension, so that a prefix never matters.
///
/// @param namespace canonical address; `prefix:x` where the prefix `x` was bound to nothing
/// @param local     the name in it
public record ParameterName(String namespace, String local) {

    public static final ParameterName SEARCH_TERMS = core("searchTerms");
    public static final ParameterName COUNT = core("count");
    public static final ParameterName START_INDEX = core("startIndex");
    public static final ParameterName START_PAGE = core("startPage");
    public static final ParameterName BOX = new ParameterName(Namespaces.GEO, "box");
    public static final ParameterName GEOMETRY = new ParameterName(Namespaces.GEO, "geometry");
    public static final ParameterName UID = new ParameterName(Namespaces.GEO, "uid");
    public static final ParameterName START = new ParameterName(Namespaces.TIME, "start");
    public static final ParameterName END = new ParameterName(Namespaces.TIME, "end");
    public static final ParameterName PARENT = new ParameterName(Namespaces.EO, "parentIdentifier");

    private static final String UNBOUND = "prefix:";
    /// Names without a prefix as servers misspell them.
    private static final Map<String, String> CORE = Map.of("searchterms", "searchTerms", "searchterm", "searchTerms", "count", "count",
            "startindex", "startIndex", "startpage", "startPage", "language", "language", "inputencoding", "inputEncoding",
            "outputencoding", "outputEncoding");

    public ParameterName {
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(local);
    }

    private static ParameterName core(String local) {
        return new ParameterName(Namespaces.OPENSEARCH, local);
    }

    /// A name with the usual prefix (`geo:box`), without one for the core (`count`), or with the address in braces
    /// (`{http://example.org/ns}name`).
    public static ParameterName of(String text) {
        int brace = text.indexOf('}');
        if (text.startsWith("{") && brace > 0) {
            return new ParameterName(Namespaces.canonical(text.substring(1, brace)), text.substring(brace + 1));
        }
        return resolve(text, Map.of());
    }

    /// A name as it stands in a document that binds these prefixes; a prefix it does not bind has its usual meaning.
    static ParameterName resolve(String text, Map<String, String> bindings) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return core(CORE.getOrDefault(text.toLowerCase(Locale.ROOT), text));
        }
        String prefix = text.substring(0, colon);
        String local = text.substring(colon + 1);
        String bound = bindings.get(prefix);
        String namespace = bound == null ? Namespaces.usual(prefix).orElse(UNBOUND + prefix) : Namespaces.canonical(bound);
        return namespace.equals(Namespaces.OPENSEARCH) ? core(CORE.getOrDefault(local.toLowerCase(Locale.ROOT), local))
                : new ParameterName(namespace, local);
    }

    /// Whether the name belongs to OpenSearch itself and not to an extension.
    public boolean isCore() {
        return namespace.equals(Namespaces.OPENSEARCH);
    }

    /// With its usual prefix: `geo:box`, `count`.
    @Override
    public String toString() {
        if (isCore()) {
            return local;
        }
        if (namespace.startsWith(UNBOUND)) {
            return namespace.substring(UNBOUND.length()) + ":" + local;
        }
        return Namespaces.usualPrefix(namespace).map(prefix -> prefix + ":" + local).orElse("{" + namespace + "}" + local);
    }
}
