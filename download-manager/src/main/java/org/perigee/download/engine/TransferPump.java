package org.perigee.download.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts transfers when there is room and their time has come. Thread-safe.
final class TransferPump {

    private static final Logger LOG = LoggerFactory.getLogger(TransferPump.class);
    private static final long LONGEST_NAP_MILLIS = 1_000;

    private final Engine engine;
    private final TransferIndex index;
    private final BiConsumer<Transfer, Outcome> onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final NavigableSet<Transfer> waiting = new TreeSet<>(Standing.URGENCY);
    private final Map<Transfer, TransferRunner> running = new HashMap<>();
    private boolean closed;

    /// @param onEnd gets each run's end, on the run's thread
    TransferPump(Engine engine, TransferIndex index, BiConsumer<Transfer, Outcome> onEnd) {
        this.engine = engine;
        this.index = index;
        this.onEnd = onEnd;
    }

    void start() {
        Thread.ofVirtual().name("perigee-transfer-pump").start(this::pump);
    }

    /// Lets a transfer start when it may; one that waits for a person is left alone.
    void consider(Transfer transfer) {
        lock.lock();
        try {
            if (!running.containsKey(transfer) && mayStartSomeTime(transfer)) {
                waiting.add(transfer);
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean mayStartSomeTime(Transfer transfer) {
        TransferProblem problem = transfer.problem();
        return transfer.wish() == Transfer.Wish.RUN && switch (transfer.state()) {
            case QUEUED -> true;
            case DONE, DONE_NOT_VERIFIABLE, FAILED, CANCELLED, PAUSED -> false;
            default -> problem != null && problem.retryAt() != null;
        };
    }

    /// Does something that changes the order in which transfers start.
    void reorder(Runnable change) {
        lock.lock();
        try {
            List<Transfer> still = new ArrayList<>(waiting);
            waiting.clear();
            change.run();
            waiting.addAll(still);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @return whether it runs, and so will end soon; otherwise it will not start
    boolean stop(Transfer transfer) {
        lock.lock();
        try {
            waiting.remove(transfer);
            TransferRunner runner = running.get(transfer);
            if (runner != null) {
                runner.stop();
            }
            return runner != null;
        } finally {
            lock.unlock();
        }
    }

    boolean isRunning(Transfer transfer) {
        lock.lock();
        try {
            return running.containsKey(transfer);
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pump() {
        lock.lock();
        try {
            while (!closed) {
                startWhatMay();
                boolean signalled = news.await(LONGEST_NAP_MILLIS, TimeUnit.MILLISECONDS);
                LOG.trace("Looking again, {}", signalled ? "since something happened" : "since time has passed");
            }
        } catch (InterruptedException e) {
            LOG.warn("The queue stands still: somebody interrupted it");
        } finally {
            lock.unlock();
        }
    }

    private void startWhatMay() {
        Instant now = engine.now();
        Iterator<Transfer> queue = waiting.iterator();
        while (running.size() < engine.limits().get().transfers() && queue.hasNext()) {
            Transfer transfer = queue.next();
            TransferProblem problem = transfer.problem();
            if (!mayStartSomeTime(transfer)) {
                queue.remove();
            } else if (problem == null || problem.retryAt() == null || !now.isBefore(problem.retryAt())) {
                queue.remove();
                run(transfer);
            }
        }
    }

    private void run(Transfer transfer) {
        TransferRunner runner = new TransferRunner(engine, transfer, index.takenFor(transfer));
        running.put(transfer, runner);
        Thread.ofVirtual().name("perigee-transfer-" + transfer.id()).start(() -> {
            Outcome outcome = outcome(runner);
            lock.lock();
            try {
                // Judged before it counts as ended, so that a wish made meanwhile finds it running or judged.
                onEnd.accept(transfer, outcome);
                running.remove(transfer);
                if (!closed) {
                    consider(transfer);
                }
                news.signalAll();
            } finally {
                lock.unlock();
            }
        });
    }

    private static Outcome outcome(TransferRunner runner) {
        try {
            return runner.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A transfer ended by a mistake of the program", e);
            return new Outcome.Failed(new TransferProblem(FailureKind.FILE_IO, "The program made a mistake: " + e, null));
        }
    }

    /// Stops everything.
    ///
    /// @return whether all runs ended in the time given
    boolean close(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            closed = true;
            running.values().forEach(TransferRunner::stop);
            news.signalAll();
            while (!running.isEmpty() && System.nanoTime() < deadline) {
                boolean signalled = news.await(100, TimeUnit.MILLISECONDS);
                LOG.trace("Waiting for {} transfers, {}", running.size(), signalled);
            }
            return running.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
