package org.perigee.sandbox.resto;

import java.util.LinkedHashMap;
import java.util.Map;

/// The OpenSearch description document of one collection or of all.
final class RestoDescription {

    private static final Map<String, String[]> PARAMETERS = new LinkedHashMap<>();

    static {
        add("q", "searchTerms", "title=\"Free text search (ignored by this server)\"");
        add("maxRecords", "count", "title=\"Number of results returned per page (default 50)\" minInclusive=\"1\" maxInclusive=\"500\"");
        add("index", "startIndex", "minInclusive=\"1\"");
        add("page", "startPage", "minInclusive=\"1\"");
        add("lang", "language", "pattern=\"^[a-z]{2}$\"");
        add("identifier", "geo:uid", "title=\"Either resto identifier or productIdentifier\"");
        add("geometry", "geo:geometry", "title=\"Region of Interest in Well Known Text, EPSG:4326\"");
        add("box", "geo:box", "title=\"west, south, east, north in decimal degrees\"");
        add("lon", "geo:lon", "minInclusive=\"-180\" maxInclusive=\"180\"");
        add("lat", "geo:lat", "minInclusive=\"-90\" maxInclusive=\"90\"");
        add("radius", "geo:radius", "title=\"Metres\" minInclusive=\"1\"");
        add("startDate", "time:start", date());
        add("completionDate", "time:end", date());
        add("productIdentifier", "eo:productIdentifier", "");
        add("productType", "eo:productType", "");
        add("processingLevel", "eo:processingLevel", "");
        add("platform", "eo:platform", "");
        add("instrument", "eo:instrument", "");
        add("sensorMode", "eo:sensorMode", "");
        add("orbitNumber", "eo:orbitNumber", "minInclusive=\"1\"");
        add("orbitDirection", "eo:orbitDirection", "");
        add("relativeOrbitNumber", "resto:relativeOrbitNumber", "minInclusive=\"1\"");
        add("cloudCover", "eo:cloudCover", "title=\"Number or interval such as [0,30]\"");
        add("tileid", "resto:tileid", "title=\"MGRS tile without the T, such as 31TFJ\"");
        add("sortParam", "resto:sortParam", "");
        add("sortOrder", "resto:sortOrder", "");
    }

    private RestoDescription() {
    }

    private static void add(String key, String template, String attributes) {
        PARAMETERS.put(key, new String[] {template, attributes});
    }

    private static String date() {
        return "title=\"RFC 3339\" pattern=\"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(|Z|[\\+\\-][0-9]{2}:[0-9]{2}))?$\"";
    }

    /// @param collection  its name, or empty for all
    static String write(String collection, RestoLinks links) {
        String name = collection.isEmpty() ? "Sandbox" : "Sandbox " + collection;
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <OpenSearchDescription xml:lang="en" xmlns="http://a9.com/-/spec/opensearch/1.1/" xmlns:time="http://a9.com/-/opensearch/extensions/time/1.0/" \
            xmlns:geo="http://a9.com/-/opensearch/extensions/geo/1.0/" xmlns:eo="http://a9.com/-/opensearch/extensions/eo/1.0/" \
            xmlns:parameters="http://a9.com/-/spec/opensearch/extensions/parameters/1.0/" xmlns:resto="http://mapshup.info/-/resto/2.0/">
             <ShortName>%s</ShortName>
             <Description>Invented acquisitions of the Perigee sandbox</Description>
             <Tags>sandbox sentinel</Tags>
            %s%s <LongName>%s resto search service</LongName>
             <Language>en</Language>
             <InputEncoding>UTF-8</InputEncoding>
             <OutputEncoding>UTF-8</OutputEncoding>
            </OpenSearchDescription>
            """.formatted(name, url("application/json", links.search(collection, "json")),
            url("application/atom+xml", links.search(collection, "atom")), name);
    }

    private static String url(String type, String address) {
        StringBuilder template = new StringBuilder(address);
        StringBuilder parameters = new StringBuilder();
        char separator = '?';
        for (var parameter : PARAMETERS.entrySet()) {
            String[] value = parameter.getValue();
            template.append(separator == '?' ? "?" : "&amp;").append(parameter.getKey()).append("={").append(value[0]).append("?}");
            separator = '&';
            parameters.append("  <parameters:Parameter name=\"").append(parameter.getKey()).append("\" value=\"{").append(value[0]).append("}\" ")
                .append(value[1]).append("/>\n");
        }
        return " <Url type=\"" + type + "\" rel=\"results\" template=\"" + template + "\">\n" + parameters + " </Url>\n";
    }
}
