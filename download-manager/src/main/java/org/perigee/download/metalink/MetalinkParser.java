package org.perigee.download.metalink;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.perigee.download.list.NameClaims;
import org.perigee.download.list.WebAddress;

/// Walks through one document. For one use.
final class MetalinkParser {

    private static final String VERSION_4 = "urn:ietf:params:xml:ns:metalink";
    private static final String VERSION_3 = "http://www.metalinker.org/";
    /// What Metalink 3 calls addresses that give the file itself; the address shows whether we can use it.
    private static final Set<String> DIRECT = Set.of("http", "https", "ftp", "ftps", "sftp", "");
    private static final int MOST_FILES = 100_000;
    private static final int MOST_PIECES = 1_000_000;
    private static final int MOST_PROBLEMS = 1_000;
    private static final int DEEPEST = 64;

    private final XMLStreamReader xml;
    private final URI document;
    private URI base;
    private final List<MetalinkProblem> problems = new ArrayList<>();
    private final List<MetalinkFile> files = new ArrayList<>();
    private final NameClaims names = new NameClaims();
    private String namespace = "";
    private String generator = "";
    private String origin = "";
    private boolean dynamic;
    private Instant published;
    private int depth;
    private int entries;
    private int pieces;

    MetalinkParser(XMLStreamReader xml, URI base) {
        this.xml = xml;
        this.document = base;
        this.base = base;
    }

    Metalink parse() throws XMLStreamException, MetalinkException {
        root();
        children(name -> {
            switch (name) {
                case "files" -> children(inner -> {
                    if (inner.equals("file")) {
                        file();
                    } else {
                        skip();
                    }
                });
                case "file" -> file();
                case "generator" -> generator = text();
                case "origin" -> {
                    dynamic |= "true".equalsIgnoreCase(String.valueOf(attribute("dynamic")).strip());
                    origin = text();
                }
                case "published" -> published = date(text());
                default -> skip();
            }
        });
        while (xml.hasNext()) {
            next();
        }
        if (entries == 0) {
            throw new MetalinkException("The Metalink lists no file");
        }
        return new Metalink(files, problems.size() > MOST_PROBLEMS ? problems.subList(0, MOST_PROBLEMS) : problems, generator,
                origin.isEmpty() && document != null ? document.toString() : origin, dynamic, published);
    }

    private void root() throws XMLStreamException, MetalinkException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            if (!xml.hasNext()) {
                throw new MetalinkException("The document is empty");
            }
        }
        namespace = namespaceOfElement();
        boolean known = namespace.equals(VERSION_4) || namespace.equals(VERSION_3) || namespace.isEmpty();
        if (!xml.getLocalName().equals("metalink") || !known) {
            boolean page = xml.getLocalName().equalsIgnoreCase("html");
            throw new MetalinkException("The document is no Metalink but " + (page ? "a web page, perhaps one to sign in" : "a “" + xml.getLocalName() + "”"));
        }
        if (attribute("origin") != null) {
            origin = attribute("origin").strip();
        }
        dynamic = "dynamic".equalsIgnoreCase(String.valueOf(attribute("type")).strip());
        base = baseOfElement();
        if (namespace.isEmpty()) {
            problems.add(new MetalinkProblem("", false, "The document does not say which version of Metalink it is"));
        }
    }

    private int next() throws XMLStreamException, MetalinkException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new MetalinkException("Document types and entities are not accepted");
        }
        return event;
    }

    private String namespaceOfElement() {
        return xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    }

    /// Does something with one element; must read to its end.
    @FunctionalInterface
    private interface Child {
        void read(String name) throws XMLStreamException, MetalinkException;
    }

    /// Visits the children of the present element that belong to Metalink, and ends at its end.
    private void children(Child child) throws XMLStreamException, MetalinkException {
        if (++depth > DEEPEST) {
            throw new MetalinkException("The document is nested too deeply");
        }
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (namespaceOfElement().equals(namespace)) {
                    child.read(xml.getLocalName());
                } else {
                    skip();
                }
            }
        }
    }

    private void skip() throws XMLStreamException, MetalinkException {
        int deep = 1;
        while (deep > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                deep++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                deep--;
            }
            if (deep > DEEPEST) {
                throw new MetalinkException("The document is nested too deeply");
            }
        }
    }

    private String text() throws XMLStreamException, MetalinkException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return text.toString().strip();
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            }
        }
    }

    private String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    private void file() throws XMLStreamException, MetalinkException {
        if (++entries > MOST_FILES) {
            throw new MetalinkException("The Metalink lists more than " + MOST_FILES + " files");
        }
        String name = attribute("name") == null ? "" : attribute("name").strip();
        FileDraft draft = new FileDraft(name, problems);
        URI outer = base;
        base = baseOfElement();
        children(element -> fileChild(draft, element));
        base = outer;
        Optional<MetalinkFile> file = draft.build();
        if (file.isEmpty()) {
            return;
        }
        Optional<String> taken = names.claim(file.get().name());
        if (taken.isEmpty()) {
            files.add(file.get());
        } else {
            problems.add(new MetalinkProblem(name, true, taken.get()));
        }
    }

    private void fileChild(FileDraft draft, String element) throws XMLStreamException, MetalinkException {
        switch (element) {
            case "size" -> draft.size(text());
            case "description" -> draft.description(text());
            case "hash" -> {
                String type = attribute("type");
                draft.hash(type, text());
            }
            case "pieces" -> pieces(draft);
            case "verification", "resources" -> children(inner -> fileChild(draft, inner));
            case "url" -> url(draft);
            case "metaurl" -> {
                draft.metaurl(attribute("mediatype"));
                skip();
            }
            case "signature" -> {
                draft.signature();
                skip();
            }
            case "version" -> draft.version(text());
            case "language" -> draft.language(text());
            case "os" -> draft.system(text());
            default -> skip();
        }
    }

    private void pieces(FileDraft draft) throws XMLStreamException, MetalinkException {
        String length = attribute("length");
        FileDraft.PiecesDraft list = new FileDraft.PiecesDraft(attribute("type"), length == null ? "" : length);
        children(element -> {
            if (!element.equals("hash")) {
                skip();
                return;
            }
            String index = attribute("piece");
            list.add(index, text());
            if (++pieces > MOST_PIECES) {
                throw new MetalinkException("The Metalink lists more than " + MOST_PIECES + " pieces");
            }
        });
        draft.pieces(list);
    }

    private void url(FileDraft draft) throws XMLStreamException, MetalinkException {
        Integer priority = namespace.equals(VERSION_4) || attribute("priority") != null
                ? number(draft, "priority", attribute("priority"), 1, MetalinkUrl.LAST)
                : fromPreference(number(draft, "preference", attribute("preference"), 0, 100));
        String location = attribute("location");
        String type = attribute("type");
        URI from = baseOfElement();
        if (!namespace.equals(VERSION_4) && type != null && !DIRECT.contains(type.strip().toLowerCase(Locale.ROOT))) {
            draft.metaurl(type);
            skip();
        } else {
            draft.url(text(), priority, location, from);
        }
    }

    /// What relative addresses inside the present element start from (XML Base); null where nothing says it.
    private URI baseOfElement() {
        String own = xml.getAttributeValue(XMLConstants.XML_NS_URI, "base");
        try {
            return own == null ? base : WebAddress.parse(own, base);
        } catch (URISyntaxException e) {
            return base;
        }
    }

    /// Metalink 3 counts the other way: 100 is best.
    private static Integer fromPreference(Integer preference) {
        return preference == null ? null : 101 - preference;
    }

    private static Integer number(FileDraft draft, String what, String text, int least, int most) {
        if (text == null) {
            return null;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        draft.note(what, text);
        return null;
    }

    private Instant date(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant();
        } catch (DateTimeException e) {
            return sloppyDate(text);
        }
    }

    private Instant sloppyDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            problems.add(new MetalinkProblem("", false, "The date of publication is not understood"));
            return null;
        }
    }
}
