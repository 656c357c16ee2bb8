package org.perigee.download.metalink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.perigee.access.PublicAddress;
import org.perigee.access.Redaction;
import org.perigee.download.Digest;
import org.perigee.download.Pieces;
import org.perigee.download.SafeName;

/// Writes Metalink 4 (RFC 5854), UTF-8.
///
/// No secret is written: an address is written without its token, signature or password, and the caller is told. Files whose names are not safe are
/// left out.
public final class MetalinkWriter {

    private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";

    private final XMLStreamWriter xml;
    private int depth;

    private MetalinkWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// Writes a file, under another name first, so that there is never half a Metalink.
    ///
    /// @return what was left out
    public static List<MetalinkProblem> write(Metalink metalink, Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        List<MetalinkProblem> problems;
        try (OutputStream out = Files.newOutputStream(fresh)) {
            problems = write(metalink, out);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        return problems;
    }

    /// @return what was left out
    public static List<MetalinkProblem> write(Metalink metalink, OutputStream out) throws IOException {
        List<MetalinkProblem> problems = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new MetalinkWriter(xml).document(metalink, problems);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("The Metalink could not be written", e);
        }
        bytes.writeTo(out);
        return problems;
    }

    private void document(Metalink metalink, List<MetalinkProblem> problems) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        start("metalink");
        xml.writeDefaultNamespace(NAMESPACE);
        if (!metalink.generator().isEmpty()) {
            element("generator", metalink.generator());
        }
        if (isAddress(metalink.origin())) {
            indent();
            xml.writeStartElement("origin");
            if (metalink.dynamic()) {
                xml.writeAttribute("dynamic", "true");
            }
            xml.writeCharacters(metalink.origin());
            xml.writeEndElement();
        }
        if (metalink.findPublished().isPresent()) {
            element("published", metalink.published().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        for (MetalinkFile file : metalink.files()) {
            List<MetalinkUrl> urls = withoutSecrets(file, problems);
            Optional<String> unsafe = SafeName.problem(file.name());
            if (urls.isEmpty() || unsafe.isPresent()) {
                problems.add(new MetalinkProblem(file.name(), true, unsafe.orElse("It has no address")));
            } else {
                file(file, urls);
            }
        }
        end();
        xml.writeEndDocument();
    }

    private static boolean isAddress(String origin) {
        return origin.startsWith("http") && Redaction.url(origin).equals(origin);
    }

    private static List<MetalinkUrl> withoutSecrets(MetalinkFile file, List<MetalinkProblem> problems) {
        Map<URI, MetalinkUrl> urls = new LinkedHashMap<>();
        List<URI> opened = file.urls().stream().map(MetalinkUrl::uri).filter(PublicAddress::isPublic).toList();
        for (MetalinkUrl url : file.urls()) {
            URI clean = PublicAddress.of(url.uri());
            if (!clean.equals(url.uri()) && !opened.contains(clean)) {
                problems.add(new MetalinkProblem(file.name(), false, "A secret was taken out of an address, which may need a sign-in now: " + clean));
            }
            urls.putIfAbsent(clean, new MetalinkUrl(clean, url.priority(), url.location()));
        }
        return List.copyOf(urls.values());
    }

    private void file(MetalinkFile file, List<MetalinkUrl> urls) throws XMLStreamException {
        start("file");
        xml.writeAttribute("name", file.name());
        if (!file.description().isEmpty() && !file.description().equals(file.name())) {
            element("description", file.description());
        }
        traits(file.traits());
        if (file.size().isPresent()) {
            element("size", Long.toString(file.size().getAsLong()));
        }
        for (Digest digest : file.digests()) {
            hash(digest.algorithm(), digest.hex());
        }
        if (file.pieces() != null) {
            pieces(file.pieces());
        }
        for (MetalinkUrl url : urls) {
            url(url);
        }
        end();
    }

    private void traits(MetalinkTraits traits) throws XMLStreamException {
        if (!traits.version().isEmpty()) {
            element("version", traits.version());
        }
        for (String language : traits.languages()) {
            element("language", language);
        }
        for (String system : traits.systems()) {
            element("os", system);
        }
    }

    private void pieces(Pieces pieces) throws XMLStreamException {
        start("pieces");
        xml.writeAttribute("length", Long.toString(pieces.length()));
        xml.writeAttribute("type", pieces.algorithm());
        for (String hex : pieces.hex()) {
            element("hash", hex);
        }
        end();
    }

    private void hash(String type, String hex) throws XMLStreamException {
        indent();
        xml.writeStartElement("hash");
        xml.writeAttribute("type", type);
        xml.writeCharacters(hex);
        xml.writeEndElement();
    }

    private void url(MetalinkUrl url) throws XMLStreamException {
        indent();
        xml.writeStartElement("url");
        if (!url.location().isEmpty()) {
            xml.writeAttribute("location", url.location());
        }
        xml.writeAttribute("priority", Integer.toString(url.priority()));
        xml.writeCharacters(url.uri().toASCIIString());
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        indent();
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""));
        xml.writeEndElement();
    }

    private void start(String name) throws XMLStreamException {
        indent();
        xml.writeStartElement(name);
        depth++;
    }

    private void end() throws XMLStreamException {
        depth--;
        indent();
        xml.writeEndElement();
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
