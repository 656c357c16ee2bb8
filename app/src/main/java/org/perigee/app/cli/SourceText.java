package org.perigee.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A source of files as it was named: a URL, or the bytes of a document.
///
/// @param name    as given, for messages
/// @param content of the document; the URL itself for a URL
/// @param kind    what is known of it before it is read
record SourceText(String name, byte[] content, Kind kind) {

    private static final int LARGEST = 512_000_000;
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://");

    /// What a source is.
    enum Kind {
        URL,
        /// A Metalink, an ItemCollection or a basket, or addresses, one a line.
        DOCUMENT,
        /// Addresses, one a line.
        ADDRESSES
    }

    static SourceText read(String source, InputStream in) throws IOException {
        if (source.equals("-")) {
            return new SourceText("stdin", limited("stdin", in), Kind.DOCUMENT);
        }
        if (source.matches("(?i)(?:https?|s3)://.+")) {
            return new SourceText(source, source.getBytes(StandardCharsets.UTF_8), Kind.URL);
        }
        Matcher scheme = SCHEME.matcher(source);
        if (scheme.lookingAt()) {
            throw new BadArgument("Files are fetched over https, http and s3, not over " + scheme.group(1).toLowerCase(Locale.ROOT) + ".");
        }
        Path file = path(source);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BadArgument("There is no file " + source + " that could be read, and it is no http or s3 address.");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new SourceText(source, limited(source, content), Kind.DOCUMENT);
        }
    }

    /// Addresses from standard input.
    static SourceText addresses(InputStream in) throws IOException {
        return new SourceText("stdin", limited("stdin", in), Kind.ADDRESSES);
    }

    private static byte[] limited(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new BadArgument(name + " is too large for a list of files.");
        }
        return bytes;
    }

    private static Path path(String source) {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new BadArgument("Neither a file nor an http or s3 address: " + source);
        }
    }

    /// The content as text.
    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /// The first character that is neither blank nor a byte order mark; a blank where there is none.
    char firstCharacter() {
        // Also right for UTF-16, whose zeros are passed over.
        for (byte one : content) {
            if (one > ' ') {
                return (char) one;
            }
        }
        return ' ';
    }
}
