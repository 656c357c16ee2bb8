package org.perigee.download.structure;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/// XML 1.0: well-formed to its end. Nothing outside the file is read; of a file with a document type definition nothing bad is said,
/// since its entities are not followed.
final class XmlFormat implements Format {

    /// Notes what there is and fetches nothing.
    private static final class Quiet extends DefaultHandler2 {
        private boolean definition;

        @Override
        public void startDTD(String name, String publicId, String systemId) {
            definition = true;
        }

        @Override
        public InputSource resolveEntity(String name, String publicId, String base, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    @Override
    public String name() {
        return "XML";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return TextStart.of(file).startsWith("<") && !TextStart.isHtml(file);
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        Quiet handler = new Quiet();
        try (InputStream in = file.stream()) {
            SAXParser parser = parser();
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            parser.parse(in, handler);
        } catch (SAXException | CharConversionException e) {
            if (!file.isStopped() && !handler.definition) {
                String place = e instanceof SAXParseException at ? String.format(Locale.ROOT, " at line %d", at.getLineNumber()) : "";
                throw new DamagedException("it is cut or garbled" + place);
            }
        }
    }

    private static SAXParser parser() throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory.newSAXParser();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The Java runtime lacks an XML parser", e);
        }
    }
}
