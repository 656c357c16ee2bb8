package org.perigee.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A source of files as it was named: a URL, or the text of a document.
///
/// @param name    as given, for messages
/// @param content of the document; the URL itself for a URL
/// @param isUrl   whether it is one
record SourceText(String name, String content, boolean isUrl) {

    private static final long LARGEST = 512_000_000L;

    static SourceText read(String source) throws IOException {
        if (source.equals("-")) {
            return stdin();
        }
        if (source.matches("(?i)https?://.+")) {
            return new SourceText(source, source, true);
        }
        Path file = path(source);
        if (!Files.isRegularFile(file)) {
            throw new BadArgument("There is no file " + source + ", and it is no http address.");
        }
        if (Files.size(file) > LARGEST) {
            throw new BadArgument(source + " is too large for a list of files.");
        }
        return new SourceText(source, Files.readString(file), false);
    }

    private static Path path(String source) {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new BadArgument("Neither a file nor an http address: " + source);
        }
    }

    static SourceText stdin() throws IOException {
        return new SourceText("stdin", new String(System.in.readAllBytes(), StandardCharsets.UTF_8), false);
    }
}
