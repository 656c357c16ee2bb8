package org.perigee.catalog.local;

import java.time.Instant;
import java.util.Comparator;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.SortBy;

/// The order in which the local catalogue gives Items: by the start of the acquisition (its end where only that is known), those
/// without a time last, and by provider, collection and id among those of the same instant.
public final class ItemOrder {

    private static final Comparator<Item> BY_REFERENCE = Comparator.<Item, String>comparing(item -> item.ref().provider())
            .thenComparing(item -> item.ref().collection()).thenComparing(item -> item.ref().id());

    private ItemOrder() {
    }

    public static Comparator<Item> of(SortBy sort) {
        Comparator<Instant> byTime = sort == SortBy.OLDEST_FIRST ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.comparing(ItemOrder::time, Comparator.nullsLast(byTime)).thenComparing(BY_REFERENCE);
    }

    static Instant time(Item item) {
        return item.start() == null ? item.end() : item.start();
    }
}
