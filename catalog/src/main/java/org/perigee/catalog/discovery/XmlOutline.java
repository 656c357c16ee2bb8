package org.perigee.catalog.discovery;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The elements of an XML document in their order, by local name, whatever their prefixes: enough to know it by.
public final class XmlOutline {

    private static final int MOST_ELEMENTS = 5_000;
    private static final int LONGEST_TEXT = 300;

    private final List<Element> elements;

    /// One element.
    ///
    /// @param name       local
    /// @param attributes by local name
    /// @param text       what stands in it before any child
    public record Element(String name, Map<String, String> attributes, String text) {

        public String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }
    }

    private XmlOutline(List<Element> elements) {
        this.elements = List.copyOf(elements);
    }

    /// Reads without document types and external entities (OWASP, "XML External Entity Prevention").
    static Optional<XmlOutline> read(String text) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Some descriptions use prefixes that they do not declare.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        List<Element> elements = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext() && elements.size() < MOST_ELEMENTS) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    elements.add(element(xml));
                } else if (xml.getEventType() == XMLStreamConstants.CHARACTERS && !elements.isEmpty()) {
                    elements.add(withText(elements.removeLast(), xml.getText()));
                }
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(new XmlOutline(elements));
    }

    private static Element element(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(local(xml.getAttributeLocalName(i)), xml.getAttributeValue(i));
        }
        return new Element(local(xml.getLocalName()), attributes, "");
    }

    private static Element withText(Element element, String more) {
        String text = element.text().isEmpty() ? more.strip() : element.text();
        return new Element(element.name(), element.attributes(), text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    public Element root() {
        return elements.getFirst();
    }

    public Stream<Element> all(String name) {
        return elements.stream().filter(element -> element.name().equals(name));
    }

    /// The text of the first element of that name that has any; empty for none.
    public String text(String name) {
        return all(name).map(Element::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
