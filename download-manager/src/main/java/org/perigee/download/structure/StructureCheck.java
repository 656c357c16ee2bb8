package org.perigee.download.structure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.perigee.access.ServerMessage;

/// Looks whether a complete file is whole, by its content first and its name second.
///
/// A file of any known format is checked as what it is, whatever it is called: archives deliver NetCDF under the name of a zip. One
/// that is of no known format but whose name promises one with a mark at its start is not what it should be. Texts are checked only
/// where the name promises one; where it promises something else, a text is an error page. Thread-safe.
public final class StructureCheck {

    private static final int LONGEST_PAGE = 64 * 1024;
    private static final Format ZIP = new ZipFormat();
    private static final Format XML = new XmlFormat();
    private static final Format JSON = new JsonFormat();
    private static final List<Format> BINARY = List.of(ZIP, new Hdf5Format(), new NetCdf3Format(), new TiffFormat(), new Jp2Format(), new PngFormat(),
            new JpegFormat(), new GribFormat("GRIB"), new GribFormat("BUFR"), new GzipFormat(), new TarFormat());
    private static final Set<String> XML_NAMES = Set.of("xml", "kml", "gml", "xsd", "xsl", "xslt", "svg", "safe", "dim", "vrt", "eof", "rdf", "meta4",
            "metalink");
    private static final Set<String> JSON_NAMES = Set.of("json", "geojson", "topojson", "jsonl", "ndjson", "stac", "ipynb");
    /// What a suffix promises, where nothing but a format with a mark at its start can be meant.
    private static final Map<String, String> PROMISED = Map.ofEntries(Map.entry("zip", "zip archive"), Map.entry("gz", "gzip file"),
            Map.entry("tgz", "gzip file"), Map.entry("tif", "TIFF file"), Map.entry("tiff", "TIFF file"), Map.entry("jp2", "JPEG 2000 file"),
            Map.entry("png", "PNG file"), Map.entry("jpg", "JPEG file"), Map.entry("jpeg", "JPEG file"), Map.entry("nc", "NetCDF file"),
            Map.entry("nc4", "NetCDF file"), Map.entry("h5", "HDF5 file"), Map.entry("he5", "HDF5 file"), Map.entry("hdf5", "HDF5 file"));

    private StructureCheck() {
    }

    /// As [#check(Bytes, String, boolean, BooleanSupplier)], of a file on disk under its own name.
    public static Structure check(Path file, boolean thorough, BooleanSupplier stop) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return check(Bytes.of(channel), String.valueOf(file.getFileName()), thorough, stop);
        }
    }

    /// @param name     the file's, or the one it is to get
    /// @param thorough whether formats that must be read to their end are
    /// @param stop     asked now and then; where it says true the structure is unknown
    /// @throws IOException where the file cannot be read
    public static Structure check(Bytes bytes, String name, boolean thorough, BooleanSupplier stop) throws IOException {
        ByteView file = new ByteView(bytes, stop);
        String suffix = suffix(name);
        Optional<Format> format = formatOf(file, suffix);
        if (bytes.size() == 0 || format.filter(found -> !thorough && isLong(found)).isPresent()) {
            return new Structure.Unknown();
        }
        if (format.isEmpty()) {
            return unrecognised(file, suffix);
        }
        try {
            format.get().check(file);
            return stop.getAsBoolean() ? new Structure.Unknown() : new Structure.Sound(format.get().name());
        } catch (DamagedException e) {
            return new Structure.Damaged(format.get().name(), e.getMessage());
        }
    }

    private static boolean isLong(Format format) {
        return format instanceof GzipFormat || format instanceof XmlFormat || format instanceof JsonFormat;
    }

    private static Optional<Format> formatOf(ByteView file, String suffix) throws IOException {
        for (Format format : BINARY) {
            if (format.begins(file)) {
                return Optional.of(format);
            }
        }
        if (XML_NAMES.contains(suffix) && XML.begins(file)) {
            return Optional.of(XML);
        }
        return JSON_NAMES.contains(suffix) && JSON.begins(file) ? Optional.of(JSON) : Optional.empty();
    }

    private static Structure unrecognised(ByteView file, String suffix) throws IOException {
        boolean textual = XML_NAMES.contains(suffix) || JSON_NAMES.contains(suffix);
        boolean page = TextStart.isHtml(file) || PROMISED.containsKey(suffix) && (XML.begins(file) || JSON.begins(file));
        if (page && (textual || PROMISED.containsKey(suffix))) {
            return new Structure.Page(message(file));
        }
        if (suffix.equals("zip")) {
            return selfExtracting(file);
        }
        String promised = PROMISED.get(suffix);
        return promised == null ? new Structure.Unknown()
                : new Structure.Damaged(promised.substring(0, promised.lastIndexOf(' ')), "it does not begin as a " + promised + " does");
    }

    /// Something may stand before an archive.
    private static Structure selfExtracting(ByteView file) throws IOException {
        try {
            ZIP.check(file);
            return new Structure.Sound(ZIP.name());
        } catch (DamagedException e) {
            return new Structure.Damaged(ZIP.name(), "it is no zip archive: neither its start nor its end is one's");
        }
    }

    private static String message(ByteView file) throws IOException {
        String text = new String(file.copy(0, (int) Math.min(LONGEST_PAGE, file.size())), StandardCharsets.UTF_8);
        return ServerMessage.in(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static String suffix(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
