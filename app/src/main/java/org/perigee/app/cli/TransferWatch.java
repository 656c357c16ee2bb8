package org.perigee.app.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferId;
import org.perigee.download.TransferSnapshot;

/// Waits until transfers have ended or nobody at a command line can help them.
final class TransferWatch {

    private static final long INTERVAL_MS = 250;
    private static final int FEW = 20;

    private final DownloadManager manager;
    private final Set<TransferId> ids;
    private final Progress progress;
    private final Semaphore changed;

    /// @param changed wakes the watch; also released from outside
    TransferWatch(DownloadManager manager, List<TransferId> ids, Progress progress, Semaphore changed) {
        this.manager = manager;
        this.ids = new HashSet<>(ids);
        this.progress = progress;
        this.changed = changed;
    }

    /// @param interrupted whether to return although there is more to do
    /// @return the transfers as they ended, in queue order
    List<TransferSnapshot> await(BooleanSupplier interrupted) throws InterruptedException {
        try (AutoCloseable _ = manager.listen(now -> changed.release())) {
            while (true) {
                List<TransferSnapshot> all = manager.snapshot().stream().filter(one -> ids.contains(one.id())).toList();
                progress.show(all);
                if (interrupted.getAsBoolean() || all.stream().allMatch(TransferWatch::isOver)) {
                    return all;
                }
                // Looking at many takes time, and they change all the time: then several changes together are worth a look.
                changed.tryAcquire(1 + all.size() / FEW, INTERVAL_MS, TimeUnit.MILLISECONDS);
                changed.drainPermits();
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A subscription always closes", e);
        }
    }

    /// What waits for a person is at its end here, since there is nobody to ask: for a sign-in, for terms, or for room on a full disk. What
    /// somebody paused from another shell is waited for.
    private static boolean isOver(TransferSnapshot one) {
        return one.state().isFinal() || switch (one.state()) {
            case WAITING_FOR_SIGN_IN, WAITING_FOR_TERMS -> true;
            case PAUSED -> one.findProblem().filter(problem -> problem.retryAt() == null).isPresent();
            default -> false;
        };
    }
}
