package org.perigee.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Holds the end of the process up, after Ctrl+C or a termination signal, until work has been put away neatly.
///
/// Threads are not interrupted, since that would close the files they write: who works asks [#isRequested()] now and then and is
/// woken by what it gave to the constructor. The process then ends with 130 or 143, as the signal wants.
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean requested;

    /// @param wake lets the work look at once
    Interruption(Runnable wake) {
        hook = Thread.ofPlatform().name("perigee-interrupted").unstarted(() -> {
            requested = true;
            wake.run();
            awaitWork();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitWork() {
        try {
            // What is not put away in this time is found by its journal, as after a crash.
            boolean inTime = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assert inTime || requested;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRequested() {
        return requested;
    }

    /// The work has been put away.
    @Override
    public void close() {
        done.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already; the hook waits no more.
            }
        }
    }
}
