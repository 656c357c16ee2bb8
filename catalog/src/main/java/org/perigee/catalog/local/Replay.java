package org.perigee.catalog.local;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.perigee.catalog.query.SearchQuery;

/// A search answered from the local catalogue instead of by the providers.
///
/// @param query     what was asked
/// @param providers one for each provider asked for, in that order
public record Replay(SearchQuery query, List<ProviderReplay> providers) {

    public Replay {
        Objects.requireNonNull(query);
        providers = List.copyOf(providers);
    }

    public Optional<ProviderReplay> provider(String id) {
        return providers.stream().filter(replay -> replay.provider().equals(id)).findFirst();
    }
}
