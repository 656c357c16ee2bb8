package org.perigee.catalog.federation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;

/// Which offer of a product to prefer: one that can be fetched at once and as a whole, then one that can be verified, then by the
/// order of the provider registry.
final class OfferOrder implements Comparator<Item> {

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Comparator<Item> order;

    OfferOrder(List<String> registryOrder) {
        registryOrder.forEach(provider -> ranks.putIfAbsent(provider, ranks.size()));
        order = Comparator.comparingInt(OfferOrder::readiness)
                .thenComparing(item -> !isChecksummed(item))
                .thenComparingInt(item -> ranks.getOrDefault(item.ref().provider(), Integer.MAX_VALUE))
                .thenComparing(item -> item.ref().toString());
    }

    @Override
    public int compare(Item left, Item right) {
        return order.compare(left, right);
    }

    private static int readiness(Item item) {
        return switch (item.availability()) {
            case ONLINE -> 0;
            case UNKNOWN -> item.product().isPresent() ? 1 : 2;
            case OFFLINE -> 3;
            case NOT_ORDERABLE -> 4;
        };
    }

    private static boolean isChecksummed(Item item) {
        return !item.product().map(Asset::checksums).orElse(List.of()).isEmpty();
    }
}
