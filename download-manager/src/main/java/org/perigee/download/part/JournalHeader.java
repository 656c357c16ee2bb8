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
}
