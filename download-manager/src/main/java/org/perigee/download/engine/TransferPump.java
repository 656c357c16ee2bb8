package org.perigee.download.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
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
    /// So many may be verified and put away while others use the network already.
    private static final int MOST_FINISHING = 16;

    private final Engine engine;
    private final TransferIndex index;
    private final BiConsumer<Transfer, Outcome> onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final NavigableSet<Transfer> waiting = new TreeSet<>(Standing.URGENCY);
    private final Map<Transfer, TransferRunner> running = new HashMap<>();
    private final Set<Transfer> finishing = new HashSet<>();
    private volatile int crowd = 1;
    private volatile boolean more;
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

    /// How many transfers share the network, those about to begin included; at least 1.
    int crowd() {
        return crowd;
    }

    /// Whether a transfer begins as soon as another one does not need the network any more.
    boolean isMoreWaiting() {
        return more;
    }

    /// Lets transfers start when they may; those that wait for a person are left alone.
    void consider(Collection<Transfer> transfers) {
        lock.lock();
        try {
            transfers.stream().filter(transfer -> !running.containsKey(transfer) && mayStartSomeTime(transfer)).forEach(waiting::add);
            count();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void consider(Transfer transfer) {
        consider(List.of(transfer));
    }

    private static boolean mayStartSomeTime(Transfer transfer) {
        TransferProblem problem = transfer.problem();
        return transfer.wish() == Transfer.Wish.RUN && switch (transfer.state()) {
            case QUEUED -> true;
            case DONE, DONE_NOT_VERIFIABLE, FAILED, CANCELLED -> false;
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
            if (runner == null) {
                engine.disk().space().forget(transfer);
            } else {
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
        if (!engine.rates().slot().open()) {
            // What is stopped here goes back among those that wait.
            running.forEach((transfer, runner) -> {
                if (!finishing.contains(transfer)) {
                    runner.stop();
                }
            });
            return;
        }
        boolean started = true;
        while (started && room() > 0) {
            Optional<Transfer> next = nextReady();
            started = next.isPresent();
            next.ifPresent(transfer -> {
                waiting.remove(transfer);
                run(transfer);
            });
        }
        count();
    }

    private int room() {
        return engine.limits().transfers() - fetching();
    }

    private int fetching() {
        return running.size() - Math.min(finishing.size(), MOST_FINISHING);
    }

    /// The most urgent one whose time has come. What cannot start any more is forgotten on the way.
    private Optional<Transfer> nextReady() {
        Instant now = engine.now();
        Iterator<Transfer> queue = waiting.iterator();
        while (queue.hasNext()) {
            Transfer transfer = queue.next();
            TransferProblem problem = transfer.problem();
            if (!mayStartSomeTime(transfer)) {
                queue.remove();
            } else if (problem == null || problem.retryAt() == null || !now.isBefore(problem.retryAt())
                    || engine.disk().space().isCalled(transfer)) {
                return Optional.of(transfer);
            }
        }
        return Optional.empty();
    }

    private void count() {
        more = !closed && engine.rates().slot().open() && nextReady().isPresent();
        crowd = Math.max(1, Math.min(engine.limits().transfers(), fetching() + (more ? waiting.size() : 0)));
    }

    private TransferRunner.Stage stage(Transfer transfer) {
        return new TransferRunner.Stage() {
            @Override
            public void fetched() {
                changeStage(() -> finishing.add(transfer));
            }

            @Override
            public void fetchesAgain() {
                changeStage(() -> finishing.remove(transfer));
            }
        };
    }

    private void changeStage(Runnable change) {
        lock.lock();
        try {
            change.run();
            if (!closed) {
                startWhatMay();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(Transfer transfer) {
        TransferRunner runner = new TransferRunner(engine, transfer, index.takenFor(transfer), stage(transfer));
        running.put(transfer, runner);
        count();
        Thread.ofVirtual().name("perigee-transfer-" + transfer.id()).start(() -> {
            Outcome outcome = outcome(runner);
            lock.lock();
            try {
                // Judged before it counts as ended, so that a wish made meanwhile finds it running or judged.
                onEnd.accept(transfer, outcome);
                running.remove(transfer);
                finishing.remove(transfer);
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
