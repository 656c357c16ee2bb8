package org.perigee.download.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.perigee.download.SafeName;
import org.perigee.download.UnsafeNameException;
import org.perigee.download.unpack.UnpackException.Reason;

/// Writes an archive's entries into one folder and counts them. Used by one thread.
final class EntryWriter {

    private static final int BUFFER = 128 * 1024;

    private final Path folder;
    private final long archiveBytes;
    private final UnpackLimits limits;
    private final UnpackProgress progress;
    private final byte[] buffer = new byte[BUFFER];
    private final Set<String> names = new HashSet<>();
    private int entries;
    private int files;
    private long bytes;

    /// @param folder       empty, for nothing else
    /// @param archiveBytes how large the archive is
    EntryWriter(Path folder, long archiveBytes, UnpackLimits limits, UnpackProgress progress) {
        this.folder = folder;
        this.archiveBytes = archiveBytes;
        this.limits = limits;
        this.progress = progress;
    }

    int files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    void folder(String name) throws IOException {
        count(name);
        Optional<SafeName> safe = safe(name);
        if (safe.isPresent()) {
            Files.createDirectories(resolve(safe.get()));
        }
    }

    /// @param size as announced; below zero where it was not
    void file(String name, long size, InputStream content) throws IOException {
        count(name);
        SafeName safe = safe(name).orElseThrow(() -> unsafe(name, "it names no file"));
        if (!names.add(safe.key())) {
            throw unsafe(name, "another entry has this name");
        }
        Path path = resolve(safe);
        long before = bytes;
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            copy(content, out);
        } catch (FileAlreadyExistsException e) {
            throw unsafe(name, "another entry has this name");
        }
        if (size >= 0 && bytes - before != size) {
            throw new UnpackException(Reason.DAMAGED, "The entry " + shown(name) + " has " + (bytes - before) + " bytes instead of " + size);
        }
        files++;
    }

    private void copy(InputStream content, OutputStream out) throws IOException {
        int count;
        while ((count = content.read(buffer)) >= 0) {
            bytes += count;
            checkSize();
            out.write(buffer, 0, count);
            report();
        }
    }

    private void count(String name) throws UnpackException {
        entries++;
        if (entries > limits.entries()) {
            throw new UnpackException(Reason.TOO_MUCH, "The archive has more than " + limits.entries() + " entries");
        }
        if (name.isEmpty()) {
            throw unsafe(name, "it is empty");
        }
        report();
    }

    private void report() throws UnpackException {
        if (!progress.goesOn(entries, bytes)) {
            throw new UnpackException(Reason.CANCELLED, "Unpacking was ended");
        }
    }

    private void checkSize() throws UnpackException {
        if (bytes > limits.bytes()) {
            throw new UnpackException(Reason.TOO_MUCH, "The archive has more than " + limits.bytes() + " bytes in it");
        }
        if (bytes > UnpackLimits.RATIO_FROM && bytes / limits.ratio() > archiveBytes) {
            throw new UnpackException(Reason.TOO_MUCH, "The archive grows to more than " + limits.ratio() + " times its size");
        }
    }

    /// The name without the steps that lead nowhere, which tar puts in front; empty for the folder itself.
    private static Optional<SafeName> safe(String name) throws UnpackException {
        List<String> parts = Arrays.stream((name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1))
                .filter(part -> !part.equals(".")).toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SafeName.of(parts.stream().collect(Collectors.joining("/"))));
        } catch (UnsafeNameException e) {
            throw new UnpackException(Reason.UNSAFE, e.getMessage(), e);
        }
    }

    private Path resolve(SafeName name) throws IOException {
        try {
            return name.resolve(folder);
        } catch (UnsafeNameException e) {
            throw new UnpackException(Reason.UNSAFE, e.getMessage(), e);
        }
    }

    static UnpackException unsafe(String name, String why) {
        return new UnpackException(Reason.UNSAFE, "The entry " + shown(name) + " cannot be used: " + why);
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{C}", "?");
        return "“" + (printable.length() <= 120 ? printable : printable.substring(0, 119) + "…") + "”";
    }
}
