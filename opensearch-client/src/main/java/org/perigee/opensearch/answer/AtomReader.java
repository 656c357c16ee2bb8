package org.perigee.opensearch.answer;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.opensearch.description.Namespaces;
import org.perigee.opensearch.xml.Elements;
import org.perigee.opensearch.xml.SafeXml;
import org.w3c.dom.Element;

/// Reads Atom answers (RFC 4287 with OpenSearch, GeoRSS, Dublin Core, Media RSS and Earth-observation metadata inside).
final class AtomReader {

    private static final String OPENSEARCH = "http://a9.com/-/spec/opensearch";
    private static final String DUBLIN_CORE = "http://purl.org/dc/";
    /// Children that are read for themselves, or are text for people.
    private static final Set<String> NOT_FIELDS = Set.of("link", "id", "title", "summary", "content", "author", "group", "where", "polygon", "box",
            "point", "line", "category", "contributor");

    private AtomReader() {
    }

    static SearchPage page(Element feed, URI url) {
        return page(feed, Elements.children(feed, Namespaces.ATOM, "entry"), url);
    }

    static SearchPage entryAsPage(Element entry, URI url) {
        return page(entry, List.of(entry), url);
    }

    private static SearchPage page(Element feed, List<Element> elements, URI url) {
        List<Entry> entries = new ArrayList<>();
        int unread = 0;
        for (Element element : elements) {
            String id = id(element);
            if (id.isEmpty()) {
                unread++;
            } else {
                entries.add(entry(id, element));
            }
        }
        return new SearchPage(entries, unread, unread == 0 ? "" : "An entry without an identifier", counters(feed), links(feed), url);
    }

    private static SearchPage.Counters counters(Element feed) {
        return new SearchPage.Counters(number(feed, "totalResults"), null, number(feed, "startIndex"), number(feed, "itemsPerPage"));
    }

    private static OptionalLong number(Element feed, String name) {
        try {
            long number = Long.parseLong(Elements.childText(feed, OPENSEARCH, name));
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String id(Element entry) {
        String identifier = Elements.childText(entry, DUBLIN_CORE, "identifier");
        return identifier.isEmpty() ? Elements.childText(entry, Namespaces.ATOM, "id") : identifier;
    }

    private static Entry entry(String id, Element entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Element child : Elements.children(entry)) {
            if (!NOT_FIELDS.contains(child.getLocalName())) {
                flatten("", child, fields);
            }
        }
        categories(entry, fields);
        List<Link> links = new ArrayList<>(links(entry));
        links.addAll(pictures(entry));
        return new Entry(id, Elements.childText(entry, Namespaces.ATOM, "title"), time(entry), XmlGeometry.read(entry).orElse(null), fields,
                links, "application/atom+xml", SafeXml.write(entry));
    }

    private static void flatten(String parent, Element element, Map<String, Object> fields) {
        List<Element> children = Elements.children(element);
        for (Element child : children) {
            flatten(element.getLocalName(), child, fields);
        }
        String text = children.isEmpty() ? Elements.text(element) : "";
        if (!text.isEmpty()) {
            fields.putIfAbsent(parent.isEmpty() ? element.getLocalName() : parent + "." + element.getLocalName(), text);
        }
    }

    /// Catalogues without elements for it put metadata into categories: `eo:productType:S2MSI2A`.
    private static void categories(Element entry, Map<String, Object> fields) {
        for (Element category : Elements.children(entry, Namespaces.ATOM, "category")) {
            String[] parts = Elements.attribute(category, "term").split(":", 3);
            if (parts.length == 3 && parts[0].equals("eo") && !parts[2].isBlank()) {
                fields.putIfAbsent(parts[1], parts[2].strip());
            }
        }
    }

    private static TimeSpan time(Element entry) {
        TimeSpan dated = SloppyDates.span(Elements.childText(entry, DUBLIN_CORE, "date"));
        if (dated.findStart().isPresent() && dated.findEnd().isPresent() && !dated.start().equals(dated.end())) {
            return dated;
        }
        TimeSpan period = span(first(entry, "beginPosition"), first(entry, "endPosition"));
        if (!period.isUnknown()) {
            return period;
        }
        TimeSpan time = span(Elements.childText(entry, Namespaces.TIME, "start"), Elements.childText(entry, Namespaces.TIME, "end"));
        return time.isUnknown() ? dated : time;
    }

    private static String first(Element entry, String local) {
        return Elements.descendants(entry, element -> local.equals(element.getLocalName())).stream().map(Elements::text)
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static TimeSpan span(String start, String end) {
        return new TimeSpan(SloppyDates.first(start).orElse(null), SloppyDates.last(end).orElse(null));
    }

    private static List<Link> links(Element parent) {
        List<Link> links = new ArrayList<>();
        for (Element link : Elements.children(parent, Namespaces.ATOM, "link")) {
            String href = Elements.attribute(link, "href");
            String rel = Elements.attribute(link, "rel");
            String type = Elements.attribute(link, "type");
            if (href.isEmpty()) {
                continue;
            }
            // pycsw writes the one where the other belongs.
            boolean swapped = type.equals("enclosure");
            links.add(new Link(swapped ? "enclosure" : rel.isEmpty() ? "alternate" : rel, href, swapped ? "" : type,
                    Elements.attribute(link, "title"), "", Link.length(Elements.attribute(link, "length"))));
        }
        return links;
    }

    /// Pictures of Media RSS, as links whose relation is their category.
    private static List<Link> pictures(Element entry) {
        List<Link> pictures = new ArrayList<>();
        for (Element content : Elements.descendants(entry, element -> Elements.is(element, Namespaces.MEDIA, "content"))) {
            String url = Elements.attribute(content, "url");
            String category = Elements.childText(content, Namespaces.MEDIA, "category");
            if (!url.isEmpty() && (category.equalsIgnoreCase("QUICKLOOK") || category.equalsIgnoreCase("THUMBNAIL"))) {
                pictures.add(new Link(category, url, Elements.attribute(content, "type"), "", category,
                        Link.length(Elements.attribute(content, "fileSize"))));
            }
        }
        return pictures;
    }
}
