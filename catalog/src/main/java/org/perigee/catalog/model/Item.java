package org.perigee.catalog.model;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One product of one catalogue, in the terms of the STAC Item (STAC 1.1) whatever protocol it came through.
///
/// Two Items are the same when their [#ref()] is. Immutable.
///
/// @param ref        who it is
/// @param title      the product's name for people: the product name with its suffix where the provider gives one
/// @param start      first instant of the acquisition, UTC; null where unknown
/// @param end        last instant of the acquisition, UTC; null where unknown; not before `start`
/// @param footprint  where it was taken; null where the product has none (auxiliary files)
/// @param properties under STAC names ([Properties]); values are String, Long, Double, Boolean, or a List of these
/// @param assets     its files, in the provider's order
/// @param document   what it was read from
/// @param retrieved  when that was, UTC
public record Item(ItemRef ref, String title, Instant start, Instant end, Footprint footprint, Map<String, Object> properties, List<Asset> assets,
        SourceDocument document, Instant retrieved) {

    public Item {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(title);
        Objects.requireNonNull(document);
        Objects.requireNonNull(retrieved);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        assets = List.copyOf(assets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && ref.equals(item.ref);
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return ref.toString();
    }

    public Optional<Footprint> findFootprint() {
        return Optional.ofNullable(footprint);
    }

    /// A property as text, whatever type it has.
    public Optional<String> text(String name) {
        return Optional.ofNullable(properties.get(name)).map(Object::toString);
    }

    /// A property as a number; empty where it is absent or none.
    public OptionalDouble number(String name) {
        return properties.get(name) instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /// The first asset with the role.
    public Optional<Asset> assetWithRole(String role) {
        return assets.stream().filter(asset -> asset.hasRole(role)).findFirst();
    }

    /// The one file that holds the whole product, where the provider has one.
    public Optional<Asset> product() {
        return assetWithRole(Asset.PRODUCT_ROLE);
    }

    /// A picture to show beside the product: the larger one where there are two.
    public Optional<Asset> quicklook() {
        return assetWithRole(Asset.OVERVIEW_ROLE).or(() -> assetWithRole(Asset.THUMBNAIL_ROLE));
    }

    /// Bytes of the product file where there is one, else of all data assets together; empty where unknown.
    public OptionalLong size() {
        Optional<Asset> product = product();
        if (product.isPresent()) {
            return product.get().size();
        }
        long sum = assets.stream().filter(asset -> asset.hasRole("data")).mapToLong(asset -> asset.size().orElse(0)).sum();
        return sum > 0 ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    /// Whether the product can be fetched at once.
    public Availability availability() {
        return product().map(Asset::availability).orElse(Availability.UNKNOWN);
    }

    /// Where the product can be had first of all; empty where the catalogue only describes it.
    public Optional<URI> productHref() {
        return product().map(Asset::href);
    }
}
