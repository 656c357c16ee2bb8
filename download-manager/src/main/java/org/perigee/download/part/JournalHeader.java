package org.perigee.download.part;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.perigee.download.Digest;

/// What the bytes of a partial file belong to.
///
/// @param size       of the whole file, where known
/// @param validators by address without secrets: what each source said of the version it delivers
/// @param digests    that were asked for
public record JournalHeader(OptionalLong size, Map<String, Validator> validators, List<Digest> digests) {

    public JournalHeader {
        validators = Map.copyOf(validators);
        digests = List.copyOf(digests);
    }

    // Asked for at the start of each answer; the runtime would make the code for that at each start of the program.
    @Override
    public boolean equals(Object other) {
        return other instanceof JournalHeader header && header.size.equals(size) && header.validators.equals(validators) && header.digests.equals(digests);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size.hashCode() + validators.hashCode()) + digests.hashCode();
    }
}
