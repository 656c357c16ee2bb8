package org.perigee.app.transfers;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// What several transfers come to together. Immutable.
///
/// @param counts         how many are in each state
/// @param received       bytes that are there; cancelled ones count nowhere in bytes
/// @param size           bytes wanted, as far as known
/// @param sizesKnown     whether the size of all that are under way or to come is known
/// @param bytesPerSecond of all together
public record Tally(Map<TransferState, Integer> counts, long received, long size, boolean sizesKnown, double bytesPerSecond) {

    /// Of no transfers.
    public static final Tally NOTHING = new Tally(Map.of(), 0, 0, true, 0);

    /// The state that speaks for all: what is under way before what needs a person, that before what waits, that before what has ended.
    private static final List<TransferState> LOUDEST_FIRST = List.of(TransferState.RUNNING, TransferState.STARTING, TransferState.VERIFYING,
            TransferState.STALLED, TransferState.WAITING_FOR_SIGN_IN, TransferState.WAITING_FOR_TERMS, TransferState.FAILED_RETRYING,
            TransferState.WAITING_FOR_QUOTA, TransferState.WAITING_FOR_TAPE, TransferState.QUEUED, TransferState.PAUSED, TransferState.FAILED,
            TransferState.DONE_NOT_VERIFIABLE, TransferState.DONE, TransferState.CANCELLED);

    public Tally {
        counts = Map.copyOf(counts);
    }

    public static Tally of(Collection<TransferSnapshot> all) {
        Map<TransferState, Integer> counts = new EnumMap<>(TransferState.class);
        long received = 0;
        long size = 0;
        boolean known = true;
        double speed = 0;
        for (TransferSnapshot one : all) {
            counts.merge(one.state(), 1, Integer::sum);
            if (one.state() != TransferState.CANCELLED) {
                received += one.received();
                size += Math.max(one.received(), one.size().orElse(0));
                known &= one.size().isPresent() || one.state().isFinal();
                speed += one.bytesPerSecond();
            }
        }
        return new Tally(counts, received, size, known, speed);
    }

    public int count(TransferState state) {
        return counts.getOrDefault(state, 0);
    }

    public int files() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Running, starting, stalled or being verified.
    public int active() {
        return counts.entrySet().stream().filter(entry -> entry.getKey().isActive()).mapToInt(Map.Entry::getValue).sum();
    }

    public int ended() {
        return counts.entrySet().stream().filter(entry -> entry.getKey().isFinal()).mapToInt(Map.Entry::getValue).sum();
    }

    /// Queued, paused or waiting for something.
    public int waiting() {
        return files() - ended() - active();
    }

    /// Complete.
    public int done() {
        return count(TransferState.DONE) + count(TransferState.DONE_NOT_VERIFIABLE);
    }

    /// Failed for good, or waiting for somebody to sign in or to accept terms.
    public int needsPerson() {
        return counts.entrySet().stream().filter(entry -> needsPerson(entry.getKey())).mapToInt(Map.Entry::getValue).sum();
    }

    static boolean needsPerson(TransferState state) {
        return state == TransferState.FAILED || state == TransferState.WAITING_FOR_SIGN_IN || state == TransferState.WAITING_FOR_TERMS;
    }

    /// 0 to 1 in bytes; empty while sizes are unknown.
    public OptionalDouble fraction() {
        return sizesKnown && size > 0 ? OptionalDouble.of(Math.min(1, received / (double) size)) : OptionalDouble.empty();
    }

    /// The state to show for all of them.
    public TransferState state() {
        return LOUDEST_FIRST.stream().filter(state -> count(state) > 0).findFirst().orElse(TransferState.QUEUED);
    }
}
