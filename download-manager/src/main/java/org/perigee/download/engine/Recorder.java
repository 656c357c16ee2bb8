package org.perigee.download.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.perigee.access.Redaction;
import org.perigee.digest.HashFunction;
import org.perigee.download.Digest;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferRequest;
import org.perigee.download.Verification;
import org.perigee.download.ledger.Ledger;
import org.perigee.download.ledger.LedgerEntry;
import org.perigee.download.ledger.Provenance;
import org.perigee.download.verify.FileCheck;
import org.perigee.download.verify.Verdict;
import org.perigee.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one transfer's file into the ledger. A full disk stops the transfer, so that no file is missing there; a ledger that cannot be
/// written for other reasons must not keep a file that is right from its owner.
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final Engine engine;
    private final Transfer transfer;
    private final TransferRequest request;
    private final Ledger ledger;

    Recorder(Engine engine, Transfer transfer) {
        this.engine = engine;
        this.transfer = transfer;
        this.request = transfer.request();
        this.ledger = engine.settings().ledger();
    }

    /// @return for [#confirm]
    long intend(Path target, long size, Verification verification, List<Digest> digests) throws FetchFailure {
        return written(() -> ledger.intend(entry(target, size, verification, digests)));
    }

    void confirm(long intent) {
        if (intent != 0) {
            ledger.confirm(intent);
        }
    }

    void record(Path target, long size, Verification verification, List<Digest> digests) throws FetchFailure {
        written(() -> {
            ledger.record(entry(target, size, verification, digests));
            return 0L;
        });
    }

    /// For a file that was there before: it may have come without Perigee, or its record may have been lost.
    void recordUnlessKnown(Path target, long size, Verification verification, List<Digest> digests) throws FetchFailure, IOException {
        if (!ledger.isKept() || written(() -> ledger.vouchesFor(target, size) ? 1L : 0L) != 0) {
            return;
        }
        record(target, size, verification, digests.isEmpty() ? digestsOf(target) : digests);
    }

    private static List<Digest> digestsOf(Path file) throws IOException {
        return FileCheck.check(file, List.of(), Set.of(HashFunction.SHA_256), () -> false, _ -> { })
                .map(verdict -> verdict instanceof Verdict.Unverifiable unknown ? unknown.computed() : List.<Digest>of()).orElse(List.of());
    }

    private static long written(Supplier<Long> work) throws FetchFailure {
        try {
            return work.get();
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.DISK_FULL) {
                throw new FetchFailure(Reaction.LOCAL, FailureKind.DISK_FULL, "The disk of the ledger is full: " + e.file());
            }
            LOG.error("The ledger could not be written: {}", e.getMessage());
            return 0;
        }
    }

    private LedgerEntry entry(Path target, long size, Verification verification, List<Digest> digests) {
        List<Mirror> all = transfer.memory().mirrors().all();
        List<Mirror> delivered = all.stream().filter(Mirror::hasDelivered).toList();
        List<String> addresses = (delivered.isEmpty() ? all : delivered).stream().map(Mirror::address).toList();
        Provenance provenance = new Provenance(addresses, request.label(), Redaction.text(request.origin()));
        return new LedgerEntry(target, name(target), size, provenance, engine.now(), verification, digests);
    }

    private String name(Path target) {
        Path folder = request.folder().toAbsolutePath().normalize();
        Path file = target.toAbsolutePath().normalize();
        // The folder's real path may be another one, where it is reached through a link.
        return file.startsWith(folder) ? folder.relativize(file).toString().replace('\\', '/') : request.name();
    }
}
