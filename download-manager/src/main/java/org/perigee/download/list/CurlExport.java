package org.perigee.download.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.perigee.download.Digest;

/// Writes scripts for the POSIX shell that fetch files with curl: from the next mirror where one fails, from where it stopped when it is run again, and
/// checked where a tool for that is at hand.
final class CurlExport {

    private static final String START = "curl-start.sh";
    /// What the usual tools can check, the strongest first.
    private static final List<String> KNOWN = List.of("sha-512", "sha-384", "sha-256", "sha-224", "sha-1", "md5");

    private CurlExport() {
    }

    static void write(Export export, OutputStream out) throws IOException {
        try (InputStream start = Objects.requireNonNull(CurlExport.class.getResourceAsStream(START))) {
            start.transferTo(out);
        }
        StringBuilder text = new StringBuilder();
        for (Export.Entry file : export.files()) {
            Optional<Digest> digest = file.digest(KNOWN);
            text.append("fetch ").append(quoted("./" + file.name())).append(' ').append(digest.map(Digest::algorithm).orElse("none")).append(' ')
                    .append(digest.map(Digest::hex).orElse("none"));
            for (URI address : file.addresses()) {
                text.append(" \\\n  ").append(quoted(address.toASCIIString()));
            }
            text.append('\n');
        }
        text.append("\nexit $failed\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Between single quotes nothing means anything to a shell but a single quote.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
