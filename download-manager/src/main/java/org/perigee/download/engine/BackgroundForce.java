package org.perigee.download.engine;

import java.io.IOException;
import org.perigee.download.part.Part;

/// Brings a file's bytes to the disk beside the network: neither do connections wait for the disk, nor is there much left to wait for when
/// the last byte has come, nor does a power cut cost more than the last seconds. Used by one supervisor alone.
final class BackgroundForce implements AutoCloseable {

    private static final long EVERY_BYTES = 64 * 1024 * 1024L;
    private static final long EVERY_NANOS = 30_000_000_000L;

    private final Part part;
    private long forced;
    private long forcedAt = System.nanoTime();
    private Thread running;
    private volatile IOException failure;

    BackgroundForce(Part part) {
        this.part = part;
        this.forced = part.map().received();
    }

    /// Begins to force what has come since the last time, where that is worth it.
    ///
    /// @throws IOException where that went wrong the last time
    void tick(long now) throws IOException {
        if (failure != null) {
            throw failure;
        }
        long fresh = part.map().received() - forced;
        boolean due = fresh >= EVERY_BYTES || fresh != 0 && now - forcedAt > EVERY_NANOS;
        if (due && (running == null || !running.isAlive())) {
            forced += fresh;
            forcedAt = now;
            // A platform thread: the disk may keep it for seconds.
            running = Thread.ofPlatform().daemon().name("perigee-force").start(this::force);
        }
    }

    private void force() {
        try {
            part.force();
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Waits until nothing is being forced any more. It may go on afterwards.
    @Override
    public void close() {
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        forced = part.map().received();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
