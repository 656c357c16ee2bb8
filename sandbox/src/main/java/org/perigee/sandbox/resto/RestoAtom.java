package org.perigee.sandbox.resto;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductFile;
import org.perigee.sandbox.download.ProductFiles;

/// Writes Atom feeds as resto 2 does: footprints in latitude, longitude order and only where they are plain polygons, an
/// identifier that is a bare UUID.
final class RestoAtom {

    private static final String OS = "http://a9.com/-/spec/opensearch/1.1/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String GML = "http://www.opengis.net/gml";
    private static final String GEORSS = "http://www.georss.org/georss";
    private static final String MEDIA = "http://search.yahoo.com/mrss/";

    private final RestoLinks links;
    private final ProductFiles files;
    private final XMLStreamWriter xml;
    private final StringWriter text = new StringWriter();

    RestoAtom(RestoLinks links, ProductFiles files) throws XMLStreamException {
        this.links = links;
        this.files = files;
        this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    /// @param pageLinks  relation and address of further pages
    String feed(List<Product> products, int total, RestoQuery query, List<String[]> pageLinks) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        for (String[] ns : new String[][] {{"os", OS}, {"dc", DC}, {"gml", GML}, {"georss", GEORSS}, {"media", MEDIA},
            {"metalink", "urn:ietf:params:xml:ns:metalink"}}) {
            xml.writeNamespace(ns[0], ns[1]);
        }
        element("title", "");
        element("generator", "resto");
        element("updated", products.isEmpty() ? "2025-10-01T00:00:00Z" : products.getFirst().published().toString());
        element("id", links.root());
        for (String[] link : pageLinks) {
            xml.writeEmptyElement("link");
            attributes("rel", link[0], "type", "application/atom+xml", "href", link[1]);
        }
        element("os:totalResults", Integer.toString(total));
        element("os:startIndex", Integer.toString(query.offset() + 1));
        element("os:itemsPerPage", Integer.toString(products.size()));
        for (Product product : products) {
            entry(product);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        return text.toString();
    }

    private void entry(Product product) throws XMLStreamException {
        ProductFile file = files.of(product);
        xml.writeStartElement("entry");
        element("id", product.id().toString());
        element("dc:identifier", product.id().toString());
        element("title", product.stem());
        element("published", product.published().toString());
        element("updated", product.published().toString());
        element("dc:date", product.start() + "/" + product.end());
        xml.writeStartElement("gml:validTime");
        xml.writeStartElement("gml:TimePeriod");
        element("gml:beginPosition", product.start().toString());
        element("gml:endPosition", product.end().toString());
        xml.writeEndElement();
        xml.writeEndElement();
        if (product.footprint() instanceof Polygon polygon) {
            where(polygon);
        }
        link("alternate", "application/json", "GeoJSON link for " + product.id(), links.feature(product, "json"));
        link("alternate", "application/atom+xml", "ATOM link for " + product.id(), links.feature(product, "atom"));
        xml.writeEmptyElement("link");
        attributes("rel", "enclosure", "type", "application/zip", "length", Long.toString(file.size()), "title",
            "File for " + product.id() + " product", "metalink:priority", "50", "href", links.download(product));
        link("icon", "image/jpeg", "Browse image URL for " + product.id() + " product", links.quicklook(product));
        media(product);
        xml.writeEndElement();
    }

    private void where(Polygon polygon) throws XMLStreamException {
        StringJoiner positions = new StringJoiner(" ");
        for (Coordinate c : polygon.getExteriorRing().getCoordinates()) {
            positions.add(String.format(Locale.ROOT, "%.6f %.6f", c.y, c.x));
        }
        String[] path = {"georss:where", "gml:Polygon", "gml:exterior", "gml:LinearRing", "gml:posList"};
        for (String step : path) {
            xml.writeStartElement(step);
        }
        xml.writeAttribute("srsDimensions", "2");
        xml.writeCharacters(positions.toString());
        for (int i = 0; i < path.length; i++) {
            xml.writeEndElement();
        }
    }

    private void media(Product product) throws XMLStreamException {
        xml.writeStartElement("media:group");
        xml.writeStartElement("media:content");
        attributes("url", links.quicklook(product), "medium", "image");
        xml.writeStartElement("media:category");
        attributes("scheme", "http://www.opengis.net/spec/EOMPOM/1.0");
        xml.writeCharacters("QUICKLOOK");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void link(String rel, String type, String title, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        attributes("rel", rel, "type", type, "title", title, "href", href);
    }

    private void attributes(String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            xml.writeAttribute(pairs[i], pairs[i + 1]);
        }
    }

    private void element(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
