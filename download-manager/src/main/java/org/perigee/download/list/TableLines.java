package org.perigee.download.list;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.download.Digest;

/// Tables with a header line, such as our own reports and the exports of archives and their clients.
final class TableLines {

    private static final Pattern LABELLED = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)\\s*[:=]\\s*([0-9A-Fa-f]{32,128})");
    private static final Pattern SUFFIX = Pattern.compile("(?i).*\\.(zip|tar|tgz|gz|bz2|xz|7z|nc|nc4|tif|tiff|jp2|h5|he5|hdf|hdf5|eof|json|xml|csv|png|jpg|jpeg|txt|pdf|grib2?|bin|dat)");
    private static final int LONGEST_ROW = 1_000_000;

    private final ListDraft draft;
    private final boolean hasBase;
    private TableHeader header;

    /// @param base what relative addresses start from; null where there is nothing
    TableLines(URI base) {
        draft = new ListDraft(ListForm.TABLE, base);
        hasBase = base != null;
    }

    FileList read(List<String> lines) {
        StringBuilder row = new StringBuilder();
        int begun = 0;
        boolean open = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (row.isEmpty() && (line.isBlank() || header == null && line.startsWith("#"))) {
                continue;
            }
            begun = row.isEmpty() ? i + 1 : begun;
            row.append(row.isEmpty() ? "" : "\n").append(line);
            open ^= TableRow.turnsQuote(line);
            if (!open) {
                row(begun, row.toString());
                if (header == null) {
                    return draft.list();
                }
                row.setLength(0);
            } else if (row.length() > LONGEST_ROW) {
                draft.refuse(begun, "A quote is opened and not closed");
                return draft.list();
            }
        }
        if (!row.isEmpty()) {
            draft.refuse(begun, "A quote is opened and not closed");
        }
        return draft.list();
    }

    private void row(int line, String text) {
        if (header == null) {
            Optional<TableHeader> found = TableHeader.of(text);
            found.ifPresentOrElse(one -> header = one, () -> draft.refuse(line, "The line with the names of the columns cannot be understood"));
        } else {
            file(new TableRow(line, TableRow.cells(text, header.delimiter())));
        }
    }

    private void file(TableRow row) {
        List<String> texts = new ArrayList<>();
        String named = row.cell(header.name());
        String address = row.cell(header.address());
        if (!address.isEmpty()) {
            texts.addAll(address.contains("://") ? Arrays.asList(address.split("[\\s|]+(?=[A-Za-z]+://)")) : List.of(address));
        } else if (hasBase && !named.isEmpty()) {
            texts.add(named);
        }
        Arrays.stream(row.cell(header.mirrors()).split("[\\s|]+")).filter(text -> !text.isEmpty()).forEach(texts::add);
        List<URI> addresses = draft.addresses(row.line(), texts);
        if (addresses.isEmpty()) {
            draft.refuse(row.line(), "There is no address the file could be fetched from");
            return;
        }
        draft.add(row.line(), name(named, addresses.getFirst()), false, addresses, size(row), digests(row));
    }

    /// Tables often name the product rather than the file: then the address knows better, or the file is an archive of the product.
    private static String name(String named, URI address) {
        String last = WebAddress.fileName(address);
        if (named.isEmpty() || last.startsWith(named) && SUFFIX.matcher(last).matches()) {
            return last;
        }
        String upper = named.toUpperCase(Locale.ROOT);
        return upper.endsWith(".SAFE") || upper.endsWith(".SEN3") ? named + ".zip" : named;
    }

    private OptionalLong size(TableRow row) {
        String text = row.cell(header.size());
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text) > 0 ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        }
        if (!text.isEmpty()) {
            draft.noteOnce(row.line(), "Sizes are not used where they are no number of bytes");
        }
        return OptionalLong.empty();
    }

    private List<Digest> digests(TableRow row) {
        List<Digest> digests = new ArrayList<>();
        header.digests().stream().filter(column -> !row.cell(column).isEmpty())
                .forEach(column -> draft.digest(row.line(), header.algorithmOf(column), row.cell(column)).ifPresent(digests::add));
        for (String text : row.cell(header.checksum()).split("[\\s;|]+")) {
            if (!text.isEmpty()) {
                digest(row, text).filter(digest -> digests.stream().noneMatch(other -> other.algorithm().equals(digest.algorithm()))).ifPresent(digests::add);
            }
        }
        return digests;
    }

    private Optional<Digest> digest(TableRow row, String text) {
        Matcher labelled = LABELLED.matcher(text);
        if (labelled.matches()) {
            return draft.digest(row.line(), labelled.group(1), labelled.group(2));
        }
        String algorithm = row.cell(header.algorithm());
        return draft.digest(row.line(), algorithm.isEmpty() ? ListDraft.algorithmOf(text.length()).orElse("") : algorithm, text);
    }
}
