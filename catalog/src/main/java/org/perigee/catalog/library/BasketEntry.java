package org.perigee.catalog.library;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;

/// A product in a basket.
///
/// @param item   whole, so that the basket needs no catalogue to be fetched
/// @param added  when it was put there, UTC
/// @param assets keys of the assets to fetch, in the Item's order
/// @param note   the user's words; may be empty
public record BasketEntry(Item item, Instant added, Set<String> assets, String note) {

    public BasketEntry {
        Objects.requireNonNull(item);
        Objects.requireNonNull(added);
        Objects.requireNonNull(note);
        assets = Collections.unmodifiableSet(new LinkedHashSet<>(assets));
    }

    /// An entry for what one means by "this product": its one file, or all its data files where it comes in pieces, or all but
    /// the pictures where the catalogue does not say which are data.
    public static BasketEntry of(Item item, Instant added) {
        return new BasketEntry(item, added, usualAssets(item), "");
    }

    private static Set<String> usualAssets(Item item) {
        if (item.product().isPresent()) {
            return Set.of(item.product().get().key());
        }
        Set<String> data = keys(item, asset -> asset.hasRole("data"));
        return data.isEmpty() ? keys(item, asset -> !asset.hasRole(Asset.THUMBNAIL_ROLE) && !asset.hasRole(Asset.OVERVIEW_ROLE)) : data;
    }

    private static Set<String> keys(Item item, Predicate<Asset> wanted) {
        return item.assets().stream().filter(wanted).map(Asset::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public List<Asset> chosenAssets() {
        return item.assets().stream().filter(asset -> assets.contains(asset.key())).toList();
    }

    /// Bytes of the chosen assets; empty where the size of one is unknown or none is chosen.
    public OptionalLong bytes() {
        List<Asset> chosen = chosenAssets();
        if (chosen.isEmpty() || chosen.stream().anyMatch(asset -> asset.size().isEmpty())) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(chosen.stream().mapToLong(asset -> asset.size().getAsLong()).sum());
    }
}
