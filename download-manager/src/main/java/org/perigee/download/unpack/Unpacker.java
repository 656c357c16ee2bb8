package org.perigee.download.unpack;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.perigee.download.unpack.UnpackException.Reason;

/// Takes one archive apart beside itself: into a folder that ends in `.part` until all of it is there, and gets its name then in one
/// step. An archive with one folder in it becomes that folder; any other becomes a folder of the archive's name.
///
/// Nothing that stands in an archive is believed: names that would lead elsewhere, links, devices, two entries of one name and more
/// than [UnpackLimits] allow make it fail, and nothing is left behind. The archive itself is never changed. Immutable; an
/// archive is unpacked on the calling thread.
public final class Unpacker {

    private static final int BUFFER = 256 * 1024;
    private static final int MOST_NUMBERS = 1_000;

    private final UnpackLimits limits;

    public Unpacker(UnpackLimits limits) {
        this.limits = limits;
    }

    /// Unpacks a file whose name says what it is.
    ///
    /// @throws UnpackException where it is not taken apart
    /// @throws IOException     where the disk cannot be read or written
    public Unpacked unpack(Path archive, UnpackProgress progress) throws IOException {
        ArchiveForm form = ArchiveForm.of(archive)
                .orElseThrow(() -> new UnpackException(Reason.UNSUPPORTED, archive.getFileName() + " is no archive that could be taken apart"));
        Path part = archive.resolveSibling(form.stem(archive) + ".unpacked.part");
        deleteTree(part);
        Files.createDirectory(part);
        try {
            EntryWriter writer = new EntryWriter(part, Files.size(archive), limits, progress);
            read(form, archive, writer);
            if (writer.files() == 0) {
                throw new UnpackException(Reason.DAMAGED, "There is no file in " + archive.getFileName());
            }
            return new Unpacked(putInPlace(part, form.stem(archive)), writer.files(), writer.bytes());
        } finally {
            deleteTree(part);
        }
    }

    private static void read(ArchiveForm form, Path archive, EntryWriter writer) throws IOException {
        try {
            switch (form) {
                case ZIP -> zip(archive, writer);
                case TAR -> tar(Files.newInputStream(archive), writer);
                case TAR_GZ -> tar(GzipCompressorInputStream.builder().setInputStream(new Source(Files.newInputStream(archive)))
                        .setDecompressConcatenated(true).get(), writer);
            }
        } catch (UnpackException | java.nio.file.FileSystemException e) {
            throw e;
        } catch (IllegalArgumentException | java.util.zip.ZipException | java.io.EOFException e) {
            throw new UnpackException(Reason.DAMAGED, "The archive cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            // The library tells of damage with plain exceptions; those of the disk are told apart by what they are.
            throw isOfTheDisk(e) ? e : new UnpackException(Reason.DAMAGED, "The archive cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isOfTheDisk(IOException e) {
        String text = String.valueOf(e.getMessage());
        return text.contains("No space left") || text.contains("not enough space") || text.contains("quota");
    }

    private static void zip(Path archive, EntryWriter writer) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.isUnixSymlink()) {
                    throw EntryWriter.unsafe(entry.getName(), "it is a link");
                }
                if (entry.isDirectory()) {
                    writer.folder(entry.getName());
                } else {
                    file(zip, entry, writer);
                }
            }
        }
    }

    private static void file(ZipFile zip, ZipArchiveEntry entry, EntryWriter writer) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw new UnpackException(Reason.UNSUPPORTED, entry.getName() + " is encrypted or packed in a way that is not known here");
        }
        CheckedInputStream content = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
        try (content) {
            writer.file(entry.getName(), entry.getSize(), content);
        }
        if (entry.getCrc() >= 0 && content.getChecksum().getValue() != entry.getCrc()) {
            throw new UnpackException(Reason.DAMAGED, "The checksum of " + entry.getName() + " does not agree");
        }
    }

    private static void tar(InputStream in, EntryWriter writer) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(in, BUFFER))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                if (entry.isSymbolicLink() || entry.isLink()) {
                    throw EntryWriter.unsafe(entry.getName(), "it is a link");
                }
                if (entry.isDirectory()) {
                    writer.folder(entry.getName());
                } else if (entry.isFile() && !entry.isSparse() && !entry.isCharacterDevice() && !entry.isBlockDevice() && !entry.isFIFO()) {
                    writer.file(entry.getName(), entry.getSize(), tar);
                } else {
                    throw EntryWriter.unsafe(entry.getName(), "it is neither a file nor a folder");
                }
            }
        }
    }

    /// A stream that the decompressor does not take for a file it could seek in.
    private static final class Source extends FilterInputStream {
        Source(InputStream in) {
            super(new BufferedInputStream(in, BUFFER));
        }
    }

    private static Path putInPlace(Path part, String stem) throws IOException {
        List<Path> top;
        try (Stream<Path> inside = Files.list(part)) {
            top = inside.limit(2).toList();
        }
        boolean oneFolder = top.size() == 1 && Files.isDirectory(top.getFirst(), LinkOption.NOFOLLOW_LINKS);
        Path source = oneFolder ? top.getFirst() : part;
        Path target = free(part.resolveSibling(oneFolder ? top.getFirst().getFileName().toString() : stem));
        return Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Nothing that exists is overwritten.
    private static Path free(Path wanted) throws IOException {
        for (int number = 1; number < MOST_NUMBERS; number++) {
            Path path = number == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + " (" + number + ")");
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return path;
            }
        }
        throw new IOException("There are too many folders called " + wanted.getFileName());
    }

    /// Deletes a folder with all in it; links are deleted, not followed.
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
