package org.perigee.download.list;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads lists of files in any of the forms of [ListForm]; the content tells which it is, never a name.
///
/// Tolerant of what does no harm, and strict with names: entries that cannot be used are refused one by one, each with its line. Nothing is passed over
/// without a word.
public final class ListReader {

    private static final int MOST_LINES = 2_000_000;
    private static final int LONGEST_LINE = 100_000;

    private ListReader() {
    }

    /// @param content of the document
    /// @param base    what relative addresses start from, and where the files of a checksum file lie; null where that is not known
    /// @throws ListException where nothing in it can be used as a list of files; the message says why
    public static FileList read(byte[] content, URI base) throws ListException {
        List<String> lines = text(content).lines().limit(MOST_LINES + 1L).toList();
        if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            throw new ListException("It is too long for a list of files");
        }
        String first = lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst()
                .orElseThrow(() -> new ListException("It names no file"));
        FileList list = read(lines, first, base);
        if (list.files().isEmpty()) {
            throw new ListException(list.problems().isEmpty() ? "It names no file" : list.problems().getFirst().toString());
        }
        return list;
    }

    private static FileList read(List<String> lines, String first, URI base) throws ListException {
        if (ChecksumLines.isOne(first)) {
            return new ChecksumLines(base).read(lines);
        }
        return TableHeader.of(first).isPresent() ? new TableLines(base).read(lines) : new AddressLines(base).read(lines);
    }

    private static String text(byte[] content) throws ListException {
        String text = decoded(content);
        if (text.indexOf('\0') >= 0) {
            throw new ListException("It is no text");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String decoded(byte[] content) {
        boolean wide = content.length >= 2 && (content[0] == (byte) 0xfe && content[1] == (byte) 0xff || content[0] == (byte) 0xff && content[1] == (byte) 0xfe);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            // Older tables are in the encoding of a country; addresses are the same in all of them.
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }
}
