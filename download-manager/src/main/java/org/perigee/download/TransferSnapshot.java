package org.perigee.download;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A transfer as it stands at one moment. Immutable.
///
/// @param id             which transfer
/// @param request        what was asked for
/// @param state          where it stands
/// @param problem        why it waits or has failed, or was paused without anybody asking (a full disk); null where it is neither
/// @param received       bytes of the file on disk
/// @param size           bytes of the file, where known
/// @param bytesPerSecond averaged over a few seconds; 0 while it does not run
/// @param ranges         which parts are there, for the segments bar: pairs of first byte and length, in order
/// @param connections    how many are open
/// @param source         label of the source that delivered last; may be empty
/// @param target         the final file, which may have got a number; null until it was chosen, when the transfer first starts
/// @param verification   for one that has ended, what is known of its bytes
/// @param queuedAt       UTC
/// @param endedAt        UTC; null while it has not ended
/// @param place          its priority, its own limit, and since when it is in its state
public record TransferSnapshot(TransferId id, TransferRequest request, TransferState state, TransferProblem problem, long received,
        OptionalLong size, double bytesPerSecond, List<long[]> ranges, int connections, String source, Path target, Verification verification,
        Instant queuedAt, Instant endedAt, TransferPlace place) {

    /// Which digests agreed: `md5, blake3`; empty where none was known.
    public String verdict() {
        return verification.verifiedBy();
    }

    public Optional<TransferProblem> findProblem() {
        return Optional.ofNullable(problem);
    }

    /// When it will be tried or looked at again by itself, UTC; empty where nothing of that kind is due.
    public Optional<Instant> nextLook() {
        return findProblem().map(TransferProblem::retryAt);
    }

    /// 0 to 1; empty while the size is unknown.
    public OptionalDouble fraction() {
        return size.isPresent() && size.getAsLong() > 0 ? OptionalDouble.of(Math.min(1, received / (double) size.getAsLong()))
                : OptionalDouble.empty();
    }
}
