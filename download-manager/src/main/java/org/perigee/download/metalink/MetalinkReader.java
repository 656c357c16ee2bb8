package org.perigee.download.metalink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads Metalinks of version 4 (RFC 5854) and 3.
///
/// Tolerant of what does no harm: blanks around values, sloppy dates, digests that cannot be (each noted as a problem), unknown elements and
/// signatures (skipped). Strict where harm is possible: no document types, no entities from elsewhere, bounded size, depth and counts;
/// a document that is not well-formed to its end is refused as a whole, since what is missing might matter.
public final class MetalinkReader {

    private static final int LONGEST = 64 * 1024 * 1024;

    private MetalinkReader() {
    }

    /// @throws MetalinkException where it is no Metalink that can be used
    /// @throws IOException where the file cannot be read
    public static Metalink read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, null);
        }
    }

    /// @param base the address the document came from, which relative addresses start from; null where it is not known
    /// @throws MetalinkException where it is no Metalink that can be used
    public static Metalink read(InputStream in, URI base) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new MetalinkException("The Metalink is longer than " + LONGEST + " bytes");
        }
        XMLStreamReader xml = null;
        try {
            xml = factory().createXMLStreamReader(new StringReader(XmlText.decode(bytes)));
            return new MetalinkParser(xml, base).parse();
        } catch (XMLStreamException e) {
            throw new MetalinkException("The Metalink is no well-formed XML: " + firstLine(e.getMessage()), e);
        } finally {
            close(xml);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("It refers to something outside itself");
        });
        return factory;
    }

    private static String firstLine(String message) {
        String text = String.valueOf(message).replaceAll("\\s+", " ");
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }

    private static void close(XMLStreamReader xml) throws MetalinkException {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new MetalinkException("The Metalink could not be closed", e);
        }
    }
}
