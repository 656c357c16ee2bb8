package org.perigee.download.list;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.perigee.download.Digest;

/// Checksum files as md5sum, sha256sum and their kin write them, in the GNU form (`DIGEST  NAME`) and in the BSD form (`SHA256 (NAME) = DIGEST`). They
/// name no addresses: the files lie below a base address.
final class ChecksumLines {

    private static final Pattern GNU = Pattern.compile("(\\\\?)([0-9A-Fa-f]{32,128})(?: [ *]|\\t+| )(\\S.*)");
    private static final Pattern BSD = Pattern.compile("(\\\\?)([A-Za-z0-9/-]{3,12})\\s?\\((.+)\\)\\s?=\\s?([0-9A-Fa-f]{32,128})\\s*");

    private final ListDraft draft;
    private final URI base;

    /// @param base where the files lie; null where that is not known
    ChecksumLines(URI base) {
        this.base = base;
        this.draft = new ListDraft(ListForm.CHECKSUMS, base);
    }

    static boolean isOne(String line) {
        return BSD.matcher(line).matches() || GNU.matcher(line).matches() && ListDraft.algorithmOf(GNU.matcher(line).replaceFirst("$2").length()).isPresent();
    }

    FileList read(List<String> lines) throws ListException {
        if (base == null) {
            throw new ListException("It holds checksums but no addresses: name the address of the folder where the files lie");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";")) {
                line(i + 1, line);
            }
        }
        return draft.list();
    }

    private void line(int number, String line) {
        Matcher bsd = BSD.matcher(line);
        Matcher gnu = GNU.matcher(line);
        if (bsd.matches()) {
            file(number, name(bsd.group(3), !bsd.group(1).isEmpty()), draft.digest(number, bsd.group(2), bsd.group(4)));
        } else if (gnu.matches()) {
            String algorithm = ListDraft.algorithmOf(gnu.group(2).length()).orElse("");
            file(number, name(gnu.group(3), !gnu.group(1).isEmpty()), draft.digest(number, algorithm, gnu.group(2)));
        } else {
            draft.refuse(number, "“" + WebAddress.shown(line) + "” is no checksum and name");
        }
    }

    /// @param escaped whether the line began with a backslash: then backslashes and line breaks in the name are escaped
    private static String name(String text, boolean escaped) {
        String name = escaped ? text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\r", "\r").replace('\0', '\\') : text;
        return name.replaceFirst("^(\\./)+", "");
    }

    private void file(int number, String name, Optional<Digest> digest) {
        List<URI> addresses = draft.addresses(number, List.of(name.matches("(?i)https?://.*") ? name : escaped(name)));
        if (addresses.isEmpty()) {
            draft.refuse(number, "There is no address “" + WebAddress.shown(name) + "” could be fetched from");
            return;
        }
        String fileName = name.matches("(?i)https?://.*") ? WebAddress.fileName(addresses.getFirst()) : name;
        draft.add(number, fileName, true, addresses, OptionalLong.empty(), digest.stream().toList());
    }

    private static String escaped(String name) {
        return Arrays.stream(name.split("/", -1)).map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
