package org.perigee.opensearch.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The namespaces of OpenSearch and its extensions, under one address each, and the prefixes that everybody uses for them.
public final class Namespaces {

    public static final String OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/";
    public static final String PARAMETERS = "http://a9.com/-/spec/opensearch/extensions/parameters/1.0/";
    public static final String GEO = "http://a9.com/-/opensearch/extensions/geo/1.0/";
    public static final String TIME = "http://a9.com/-/opensearch/extensions/time/1.0/";
    public static final String EO = "http://a9.com/-/opensearch/extensions/eo/1.0/";
    public static final String SRU = "http://a9.com/-/opensearch/extensions/sru/2.0/";
    public static final String SEMANTIC = "http://a9.com/-/opensearch/extensions/semantic/1.0/";
    public static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    public static final String RESTO = "http://mapshup.info/-/resto/2.0/";
    public static final String SENTINEL = "http://creodias.eu/namespace/sentinel";
    public static final String ATOM = "http://www.w3.org/2005/Atom";
    public static final String GEORSS = "http://www.georss.org/georss";
    public static final String GML = "http://www.opengis.net/gml";
    public static final String MEDIA = "http://search.yahoo.com/mrss";

    /// Prefix to address; the first prefix of an address is the one shown.
    private static final Map<String, String> USUAL = new LinkedHashMap<>();
    /// Parameters of O&M profiles mean the same as those of the EO extension, whatever their version.
    private static final List<String> EO_LIKE = List.of("http://www.opengis.net/eop/", "http://www.opengis.net/opt/", "http://www.opengis.net/sar/",
            "http://earth.esa.int/eop", "http://earth.esa.int/opt");

    static {
        USUAL.put("os", OPENSEARCH);
        USUAL.put("opensearch", OPENSEARCH);
        USUAL.put("param", PARAMETERS);
        USUAL.put("parameters", PARAMETERS);
        USUAL.put("geo", GEO);
        USUAL.put("time", TIME);
        USUAL.put("eo", EO);
        USUAL.put("eop", EO);
        USUAL.put("opt", EO);
        USUAL.put("sar", EO);
        USUAL.put("sru", SRU);
        USUAL.put("semantic", SEMANTIC);
        USUAL.put("dc", DUBLIN_CORE);
        USUAL.put("dct", DUBLIN_CORE);
        USUAL.put("resto", RESTO);
        USUAL.put("sentinel", SENTINEL);
    }

    private Namespaces() {
    }

    /// The address that usually stands behind a prefix.
    public static Optional<String> usual(String prefix) {
        return Optional.ofNullable(USUAL.get(prefix));
    }

    /// The prefix that usually stands for a canonical address.
    static Optional<String> usualPrefix(String namespace) {
        return USUAL.entrySet().stream().filter(entry -> entry.getValue().equals(namespace)).map(Map.Entry::getKey).findFirst();
    }

    /// One address for all that mean the same: extensions are met with and without `/spec`, Dublin Core as terms and elements,
    /// https for http, and without the slash at the end.
    public static String canonical(String namespace) {
        String text = namespace.strip().replaceFirst("^https:", "http:");
        if (text.startsWith("http://purl.org/dc/")) {
            return DUBLIN_CORE;
        }
        if (EO_LIKE.stream().anyMatch(text::startsWith)) {
            return EO;
        }
        String bare = text.replaceFirst("/$", "").replace("/-/spec/", "/-/");
        return USUAL.values().stream()
                .filter(usual -> usual.replaceFirst("/$", "").replace("/-/spec/", "/-/").equals(bare)).findFirst().orElse(text);
    }
}
