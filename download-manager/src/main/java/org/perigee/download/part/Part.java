package org.perigee.download.part;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.perigee.download.Digest;

/// A file on its way: partial file, journal and segment map, kept in step.
///
/// Order of things: bytes are written, then counted in the map, then claimed in the journal. A killed process therefore loses at
/// most [#CLAIM_EVERY] bytes and one buffer of each segment; a power cut what came after the last [#force()].
/// Thread-safe but for opening and closing.
public final class Part implements AutoCloseable {

    /// A segment's bytes are claimed in the journal at least this often.
    public static final long CLAIM_EVERY = 512 * 1024L;

    private final Path journalPath;
    private final PartFile file;
    private final PartJournal journal;
    private final SegmentMap map;
    private final Path partPath;
    private long unclaimed;
    private boolean moved;

    private Part(Path target, PartFile file, PartJournal journal, SegmentMap map) {
        this.journalPath = journalOf(target);
        this.partPath = partOf(target);
        this.file = file;
        this.journal = journal;
        this.map = map;
    }

    public static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    public static Path journalOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part.json");
    }

    /// Where a file that had wrong bytes is kept for inspection.
    public static Path badOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part.bad");
    }

    /// Opens what there is of a file, or begins it. What is there counts where the journal vouches for it and does not contradict
    /// the request.
    ///
    /// @param exactSize the size the file must have, where that is certain
    /// @throws PartInUseException where another program is at it
    public static Part open(Path target, List<Digest> digests, OptionalLong exactSize) throws IOException {
        PartFile file = PartFile.open(partOf(target));
        try {
            Optional<PartJournal.Saved> saved = PartJournal.read(journalOf(target)).filter(found -> fits(found.header(), digests, exactSize));
            JournalHeader header = saved.map(found -> new JournalHeader(found.header().size(), found.header().validators(), digests))
                    .orElse(new JournalHeader(OptionalLong.empty(), Map.of(), digests));
            SegmentMap map = new SegmentMap(header.size(), saved.map(PartJournal.Saved::done).orElse(List.of()));
            map.discard(new Range(file.size(), Long.MAX_VALUE));
            if (saved.isEmpty()) {
                file.truncate(0);
            }
            List<Range> forced = saved.map(PartJournal.Saved::forced).orElse(List.of());
            return new Part(target, file, new PartJournal(journalOf(target), header, map.done(), forced), map);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean fits(JournalHeader header, List<Digest> digests, OptionalLong exactSize) {
        if (exactSize.isPresent() && header.size().isPresent() && header.size().getAsLong() != exactSize.getAsLong()) {
            return false;
        }
        return digests.stream().allMatch(wanted -> header.digests().stream()
                .noneMatch(had -> had.algorithm().equals(wanted.algorithm()) && !had.hex().equals(wanted.hex())));
    }

    /// How many bytes lie on disk of a file nobody fetches now.
    public static long peek(Path target) {
        return PartJournal.read(journalOf(target)).stream().flatMap(saved -> saved.done().stream()).mapToLong(Range::length).sum();
    }

    /// Deletes all that belongs to an unfinished file, unless another program is at it.
    public static void delete(Path target) throws IOException {
        Files.deleteIfExists(badOf(target));
        if (!Files.exists(partOf(target))) {
            Files.deleteIfExists(journalOf(target));
            return;
        }
        PartFile file = PartFile.open(partOf(target));
        try (file) {
            Files.deleteIfExists(journalOf(target));
            Files.deleteIfExists(partOf(target));
        }
    }

    /// Deletes the journal of a file that got its name in a program's last moment.
    public static void tidy(Path target) throws IOException {
        if (!Files.exists(partOf(target), LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(journalOf(target));
        }
    }

    public SegmentMap map() {
        return map;
    }

    /// What a source said of the version it delivered, by its address without secrets.
    public Validator validator(String address) {
        return journal.header().validators().getOrDefault(address, Validator.NONE);
    }

    /// Notes the size and what the source said of its version.
    public synchronized void describe(OptionalLong size, String address, Validator validator) throws IOException {
        Map<String, Validator> validators = new HashMap<>(journal.header().validators());
        if (validator.isPresent()) {
            validators.put(address, validator);
        }
        JournalHeader now = new JournalHeader(size, validators, journal.header().digests());
        if (!now.equals(journal.header())) {
            journal.describe(now, map.done());
        }
    }

    /// Writes as much of the buffer as still belongs to the segment.
    ///
    /// @return whether all of it did
    public boolean write(Segment segment, ByteBuffer bytes) throws IOException {
        int room = map.reserve(segment, bytes.remaining());
        boolean all = room == bytes.remaining();
        if (room > 0) {
            file.write(bytes.limit(bytes.position() + room), map.position(segment));
            map.advance(segment, room);
            claim(room);
        }
        return all;
    }

    private synchronized void claim(int written) throws IOException {
        unclaimed += written;
        if (unclaimed >= CLAIM_EVERY) {
            checkpoint();
        }
    }

    public void read(ByteBuffer into, long position) throws IOException {
        file.read(into, position);
    }

    /// Claims all that has been written.
    public synchronized void checkpoint() throws IOException {
        if (unclaimed > 0) {
            unclaimed = 0;
            journal.append(map.done());
        }
    }

    /// Forces all that has been written to the disk, then says so.
    public void force() throws IOException {
        List<Range> written = map.done();
        file.force();
        synchronized (this) {
            // Some of it may have turned out to be wrong in the meantime.
            journal.appendForced(written.stream().filter(map::covers).toList());
        }
    }

    /// Forgets wrong bytes.
    public synchronized void discard(Range range) throws IOException {
        map.discard(range);
        journal.append(map.done());
    }

    /// Forgets everything: the file on the server is another one, or has to be fetched in one go. Nothing may run.
    public synchronized void restart() throws IOException {
        map.clear();
        journal.describe(new JournalHeader(OptionalLong.empty(), Map.of(), journal.header().digests()), List.of());
        file.truncate(0);
    }

    /// Gives the complete file its name; the journal goes.
    public void rename(Path target, FolderSync folders) throws IOException {
        OptionalLong size = map.size();
        if (size.isPresent() && file.size() > size.getAsLong()) {
            file.truncate(size.getAsLong());
        }
        file.rename(target, folders);
        moved = true;
        journal.close();
        Files.deleteIfExists(journalPath);
    }

    /// Keeps wrong bytes under another name for who wants to look at them.
    public void setAside(Path bad) throws IOException {
        file.move(bad);
        moved = true;
        journal.close();
        Files.deleteIfExists(journalPath);
    }

    /// Puts it away; where nothing came at all, nothing stays.
    @Override
    public void close() throws IOException {
        try {
            journal.close();
            if (!moved && map.received() == 0) {
                Files.deleteIfExists(journalPath);
                Files.deleteIfExists(partPath);
            }
        } finally {
            file.close();
        }
    }
}
