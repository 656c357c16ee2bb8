package org.perigee.download.wire;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One request and its answer on one connection.
final class Exchange {

    private final WirePool pool;
    private final String route;
    private final BulkCall call;
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private Wire wire;
    private Exchange follower;
    private boolean keeps;
    private boolean over;

    Exchange(WirePool pool, String route, BulkCall call) {
        this.pool = pool;
        this.route = route;
        this.call = call;
    }

    void use(Wire one) {
        wire = one;
    }

    Wire wire() {
        return wire;
    }

    /// Called by the pool, under its lock, as the next two.
    void follow(Exchange next) {
        follower = next;
    }

    Exchange follower() {
        return follower;
    }

    /// @return whether it still wants its turn
    boolean turn(boolean usable) {
        return turn.complete(usable) || !turn.isCompletedExceptionally();
    }

    /// Waits until the exchange before it on the connection is over.
    ///
    /// @return whether the connection can still be used
    boolean awaitTurn() throws IOException {
        try {
            return turn.get();
        } catch (ExecutionException e) {
            throw new IOException("Cancelled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /// Does not wait for its turn any more. Does nothing where it had it, or needed none.
    void forgo() {
        turn.completeExceptionally(new IOException("Cancelled"));
    }

    /// The head has come.
    ///
    /// @param now whether the connection can be used again after the body
    void keeps(boolean now) {
        keeps = now;
    }

    /// Bytes came.
    void moved() {
        call.moved();
    }

    /// The network has to deliver from now on.
    void enters() {
        call.enters();
    }

    void leaves() {
        call.leaves();
    }

    /// @return whether the next request may be sent already
    boolean offer() {
        return keeps && pool.offer(route, this);
    }

    /// @param whole whether all of the answer was read
    void ended(boolean whole) {
        if (!over) {
            over = true;
            pool.ended(route, this, whole && keeps && !call.isOver());
        }
    }
}
