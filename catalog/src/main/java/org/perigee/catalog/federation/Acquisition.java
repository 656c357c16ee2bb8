package org.perigee.catalog.federation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Item;

/// Items of one or more catalogues that are the same product: one row with several offers.
///
/// @param key    the normalised product name they share; stable over searches
/// @param offers at least one; the preferred one first
public record Acquisition(String key, List<Item> offers) {

    public Acquisition {
        offers = List.copyOf(offers);
        if (offers.isEmpty()) {
            throw new IllegalArgumentException("An acquisition has at least one offer: " + key);
        }
    }

    /// The offer whose properties are shown and that is fetched first.
    public Item preferred() {
        return offers.getFirst();
    }

    /// The ids of the providers that offer it, the preferred one first.
    public Set<String> providers() {
        Set<String> providers = new LinkedHashSet<>();
        offers.forEach(offer -> providers.add(offer.ref().provider()));
        return providers;
    }

    /// What the first offer that knows it says, the preferred one first: one catalogue has the cloud cover, another the orbit.
    public <T> Optional<T> firstKnown(Function<Item, Optional<T>> question) {
        return offers.stream().map(question).flatMap(Optional::stream).findFirst();
    }

    /// Whether any offer can be fetched at once.
    public boolean isOnline() {
        return offers.stream().anyMatch(offer -> offer.availability() == Availability.ONLINE);
    }

    /// Offers that may be fetched as mirrors of one file, in groups; see [MirrorGroup#mirrorsOf(Acquisition)].
    public List<MirrorGroup> mirrors() {
        return MirrorGroup.mirrorsOf(this);
    }

    /// Whether checksums say that two offers are different files, in spite of the name.
    public boolean hasConflictingChecksums() {
        return MirrorGroup.hasConflict(this);
    }
}
