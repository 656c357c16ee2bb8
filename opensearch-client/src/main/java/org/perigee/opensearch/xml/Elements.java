package org.perigee.opensearch.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Finds its way among elements by local name and, where it matters, by the beginning of the namespace: version numbers at
/// its end (`…/gml`, `…/gml/3.2`, `…/georss/10`) make no difference to what an element says.
public final class Elements {

    private Elements() {
    }

    /// The child elements in document order.
    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /// The child elements with a local name whose namespace starts so.
    public static List<Element> children(Element parent, String namespace, String local) {
        return children(parent).stream().filter(child -> is(child, namespace, local)).toList();
    }

    public static Optional<Element> child(Element parent, String namespace, String local) {
        return children(parent).stream().filter(child -> is(child, namespace, local)).findFirst();
    }

    /// All elements below, in document order, that pass.
    public static List<Element> descendants(Element parent, Predicate<Element> wanted) {
        List<Element> found = new ArrayList<>();
        walk(parent, element -> {
            if (wanted.test(element)) {
                found.add(element);
            }
        });
        return found;
    }

    private static void walk(Element parent, Consumer<Element> visitor) {
        for (Element child : children(parent)) {
            visitor.accept(child);
            walk(child, visitor);
        }
    }

    public static boolean is(Element element, String namespace, String local) {
        return local.equals(element.getLocalName()) && namespace(element).startsWith(namespace);
    }

    /// The namespace; empty where it has none.
    public static String namespace(Element element) {
        return element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    }

    /// The text in it without white space around; empty where there is none.
    public static String text(Element element) {
        return element.getTextContent().strip();
    }

    /// The text of a child; empty where there is none.
    public static String childText(Element parent, String namespace, String local) {
        return child(parent, namespace, local).map(Elements::text).orElse("");
    }

    /// An attribute without namespace, or else one with any namespace and that local name; empty where there is none.
    public static String attribute(Element element, String local) {
        if (element.hasAttribute(local)) {
            return element.getAttribute(local).strip();
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (local.equals(attribute.getLocalName())) {
                return attribute.getNodeValue().strip();
            }
        }
        return "";
    }
}
