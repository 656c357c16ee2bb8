package org.perigee.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A relative file name that is safe on every system, whoever thought of it.
///
/// Refused are: empty parts, `.` and `..`, absolute paths, drives and UNC, `~` at the start, a slash at the end, backslashes, control
/// and formatting characters, letters that only look like a way out, the characters and device names Windows reserves, dots and blanks at a part's end, blanks at its
/// start, and parts too long for a file system; all of that also after percent-decoding and Unicode normalisation (NFC), and on
/// every system, so that a download means the same everywhere.
///
/// @param parts folders and at last the file, none of which holds a separator
public record SafeName(List<String> parts) {

    /// Room is left for `.part.json.new` in the 255 bytes that file systems give a name.
    private static final int LONGEST_PART = 235;
    private static final int LONGEST_NAME = 1_000;
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$|clock\\$) *(\\..*)?");
    /// Characters that look like the separators of paths, and that some systems turn into them.
    private static final Pattern SEPARATOR_LOOKALIKE = Pattern.compile("[\u2044\u2215\u2216\u2571\u2572\u29f5\u29f8\u29f9\\\\]");
    private static final Pattern WAY_OUT = Pattern.compile("(^|.*/)\\.{1,2}(/.*|$)");
    private static final String RESERVED = "<>:\"|?*\\";

    public SafeName {
        parts = List.copyOf(parts);
    }

    /// @throws UnsafeNameException where the name must not be used, with the reason
    public static SafeName of(String name) throws UnsafeNameException {
        Optional<String> problem = problem(name);
        if (problem.isPresent()) {
            throw new UnsafeNameException(name, problem.get());
        }
        return new SafeName(List.of(Normalizer.normalize(name, Normalizer.Form.NFC).split("/")));
    }

    /// Why a name must not be used; empty where it may.
    public static Optional<String> problem(String name) {
        return problemIn(Normalizer.normalize(name, Normalizer.Form.NFC))
                .or(() -> problemInLookalike(name))
                .or(() -> problemInDecoded(name, 0));
    }

    /// Wide dots and other characters for `..` are honest letters in a name, but not where they would be a way out on a system that simplifies them.
    private static Optional<String> problemInLookalike(String name) {
        String simple = SEPARATOR_LOOKALIKE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("/");
        return WAY_OUT.matcher(simple).matches() ? Optional.of("it looks like a way out of the folder") : Optional.empty();
    }

    private static Optional<String> problemInDecoded(String name, int depth) {
        String decoded = decode(name);
        if (decoded.equals(name) || depth > 4) {
            return Optional.empty();
        }
        return problemIn(Normalizer.normalize(decoded, Normalizer.Form.NFKC)).or(() -> problemInDecoded(decoded, depth + 1));
    }

    private static Optional<String> problemIn(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Optional.of(name.isEmpty() ? "it is empty" : "it is too long");
        }
        if (name.startsWith("/") || name.startsWith("~") || name.startsWith("\\")) {
            return Optional.of("it does not start in the folder");
        }
        if (name.endsWith("/")) {
            return Optional.of("it names a folder");
        }
        for (String part : name.split("/", -1)) {
            Optional<String> problem = problemInPart(part);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemInPart(String part) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            return Optional.of("it leaves the folder or goes in circles");
        }
        if (part.codePoints().anyMatch(SafeName::isForbidden)) {
            return Optional.of("it holds characters that file names cannot have everywhere");
        }
        if (part.endsWith(".") || part.endsWith(" ") || part.startsWith(" ")) {
            return Optional.of("a part starts with a blank or ends with a dot or a blank");
        }
        if (DEVICE.matcher(part).matches()) {
            return Optional.of("it is the name of a device on Windows");
        }
        return part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART ? Optional.of("it is too long") : Optional.empty();
    }

    private static boolean isForbidden(int character) {
        int type = Character.getType(character);
        return RESERVED.indexOf(character) >= 0 || type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR || character == 0xfffd;
    }

    /// Escapes that are no UTF-8 become U+FFFD, which is refused: overlong forms of `.` and `/` among them.
    private static String decode(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int i = 0;
        while (i < name.length()) {
            int high = name.charAt(i) == '%' && i + 2 < name.length() ? Character.digit(name.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(name.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 3;
            } else {
                int character = name.codePointAt(i);
                out.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(character);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Makes one safe part of any text: what cannot stand in a file name becomes `_`.
    public static String clean(String text) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints()
                .forEach(c -> out.appendCodePoint(isForbidden(c) || c == '/' || c == '%' ? '_' : c));
        String name = out.toString().strip();
        while (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        name = name.replaceAll("[. ]+$", "").replaceAll("^[~ ]+", "_");
        if (name.isEmpty()) {
            return "_";
        }
        if (problem(name).isEmpty()) {
            return name;
        }
        String marked = "_" + name;
        return problem(marked).isEmpty() ? marked : "_" + name.substring(0, Math.min(name.length(), LONGEST_PART - 1)).replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /// The path inside a folder, whose sub-folders are made; no link is followed below the folder.
    ///
    /// @throws UnsafeNameException where a part of the path is a link or leads out of the folder
    /// @throws IOException where a folder cannot be made
    public Path resolve(Path folder) throws IOException, UnsafeNameException {
        Files.createDirectories(folder);
        Path root = folder.toRealPath();
        Path at = root;
        for (String part : parts.subList(0, parts.size() - 1)) {
            at = at.resolve(part);
            makeFolder(at);
            if (Files.isSymbolicLink(at) || !at.toRealPath().startsWith(root)) {
                throw new UnsafeNameException(String.join("/", parts), part + " is a link");
            }
        }
        return at.resolve(parts.getLast());
    }

    /// Two transfers may make the same folder at the same moment; whether what is there is a folder shows when it is used.
    private static void makeFolder(Path folder) throws IOException {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            // Somebody was faster.
        }
    }

    /// The name with a number before its extension: `scene (2).zip`.
    public SafeName numbered(int number) {
        List<String> now = new ArrayList<>(parts);
        String file = now.removeLast();
        int dot = file.lastIndexOf('.');
        int cut = dot > 0 ? dot : file.length();
        now.add(file.substring(0, cut) + " (" + number + ")" + file.substring(cut));
        return new SafeName(now);
    }

    /// The same for all names that would be one file on a system that does not tell case apart.
    public String key() {
        return String.join("/", parts).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
