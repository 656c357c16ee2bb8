package org.perigee.download.engine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;

/// Promises transfers room on their disks: never more to all together than there is.
///
/// What lacks room while others fill the same disk waits, and is tried again when one of them has ended; what does not fit though it is alone
/// waits for a person. Thread-safe.
final class DiskSpace {

    private static final double GIGA = 1e9;
    /// Kept free for everybody else.
    private static final long MARGIN = 16 * 1024 * 1024L;
    /// How soon one that waits is tried again although nobody gave room back: somebody may have deleted something.
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    /// Added for each one that waits, so that many cost no more than a few.
    private static final Duration LATER_EACH = Duration.ofMillis(250);
    /// So many are tried when one gives its room back.
    private static final int TRIED_AT_ONCE = 4;

    private final Clock clock;
    private final Map<Transfer, Promise> promises = new HashMap<>();
    private final Map<Transfer, FileStore> waiting = new LinkedHashMap<>();
    private final Set<Transfer> called = new HashSet<>();

    DiskSpace(Clock clock) {
        this.clock = clock;
    }

    /// @param left how many bytes are still to be written
    private record Promise(Path folder, FileStore store, LongSupplier left) {

        long bytes() {
            return Math.max(0, left.getAsLong());
        }
    }

    /// Promises a transfer room for what it has still to write, in place of what it was promised before.
    ///
    /// @param left how many bytes that are, whenever it is asked
    /// @return why there is not enough; `retryAt` tells whether it may be later
    Optional<TransferProblem> promise(Transfer transfer, Path target, LongSupplier left) {
        if (left.getAsLong() <= 0) {
            return Optional.empty();
        }
        try {
            Path folder = target.getParent();
            Promise wanted = new Promise(folder, store(transfer, folder), left);
            return promise(transfer, wanted, wanted.store().getUsableSpace());
        } catch (IOException e) {
            // Not all file systems tell; a write that fails will.
            return Optional.empty();
        }
    }

    private FileStore store(Transfer transfer, Path folder) throws IOException {
        Promise before;
        synchronized (this) {
            before = promises.get(transfer);
        }
        return before != null && before.folder().equals(folder) ? before.store() : Files.getFileStore(folder);
    }

    private synchronized Optional<TransferProblem> promise(Transfer transfer, Promise wanted, long free) {
        forget(transfer);
        List<Promise> neighbours = promises.values().stream().filter(promise -> promise.store().equals(wanted.store())).toList();
        long others = neighbours.stream().mapToLong(Promise::bytes).sum();
        long bytes = wanted.bytes();
        if (free - MARGIN - others >= bytes) {
            promises.put(transfer, wanted);
            return Optional.empty();
        }
        if (!neighbours.isEmpty()) {
            waiting.put(transfer, wanted.store());
        }
        Instant again = !neighbours.isEmpty() ? clock.instant().plus(FIRST_LOOK).plus(LATER_EACH.multipliedBy(waiting.size())) : null;
        String taken = others > 0 ? String.format(Locale.ROOT, ", %.2f GB of them for other downloads", others / GIGA) : "";
        return Optional.of(new TransferProblem(FailureKind.DISK_FULL, String.format(Locale.ROOT, "The disk of %s has %.2f GB left%s, %.2f GB are needed",
                wanted.folder(), free / GIGA, taken, bytes / GIGA), again));
    }

    /// The transfer writes no more for now: others that waited for its room may try.
    synchronized void giveBack(Transfer transfer) {
        Promise promise = promises.remove(transfer);
        if (promise != null) {
            List<Transfer> next = waiting.entrySet().stream().filter(one -> one.getValue().equals(promise.store())).map(Map.Entry::getKey)
                    .limit(TRIED_AT_ONCE).toList();
            waiting.keySet().removeAll(next);
            called.addAll(next);
        }
    }

    /// Whether a transfer that waits for room may try before its time.
    synchronized boolean isCalled(Transfer transfer) {
        return called.contains(transfer);
    }

    /// The transfer does not wait for room any more, nor has any.
    synchronized void forget(Transfer transfer) {
        promises.remove(transfer);
        waiting.remove(transfer);
        called.remove(transfer);
    }
}
