package org.perigee.download.header;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.perigee.access.PublicAddress;
import org.perigee.access.Redaction;
import org.perigee.access.RetryAfter;
import org.perigee.download.SafeName;
import org.perigee.download.list.ListException;
import org.perigee.download.list.ListReader;
import org.perigee.download.list.ListedFile;

/// Throws anything at the readers of headers, addresses, names and plain lists: none may fail otherwise than it says. Run by `benchmarks/fuzz.sh`.
public final class HeaderFuzz {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final URI BASE = URI.create("https://example.org/dir/");

    private HeaderFuzz() {
    }

    /// One try; called by the fuzzer. The first byte chooses the reader.
    public static void fuzzerTestOneInput(byte[] data) {
        String text = data.length == 0 ? "" : new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
        switch (data.length == 0 ? 0 : data[0] & 7) {
            case 0 -> ContentRange.parse(text).ifPresent(range -> expect(ContentRange.parse(range.toString()).orElseThrow().equals(range), text));
            case 1 -> RetryAfter.parse(text, NOW).ifPresent(wait -> expect(!wait.isNegative() && wait.compareTo(Duration.ofDays(7)) <= 0, text));
            case 2 -> Link.parse(text).forEach(link -> expect(link.target().length() <= text.length(), text));
            case 3 -> DigestHeader.parseDigest(text).forEach(digest -> expect(digest.hex().matches("[0-9a-f]+"), text));
            case 4 -> DigestHeader.parseReprDigest(text).forEach(digest -> expect(digest.hex().matches("[0-9a-f]+"), text));
            case 5 -> expect(SafeName.problem(SafeName.clean(text)).isEmpty(), text);
            case 6 -> list(text);
            default -> address(text);
        }
    }

    private static void list(String text) {
        try {
            for (ListedFile file : ListReader.read(text.getBytes(StandardCharsets.UTF_8), BASE).files()) {
                expect(SafeName.problem(file.name()).isEmpty(), text);
            }
        } catch (ListException e) {
            expect(!e.getMessage().isBlank(), text);
        }
    }

    private static void address(String text) {
        try {
            URI clean = PublicAddress.of(new URI(text));
            expect(PublicAddress.isPublic(clean), text);
            expect(Redaction.url(clean.toString()).length() <= text.length() + 100, text);
        } catch (java.net.URISyntaxException e) {
            expect(e.getMessage() != null, text);
        }
    }

    private static void expect(boolean holds, String text) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + text);
        }
    }
}
