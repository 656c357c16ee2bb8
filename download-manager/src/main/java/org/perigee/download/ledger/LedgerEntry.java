package org.perigee.download.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.perigee.download.Digest;
import org.perigee.download.Verification;

/// One line of the ledger: a file, as it was at one moment.
///
/// @param path         absolute; of a file that was found wrong, where it would have been
/// @param name         relative to the folder it was fetched into, with `/` between parts: what stays the same when the folder moves
/// @param size         bytes
/// @param provenance   where it came from
/// @param when         UTC
/// @param verification what was found out about it
/// @param digests      what its bytes add up to; empty where nobody looked
public record LedgerEntry(Path path, String name, long size, Provenance provenance, Instant when, Verification verification, List<Digest> digests) {

    public LedgerEntry {
        Objects.requireNonNull(path);
        Objects.requireNonNull(name);
        Objects.requireNonNull(provenance);
        Objects.requireNonNull(when);
        Objects.requireNonNull(verification);
        digests = List.copyOf(digests);
    }

    /// Whether it vouches for a file, and does not only tell of one that was wrong.
    public boolean vouches() {
        return !(verification instanceof Verification.Mismatch);
    }
}
