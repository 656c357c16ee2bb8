package org.perigee.app.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferId;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// Waits until transfers have ended or nobody at a command line can help them.
final class TransferWatch {

    private static final long INTERVAL_MS = 250;

    private final DownloadManager manager;
    private final Set<TransferId> ids;
    private final Progress progress;

    TransferWatch(DownloadManager manager, List<TransferId> ids, Progress progress) {
        this.manager = manager;
        this.ids = new HashSet<>(ids);
        this.progress = progress;
    }

    /// @return the transfers as they ended, in queue order
    List<TransferSnapshot> await() throws InterruptedException {
        Semaphore changed = new Semaphore(0);
        try (AutoCloseable _ = manager.listen(now -> changed.release())) {
            while (true) {
                List<TransferSnapshot> all = manager.snapshot().stream().filter(one -> ids.contains(one.id())).toList();
                progress.show(all);
                if (all.stream().allMatch(TransferWatch::isOver)) {
                    return all;
                }
                changed.tryAcquire(INTERVAL_MS, TimeUnit.MILLISECONDS);
                changed.drainPermits();
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A subscription always closes", e);
        }
    }

    /// Waiting for a sign-in or for terms is an end here: there is nobody to ask.
    private static boolean isOver(TransferSnapshot one) {
        return one.state().isFinal() || one.state() == TransferState.WAITING_FOR_SIGN_IN || one.state() == TransferState.WAITING_FOR_TERMS;
    }
}
