package org.perigee.opensearch.description;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.perigee.opensearch.xml.Elements;
import org.perigee.opensearch.xml.SafeXml;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/// Reads description documents by namespace, whatever prefixes they use.
final class DescriptionReader {

    private static final String ANY_OPENSEARCH = "http://a9.com/-/spec/opensearch";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private DescriptionReader() {
    }

    static DescriptionDocument read(String xml, URI base) throws IOException {
        Element root = SafeXml.parse(xml).getDocumentElement();
        if (!"OpenSearchDescription".equals(root.getLocalName())) {
            throw new IOException("Not an OpenSearch description document but <" + root.getNodeName() + ">");
        }
        List<SearchUrl> urls = new ArrayList<>();
        List<Map<ParameterName, String>> examples = new ArrayList<>();
        for (Element child : Elements.children(root)) {
            if (is(child, "Url") && !Elements.attribute(child, "template").isEmpty()) {
                urls.add(url(child, base));
            } else if (is(child, "Query") && "example".equals(child.getAttribute("role"))) {
                examples.add(example(child));
            }
        }
        return new DescriptionDocument(text(root, "ShortName"), text(root, "LongName"), text(root, "Description"), text(root, "Attribution"),
                urls, examples);
    }

    private static boolean is(Element element, String local) {
        return Elements.is(element, ANY_OPENSEARCH, local);
    }

    private static String text(Element root, String local) {
        return Elements.childText(root, ANY_OPENSEARCH, local);
    }

    private static SearchUrl url(Element url, URI base) {
        Map<String, String> bindings = bindings(url);
        List<Parameter> parameters = new ArrayList<>();
        for (Element child : Elements.children(url)) {
            // Documents change the prefix or the default namespace half-way; the name is what counts.
            if ("Parameter".equals(child.getLocalName()) && !Elements.attribute(child, "value").isEmpty()) {
                parameters.add(parameter(child));
            }
        }
        String method = Elements.attribute(url, "method").toUpperCase(Locale.ROOT);
        UrlTemplate template = UrlTemplate.of(absolute(Elements.attribute(url, "template"), base), bindings);
        // Parameters that the template does not mention are sent as further pairs.
        for (Parameter parameter : parameters) {
            if (!template.has(parameter.name()) && !parameter.key().isEmpty()) {
                template = template.and(parameter.key(), parameter.name());
            }
        }
        String rels = Elements.attribute(url, "rel");
        return new SearchUrl(template, Elements.attribute(url, "type"), new LinkedHashSet<>(List.of((rels.isEmpty() ? SearchUrl.RESULTS : rels).split("\\s+"))),
                number(url, "indexOffset", 1), number(url, "pageOffset", 1), method.isEmpty() ? "GET" : method, parameters);
    }

    private static String absolute(String template, URI base) {
        if (template.matches("(?i)[a-z][a-z0-9+.-]*:.*") || base == null) {
            return template;
        }
        if (template.startsWith("//")) {
            return base.getScheme() + ":" + template;
        }
        String root = base.getScheme() + "://" + base.getRawAuthority();
        if (template.startsWith("/")) {
            return root + template;
        }
        String path = base.getRawPath() == null ? "/" : base.getRawPath();
        return root + path.substring(0, path.lastIndexOf('/') + 1) + template;
    }

    private static Parameter parameter(Element element) {
        String value = Elements.attribute(element, "value").replaceAll("[{}?]", "");
        List<Parameter.Option> options = new ArrayList<>();
        for (Element child : Elements.children(element)) {
            if ("Option".equals(child.getLocalName())) {
                options.add(new Parameter.Option(Elements.attribute(child, "value"), Elements.attribute(child, "label")));
            }
        }
        Bounds bounds = new Bounds(Elements.attribute(element, "minInclusive"), Elements.attribute(element, "maxInclusive"),
                Elements.attribute(element, "minExclusive"), Elements.attribute(element, "maxExclusive"));
        return new Parameter(Elements.attribute(element, "name"), ParameterName.resolve(value, bindings(element)),
                Elements.attribute(element, "title"), bounds, Elements.attribute(element, "pattern"), options, number(element, "minimum", 0));
    }

    private static Map<ParameterName, String> example(Element query) {
        Map<ParameterName, String> values = new LinkedHashMap<>();
        NamedNodeMap attributes = query.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            String namespace = attribute.getNamespaceURI();
            if (XMLNS.equals(namespace) || "role".equals(attribute.getNodeName()) || "title".equals(attribute.getNodeName())) {
                continue;
            }
            ParameterName name = namespace == null ? ParameterName.of(attribute.getNodeName())
                    : ParameterName.of("{" + namespace + "}" + attribute.getLocalName());
            values.put(name, attribute.getNodeValue());
        }
        return values;
    }

    private static int number(Element element, String attribute, int otherwise) {
        try {
            return Integer.parseInt(Elements.attribute(element, attribute));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// The prefixes in force at an element, inner ones over outer ones.
    private static Map<String, String> bindings(Element element) {
        Map<String, String> bindings = new HashMap<>();
        for (Node node = element; node instanceof Element scope; node = node.getParentNode()) {
            NamedNodeMap attributes = scope.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Node attribute = attributes.item(i);
                if (XMLNS.equals(attribute.getNamespaceURI()) && !"xmlns".equals(attribute.getNodeName())) {
                    bindings.putIfAbsent(attribute.getLocalName(), attribute.getNodeValue());
                }
            }
        }
        return bindings;
    }
}
