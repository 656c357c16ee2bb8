package org.perigee.access;

import java.util.HashSet;
import java.util.Set;
import okhttp3.Call;

/// The calls of one piece of work, so that all of them can be ended at once from another thread.
///
/// Cancelling closes sockets; it never interrupts a thread. Thread-safe.
public final class CallScope {

    private final Set<Call> running = new HashSet<>();
    private boolean cancelled;

    /// Ends the running calls; those begun later fail at once with [FailureKind#CANCELLED].
    public void cancel() {
        Set<Call> calls;
        synchronized (this) {
            cancelled = true;
            calls = Set.copyOf(running);
        }
        calls.forEach(Call::cancel);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized void begin(Call call) {
        if (cancelled) {
            call.cancel();
        }
        running.add(call);
    }

    synchronized void end(Call call) {
        running.remove(call);
    }
}
