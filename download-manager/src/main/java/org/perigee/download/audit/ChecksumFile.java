package org.perigee.download.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.digest.HashFunction;
import org.perigee.digest.PublishedDigest;
import org.perigee.download.Digest;

/// A file of digests beside the files they are of, as `md5sum` and its kin write them (`DIGEST  NAME`, `DIGEST *NAME`, the BSD form
/// `SHA256 (NAME) = DIGEST`), or one bare digest in `NAME.md5`.
///
/// @param file     where it lies
/// @param promises digests by the absolute, normal path they are promised for, inside the folder of the checksum file
record ChecksumFile(Path file, Map<Path, Digest> promises) {

    private static final long LARGEST = 64 * 1024 * 1024L;
    private static final Pattern GNU = Pattern.compile("\\\\?([0-9A-Fa-f]{8,128})[ \\t]+[ *]?(.+)");
    private static final Pattern BSD = Pattern.compile("([A-Za-z0-9/-]{2,12}) \\((.+)\\) = ([0-9A-Fa-f]{8,128})");
    private static final Pattern NAMED = Pattern.compile("(?i).*?\\b(md5|sha1|sha224|sha256|sha384|sha512|b3|blake3|sha3-256)(?:sums?)?(?:\\.txt)?");

    ChecksumFile {
        promises = Map.copyOf(promises);
    }

    /// Whether a file's name says that it holds digests.
    static boolean isOne(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith("sums") || name.endsWith("sums.txt") || name.endsWith("sum.txt") || function(file).isPresent() && name.contains(".")
                && NAMED.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    }

    private static Optional<HashFunction> function(Path file) {
        Matcher name = NAMED.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? HashFunction.named(name.group(1)) : Optional.empty();
    }

    /// @throws IOException where it cannot be read
    static ChecksumFile read(Path file) throws IOException {
        Map<Path, Digest> promises = new HashMap<>();
        if (Files.size(file) <= LARGEST) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().forEach(line -> read(file, line.strip(), promises));
        }
        return new ChecksumFile(file, promises);
    }

    private static void read(Path file, String line, Map<Path, Digest> promises) {
        String name = function(file).map(HashFunction::label).orElse("");
        Matcher bsd = BSD.matcher(line);
        Matcher gnu = GNU.matcher(line);
        if (bsd.matches()) {
            promise(file, bsd.group(2), PublishedDigest.read(bsd.group(1), bsd.group(3)), promises);
        } else if (gnu.matches()) {
            promise(file, gnu.group(2), PublishedDigest.read(name, gnu.group(1)), promises);
        } else if (promises.isEmpty()) {
            String own = String.valueOf(file.getFileName());
            promise(file, own.substring(0, Math.max(0, own.lastIndexOf('.'))), PublishedDigest.read(name, line), promises);
        }
    }

    /// Names come from strangers: nothing outside the checksum file's folder is looked at.
    private static void promise(Path file, String name, Optional<PublishedDigest> digest, Map<Path, Digest> promises) {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            Path target = folder.resolve(name.replace('\\', '/').strip()).normalize();
            if (digest.isPresent() && !name.isBlank() && target.startsWith(folder) && !target.equals(folder)) {
                promises.put(target, new Digest(digest.get().algorithm(), digest.get().hex()));
            }
        } catch (InvalidPathException e) {
            // No file of this system can be meant.
        }
    }
}
