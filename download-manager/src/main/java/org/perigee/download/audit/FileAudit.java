package org.perigee.download.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.perigee.digest.HashFunction;
import org.perigee.download.Digest;
import org.perigee.download.ledger.LedgerDatabase;
import org.perigee.download.ledger.LedgerEntry;
import org.perigee.download.structure.Structure;
import org.perigee.download.structure.StructureCheck;
import org.perigee.download.verify.FileCheck;
import org.perigee.download.verify.Verdict;

/// Checks one file against what is recorded of it.
final class FileAudit {

    private final LedgerDatabase ledger;
    private final BooleanSupplier stop;
    private final LongConsumer progress;

    FileAudit(LedgerDatabase ledger, BooleanSupplier stop, LongConsumer progress) {
        this.ledger = ledger;
        this.stop = stop;
        this.progress = progress;
    }

    /// @param accounted entries of the ledger whose file this is: they are not missing
    record Audited(Finding finding, List<LedgerEntry> accounted) {
    }

    static Finding unreadable(Path file, IOException failure) {
        String reason = failure.getMessage() == null || failure.getMessage().equals(file.toString()) ? failure.getClass().getSimpleName() : failure.getMessage();
        return new Finding(file, OptionalLong.empty(), Finding.State.UNREADABLE, "", reason, List.of());
    }

    /// @param promised by a checksum file; null where there is none
    /// @return null where it was stopped
    Audited audit(Path file, long size, Digest promised) {
        try {
            return judge(file, size, promised);
        } catch (IOException e) {
            return new Audited(unreadable(file, e), List.of());
        }
    }

    private Audited judge(Path file, long size, Digest promised) throws IOException {
        List<LedgerEntry> own = vouching(ledger.at(file));
        if (!own.isEmpty() && own.getFirst().size() != size) {
            progress.accept(size);
            return new Audited(Finding.changed(file, size, "size", own.getFirst().size() + " bytes", size + " bytes"), own);
        }
        List<LedgerEntry> moved = own.isEmpty() ? vouching(ledger.ofSize(size)) : List.of();
        Set<HashFunction> wanted = (own.isEmpty() ? moved : own).stream().flatMap(entry -> entry.digests().stream())
                .flatMap(digest -> HashFunction.named(digest.algorithm()).stream()).collect(Collectors.toSet());
        if (wanted.isEmpty() && promised == null) {
            wanted.add(HashFunction.SHA_256);
        }
        Optional<Verdict> verdict = FileCheck.check(file, promised == null ? List.of() : List.of(promised), wanted, stop, progress);
        return verdict.map(found -> verdict(file, size, found, own, moved)).orElse(null);
    }

    private static List<LedgerEntry> vouching(List<LedgerEntry> entries) {
        return entries.stream().filter(LedgerEntry::vouches).toList();
    }

    private Audited verdict(Path file, long size, Verdict verdict, List<LedgerEntry> own, List<LedgerEntry> moved) {
        if (verdict instanceof Verdict.Differs differs) {
            return new Audited(Finding.changed(file, size, differs.algorithm() + " of a checksum file", differs.expected(), differs.actual()), own);
        }
        List<Digest> computed = verdict instanceof Verdict.Agrees agrees ? agrees.computed() : ((Verdict.Unverifiable) verdict).computed();
        if (!own.isEmpty() && !own.getFirst().digests().isEmpty()) {
            return new Audited(compare(file, size, own.getFirst(), computed), own);
        }
        Optional<LedgerEntry> same = moved.stream().filter(entry -> !entry.digests().isEmpty() && agrees(entry, computed))
                .min(Comparator.comparing(entry -> !endsAlike(file, entry)));
        if (same.isPresent()) {
            return new Audited(ok(file, size, algorithms(same.get()) + ", recorded as " + same.get().path(), computed), List.of(same.get()));
        }
        if (verdict instanceof Verdict.Agrees agrees) {
            return new Audited(ok(file, size, agrees.algorithms() + " of a checksum file", computed), own);
        }
        Optional<LedgerEntry> namesake = moved.stream().filter(entry -> endsAlike(file, entry) && !entry.digests().isEmpty() && !Files.exists(entry.path()))
                .findFirst();
        return namesake.map(entry -> new Audited(compare(file, size, entry, computed), List.of(entry)))
                .orElseGet(() -> new Audited(unknown(file, size, computed), own));
    }

    private static Finding compare(Path file, long size, LedgerEntry entry, List<Digest> computed) {
        for (Digest recorded : entry.digests()) {
            Optional<Digest> now = computed.stream().filter(digest -> digest.algorithm().equals(recorded.algorithm())).findFirst();
            if (now.isPresent() && !now.get().hex().equals(recorded.hex())) {
                return Finding.changed(file, size, recorded.algorithm(), recorded.hex(), now.get().hex());
            }
        }
        return ok(file, size, algorithms(entry), computed);
    }

    private static boolean agrees(LedgerEntry entry, List<Digest> computed) {
        return computed.containsAll(entry.digests());
    }

    private static boolean endsAlike(Path file, LedgerEntry entry) {
        return file.toString().replace('\\', '/').endsWith("/" + entry.name());
    }

    private static String algorithms(LedgerEntry entry) {
        return entry.digests().stream().map(Digest::algorithm).collect(Collectors.joining(", "));
    }

    private static Finding ok(Path file, long size, String by, List<Digest> computed) {
        return new Finding(file, OptionalLong.of(size), Finding.State.OK, by, "", computed);
    }

    private Finding unknown(Path file, long size, List<Digest> computed) {
        try {
            return switch (StructureCheck.check(file, true, stop)) {
                case Structure.Damaged damaged -> new Finding(file, OptionalLong.of(size), Finding.State.DAMAGED, damaged.format(), damaged.reason(), computed);
                case Structure.Page page -> new Finding(file, OptionalLong.of(size), Finding.State.DAMAGED, "content",
                        "a page in place of the file" + (page.message().isBlank() ? "" : ": " + page.message()), computed);
                case Structure.Sound sound -> new Finding(file, OptionalLong.of(size), Finding.State.UNKNOWN, sound.format(), "", computed);
                case Structure.Unknown _ -> new Finding(file, OptionalLong.of(size), Finding.State.UNKNOWN, "", "", computed);
            };
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }
}
