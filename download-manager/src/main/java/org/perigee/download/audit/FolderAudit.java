package org.perigee.download.audit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.perigee.download.Digest;
import org.perigee.download.Verification;
import org.perigee.download.ledger.LedgerDatabase;
import org.perigee.download.ledger.LedgerEntry;
import org.perigee.download.ledger.Provenance;

/// Checks all files of some folders against what is recorded of them.
///
/// A file is known by its path; where that is not recorded, by its name and size or its size and digests, since folders move. Links are not
/// followed. Used by one thread.
public final class FolderAudit {

    private static final Set<String> NO_PRODUCTS = Set.of(".part", ".part.json", ".part.bad");

    private final LedgerDatabase ledger;
    private final Clock clock;
    private final FileAudit files;
    private final Map<Path, Long> sizes = new TreeMap<>();
    private final Map<Path, Digest> promises = new HashMap<>();
    private final Set<Path> checksumFiles = new HashSet<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> missing = new ArrayList<>();
    private final List<Finding> unreadable = new ArrayList<>();

    /// @param stop     asked now and then
    /// @param progress gets the number of bytes read each time
    public FolderAudit(LedgerDatabase ledger, Clock clock, BooleanSupplier stop, LongConsumer progress) {
        this.ledger = ledger;
        this.clock = clock;
        this.files = new FileAudit(ledger, stop, progress);
    }

    /// Looks what is there; reads checksum files and nothing else.
    ///
    /// @param targets folders and single files
    public void scan(Collection<Path> targets) throws IOException {
        for (Path target : targets) {
            Path path = target.toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                folders.add(path);
                Files.walkFileTree(path, new Scanner());
            } else if (Files.exists(path)) {
                add(path, Files.size(path));
                beside(path);
            } else {
                missing.add(path);
            }
        }
        for (Path file : checksumFiles) {
            promises.putAll(ChecksumFile.read(file).promises());
        }
    }

    private final class Scanner extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                add(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.add(FileAudit.unreadable(file, failure));
            return FileVisitResult.CONTINUE;
        }
    }

    /// For one file that was named alone, its own checksum file counts.
    private void beside(Path file) throws IOException {
        for (String suffix : List.of(".md5", ".sha1", ".sha256", ".sha512")) {
            Path sum = file.resolveSibling(file.getFileName() + suffix);
            if (Files.isRegularFile(sum)) {
                checksumFiles.add(sum);
            }
        }
    }

    private void add(Path file, long size) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (NO_PRODUCTS.stream().anyMatch(name::endsWith)) {
            return;
        }
        if (ChecksumFile.isOne(file)) {
            checksumFiles.add(file);
        } else {
            sizes.put(file, size);
        }
    }

    /// How many files there are to check.
    public int count() {
        return sizes.size();
    }

    /// How many bytes they have together.
    public long bytes() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Checks what was found, in the order of names, and then tells what is missing.
    ///
    /// @param findings gets each as soon as it is known
    public void run(Consumer<Finding> findings) {
        unreadable.forEach(findings);
        Set<LedgerEntry> accounted = new HashSet<>();
        for (Map.Entry<Path, Long> file : sizes.entrySet()) {
            FileAudit.Audited audited = files.audit(file.getKey(), file.getValue(), promises.get(file.getKey()));
            if (audited == null) {
                return;
            }
            accounted.addAll(audited.accounted());
            findings.accept(audited.finding());
        }
        tellMissing(accounted, findings);
    }

    private void tellMissing(Set<LedgerEntry> accounted, Consumer<Finding> findings) {
        Map<Path, String> gone = new TreeMap<>();
        missing.forEach(path -> gone.put(path, ""));
        promises.keySet().stream().filter(path -> !Files.exists(path)).forEach(path -> gone.put(path, "a checksum file"));
        for (Path folder : folders) {
            ledger.below(folder).stream().filter(LedgerEntry::vouches).filter(entry -> !accounted.contains(entry) && !Files.exists(entry.path()))
                    .forEach(entry -> gone.put(entry.path(), "the ledger"));
        }
        gone.forEach((path, by) -> findings.accept(Finding.missing(path, by)));
    }

    /// Records files of which nothing was known, as they are now.
    ///
    /// @param finding with state UNKNOWN
    public void record(Finding finding) {
        Path folder = folders.stream().filter(finding.file()::startsWith).findFirst().orElse(finding.file().getParent());
        String name = folder.relativize(finding.file()).toString().replace('\\', '/');
        ledger.record(new LedgerEntry(finding.file(), name, finding.size().orElseThrow(), new Provenance(List.of(), "", "found there"), clock.instant(),
                new Verification.Complete(finding.by()), finding.digests()));
    }
}
