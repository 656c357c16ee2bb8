package org.perigee.app.core;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.federation.MirrorGroup;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;

/// Puts what other archives offer of a product into one Item: their addresses as alternates of its product file (STAC alternate-assets extension), where
/// checksums prove that the bytes are the same.
public final class CarriedMirrors {

    private CarriedMirrors() {
    }

    /// The preferred offer with the mirrors that other offers are.
    public static Item of(Acquisition acquisition) {
        Item preferred = acquisition.preferred();
        Optional<MirrorGroup> group = acquisition.mirrors().stream().filter(one -> one.proven().contains(preferred) && one.proven().size() > 1).findFirst();
        if (group.isEmpty()) {
            return preferred;
        }
        Asset product = preferred.product().orElseThrow();
        Asset carried = with(product, group.get().proven().stream().map(offer -> offer.product().orElseThrow()).toList());
        List<Asset> assets = new ArrayList<>(preferred.assets());
        assets.set(assets.indexOf(product), carried);
        return new Item(preferred.ref(), preferred.title(), preferred.start(), preferred.end(), preferred.footprint(), preferred.properties(), assets,
                preferred.document(), preferred.retrieved());
    }

    private static Asset with(Asset product, List<Asset> same) {
        Set<URI> alternates = new LinkedHashSet<>(product.alternates());
        Map<String, Checksum> checksums = new LinkedHashMap<>();
        product.checksums().forEach(checksum -> checksums.put(checksum.algorithm(), checksum));
        OptionalLong size = product.size();
        for (Asset asset : same) {
            alternates.add(asset.href());
            alternates.addAll(asset.alternates());
            asset.checksums().forEach(checksum -> checksums.putIfAbsent(checksum.algorithm(), checksum));
            size = size.isPresent() ? size : asset.size();
        }
        alternates.remove(product.href());
        return new Asset(product.key(), product.href(), product.title(), product.mediaType(), product.roles(), size, List.copyOf(checksums.values()),
                product.availability(), product.realm(), List.copyOf(alternates), product.fileName());
    }
}
