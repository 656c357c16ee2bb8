package org.perigee.download.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.perigee.access.ServerMessage;

/// Notices that an error page or an error document came in place of a product.
///
/// Two things must agree, since servers label products carelessly: the first bytes look like markup or JSON, and either the server
/// says it is that or the file's name promises a binary format.
final class BodySniffer {

    private static final int LOOK_AT = 512;
    private static final long LONGEST = 64 * 1024L;
    private static final Set<String> MARKUP = Set.of("html", "htm", "xhtml", "xml", "kml", "gml", "xsd", "xsl", "xslt", "svg", "safe", "dim", "vrt", "eof",
            "rdf", "meta4", "metalink", "php", "aspx", "jsp", "txt", "md");
    private static final Set<String> JSON = Set.of("json", "geojson", "topojson", "jsonl", "ndjson", "stac", "ipynb", "txt", "md");
    private static final Set<String> BINARY = Set.of("zip", "tar", "gz", "tgz", "bz2", "xz", "7z", "zst", "tif", "tiff", "jp2", "j2k", "png", "jpg", "jpeg",
            "gif", "webp", "nc", "nc4", "h5", "hdf", "hdf5", "he5", "hdf4", "grib", "grb", "grib2", "bin", "dat", "img", "pdf", "n1", "e1", "e2", "sen3",
            "parquet", "cog");

    private BodySniffer() {
    }

    /// What the page that came says; empty where it may well be the file. Nothing of the body is consumed.
    static Optional<String> errorIn(Response response, String fileName) {
        try {
            BufferedSource peek = response.body().source().peek();
            peek.request(LOOK_AT);
            String start = peek.getBuffer().snapshot((int) Math.min(LOOK_AT, peek.getBuffer().size())).string(StandardCharsets.UTF_8)
                    .strip().toLowerCase(Locale.ROOT);
            return isError(start, String.valueOf(response.header("Content-Type")).toLowerCase(Locale.ROOT), extension(fileName))
                    ? Optional.of(text(response)) : Optional.empty();
        } catch (IOException e) {
            // The copying will meet the same failure and name it.
            return Optional.empty();
        }
    }

    private static boolean isError(String start, String type, String extension) {
        String clean = start.startsWith("\ufeff") ? start.substring(1) : start;
        boolean html = clean.startsWith("<!doctype html") || clean.startsWith("<html") || clean.startsWith("<head");
        boolean markup = html || clean.startsWith("<?xml") || clean.startsWith("<error");
        boolean json = clean.startsWith("{") || clean.startsWith("[");
        boolean binary = BINARY.contains(extension);
        if (markup && !MARKUP.contains(extension)) {
            return binary || html && type.contains("html");
        }
        return json && !JSON.contains(extension) && type.contains("json") && (binary || !extension.isEmpty());
    }

    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String text(Response response) throws IOException {
        BufferedSource peek = response.body().source().peek();
        peek.request(LONGEST);
        ByteString bytes = peek.getBuffer().snapshot((int) Math.min(LONGEST, peek.getBuffer().size()));
        return ServerMessage.in(bytes.string(StandardCharsets.UTF_8));
    }
}
