package org.perigee.download.list;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which columns of a table say what. Archives and their clients call them by many names; blanks, case and punctuation do not count.
///
/// @param delimiter between the cells
/// @param columns   names of the columns as they count
record TableHeader(char delimiter, List<String> columns) {

    /// Names for each thing, the best first.
    private static final List<String> ADDRESS = List.of("downloadurl", "downloadlink", "url", "href", "link", "uri", "address", "fileurl", "accessurl", "urls");
    private static final List<String> MIRRORS = List.of("mirrors", "mirror", "alternateurls");
    private static final List<String> NAME = List.of("filename", "file", "name", "title", "granulename", "identifier", "sceneid", "productid", "id");
    private static final List<String> SIZE = List.of("size", "bytes", "sizebytes", "filesize", "contentlength", "sizeinbytes", "filesizebytes");
    private static final List<String> CHECKSUM = List.of("checksum", "digest", "hash", "checksums", "checksumvalue");
    private static final List<String> ALGORITHM = List.of("checksumtype", "checksumalgorithm", "hashtype", "hashalgorithm", "algorithm", "digestalgorithm");
    private static final List<String> DIGESTS = List.of("sha512", "sha384", "sha256", "sha3256", "blake3", "sha1", "md5", "sha512sum", "sha256sum", "sha1sum",
            "md5sum", "md5checksum", "sha256checksum");

    /// The header in a line; empty where it is none.
    static Optional<TableHeader> of(String line) {
        return Stream.of(',', ';', '\t', '|').map(delimiter -> new TableHeader(delimiter, plain(TableRow.cells(line, delimiter))))
                .filter(header -> header.address() >= 0 || header.columns().size() > 1 && header.name() >= 0 && header.hasDigest())
                .max((a, b) -> Integer.compare(a.columns().size(), b.columns().size()));
    }

    private static List<String> plain(List<String> cells) {
        return cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).toList();
    }

    private int find(List<String> names) {
        return names.stream().mapToInt(columns::indexOf).filter(index -> index >= 0).findFirst().orElse(-1);
    }

    int address() {
        return find(ADDRESS);
    }

    int mirrors() {
        return find(MIRRORS);
    }

    int name() {
        return find(NAME);
    }

    int size() {
        return find(SIZE);
    }

    int checksum() {
        return find(CHECKSUM);
    }

    int algorithm() {
        return find(ALGORITHM);
    }

    private boolean hasDigest() {
        return checksum() >= 0 || find(DIGESTS) >= 0;
    }

    /// The columns that hold nothing but digests of one algorithm, which their name tells.
    List<Integer> digests() {
        return DIGESTS.stream().map(columns::indexOf).filter(index -> index >= 0).toList();
    }

    /// The algorithm a column of [#digests()] is about.
    String algorithmOf(int column) {
        String name = columns.get(column).replaceFirst("(check)?sum$", "");
        return name.equals("sha3256") ? "sha3-256" : name;
    }
}
