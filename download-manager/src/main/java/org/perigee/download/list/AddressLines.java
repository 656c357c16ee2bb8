package org.perigee.download.list;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.download.Digest;
import org.perigee.download.SafeName;

/// Addresses, one a line, and aria2's input files: further addresses of the same file follow behind tabulators, options on the indented lines below.
final class AddressLines {

    private static final Pattern OPTION = Pattern.compile("\\s+([A-Za-z][A-Za-z0-9-]*)=(.*)");
    /// What aria2 sends along; it may hold secrets, which must not reach every mirror.
    private static final Set<String> SENT_ALONG = Set.of("header", "referer", "http-user", "http-passwd", "ftp-user", "ftp-passwd", "load-cookies",
            "user-agent", "all-proxy-passwd", "http-proxy-passwd", "https-proxy-passwd", "private-key", "certificate");

    private final ListDraft draft;
    private Entry entry;

    /// @param base what relative addresses start from; null where there is nothing
    AddressLines(URI base) {
        draft = new ListDraft(ListForm.ADDRESSES, base);
    }

    /// One file while its lines are read.
    private static final class Entry {
        private final int line;
        private final List<URI> addresses;
        private final List<Digest> digests = new ArrayList<>();
        private String name = "";
        private String folder = "";

        Entry(int line, List<URI> addresses) {
            this.line = line;
            this.addresses = addresses;
        }
    }

    FileList read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                line(i + 1, line);
            }
        }
        finish();
        return draft.list();
    }

    private void line(int number, String line) {
        Matcher option = OPTION.matcher(line);
        if (option.matches() && entry != null) {
            option(number, option.group(1).toLowerCase(Locale.ROOT), option.group(2).strip());
        } else if (option.matches()) {
            draft.refuse(number, "An option stands before any address");
        } else {
            finish();
            List<URI> addresses = draft.addresses(number, Arrays.stream(line.split("\t")).map(String::strip).filter(text -> !text.isEmpty()).toList());
            entry = new Entry(number, addresses);
        }
    }

    private void option(int number, String name, String value) {
        switch (name) {
            case "out" -> entry.name = value;
            case "dir" -> folder(number, value);
            case "checksum" -> checksum(number, value);
            default -> draft.noteOnce(number, SENT_ALONG.contains(name) ? "“" + name + "” is not used: nothing is sent along but the sign-ins of Perigee"
                    : "“" + WebAddress.shown(name) + "” is not used");
        }
    }

    private void folder(int number, String value) {
        String folder = value.replaceAll("^(\\./)+|(?<=.)/+$", "");
        if (folder.isEmpty() || folder.equals(".")) {
            entry.folder = "";
        } else if (SafeName.problem(folder).isEmpty()) {
            entry.folder = folder + "/";
        } else {
            draft.noteOnce(number, "The folder “" + WebAddress.shown(value) + "” is not used: everything stays in the download folder");
        }
    }

    private void checksum(int number, String value) {
        int equals = value.indexOf('=');
        Optional<Digest> digest = draft.digest(number, equals < 0 ? "" : value.substring(0, equals), value.substring(equals + 1));
        digest.ifPresent(entry.digests::add);
    }

    private void finish() {
        if (entry == null) {
            return;
        }
        if (entry.addresses.isEmpty()) {
            draft.refuse(entry.line, "There is no address the file could be fetched from");
        } else {
            String name = entry.name.isEmpty() ? WebAddress.fileName(entry.addresses.getFirst()) : entry.name;
            draft.add(entry.line, entry.folder + name, !entry.name.isEmpty(), entry.addresses, OptionalLong.empty(), entry.digests);
        }
        entry = null;
    }
}
