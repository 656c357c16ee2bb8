package org.perigee.access.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a page of ListObjectsV2. Document types are refused.
final class ListingReader {

    private static final XMLInputFactory XML = factory();

    private boolean encoded;
    private boolean isListing;
    private boolean truncated;
    private String next = "";
    private String key = "";
    private String etag = "";
    private long size;
    private final List<S3Object> objects = new ArrayList<>();

    /// A page.
    ///
    /// @param next token of the next page; empty for the last one
    record Listing(List<S3Object> objects, String next) {
    }

    private ListingReader() {
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static Listing read(InputStream in) throws IOException {
        ListingReader reader = new ListingReader();
        try {
            XMLStreamReader xml;
            synchronized (XML) {
                xml = XML.createXMLStreamReader(in);
            }
            reader.readAll(xml);
        } catch (XMLStreamException e) {
            throw new IOException("The listing is no XML that could be read", e);
        }
        if (!reader.isListing) {
            throw new IOException("The answer is no listing of a bucket");
        }
        return reader.result();
    }

    private void readAll(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inObject = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    isListing |= xml.getLocalName().equals("ListBucketResult");
                    inObject |= xml.getLocalName().equals("Contents");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.DTD -> throw new XMLStreamException("A document type has no place here");
                case XMLStreamConstants.END_ELEMENT -> {
                    inObject &= !end(xml.getLocalName(), text.toString(), inObject);
                    text.setLength(0);
                }
                default -> { }
            }
        }
    }

    /// @return whether an object ended
    private boolean end(String name, String text, boolean inObject) {
        switch (name) {
            case "EncodingType" -> encoded = text.strip().equalsIgnoreCase("url");
            case "IsTruncated" -> truncated = Boolean.parseBoolean(text.strip());
            case "NextContinuationToken" -> next = text;
            case "Contents" -> {
                objects.add(new S3Object(key, size, etag));
                key = "";
                etag = "";
                size = 0;
                return true;
            }
            case "Key" -> key = inObject ? text : key;
            case "ETag" -> etag = inObject ? S3Facts.unquoted(text) : etag;
            case "Size" -> size = inObject && text.strip().matches("\\d{1,18}") ? Long.parseLong(text.strip()) : size;
            default -> { }
        }
        return false;
    }

    /// The encoding may be told after the keys.
    private Listing result() {
        List<S3Object> plain = encoded ? objects.stream().map(each -> new S3Object(decoded(each.key()), each.size(), each.etag())).toList()
                : List.copyOf(objects);
        return new Listing(plain, truncated ? next : "");
    }

    /// Some stores write blanks as plus signs there, and a real plus always as `%2B`.
    private static String decoded(String key) {
        return UriEncoding.decode(key.replace('+', ' '));
    }
}
