package org.perigee.download.engine;

import java.time.Instant;
import java.util.Comparator;
import org.perigee.download.TransferPlace;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferState;

/// A transfer's place in the queue, its own limit, and since when it is in its state. Thread-safe.
final class Standing {

    /// What comes first in the queue.
    static final Comparator<Transfer> ORDER = Comparator.comparingLong((Transfer transfer) -> transfer.standing().order())
            .thenComparing(transfer -> transfer.id().value());
    /// What is started first.
    static final Comparator<Transfer> URGENCY = Comparator.comparing((Transfer transfer) -> transfer.standing().priority()).thenComparing(ORDER);

    private long order;
    private TransferPriority priority = TransferPriority.NORMAL;
    private long bytesPerSecond;
    private Instant since;
    private TransferState restState;
    private Instant restSince;

    Standing(long order, Instant since) {
        this.order = order;
        this.since = since;
        this.restState = TransferState.QUEUED;
        this.restSince = since;
    }

    Standing(long order, TransferState state, TransferPlace place) {
        this.order = order;
        this.priority = place.priority();
        this.bytesPerSecond = place.bytesPerSecond();
        this.since = place.since();
        this.restState = state;
        this.restSince = place.since();
    }

    /// Notes a change of state. One that looks whether its wait is over, and has to wait on, waits since it began to.
    synchronized void moved(TransferState before, TransferState now, Instant when) {
        if (before == now) {
            return;
        }
        if (now == TransferState.RUNNING) {
            restState = null;
        }
        boolean waitsOn = now == restState;
        since = waitsOn ? restSince : when;
        if (!now.isActive() && !waitsOn) {
            restState = now;
            restSince = when;
        }
    }

    synchronized TransferPlace place() {
        return new TransferPlace(priority, bytesPerSecond, since);
    }

    synchronized long order() {
        return order;
    }

    synchronized void order(long now) {
        order = now;
    }

    synchronized TransferPriority priority() {
        return priority;
    }

    synchronized void priority(TransferPriority now) {
        priority = now;
    }

    /// 0 for no limit of its own.
    synchronized long bytesPerSecond() {
        return bytesPerSecond;
    }

    synchronized void bytesPerSecond(long now) {
        bytesPerSecond = now;
    }
}
