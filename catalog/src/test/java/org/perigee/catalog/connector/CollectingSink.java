package org.perigee.catalog.connector;

import java.util.ArrayList;
import java.util.List;
import org.perigee.catalog.model.Item;

/// Keeps what a connector hands over; wants no more once it has as many as it was made for. Used by one search.
final class CollectingSink implements PageSink {

    private final int wanted;
    private final List<Page> pages = new ArrayList<>();
    private boolean refused;
    private boolean calledAfterRefusal;

    CollectingSink(int wanted) {
        this.wanted = wanted;
    }

    static CollectingSink ofAll() {
        return new CollectingSink(Integer.MAX_VALUE);
    }

    @Override
    public boolean accept(Page page) {
        calledAfterRefusal |= refused;
        pages.add(page);
        refused = items().size() >= wanted;
        return !refused;
    }

    List<Page> pages() {
        return pages;
    }

    List<Item> items() {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }

    List<String> ids() {
        return items().stream().map(item -> item.ref().id()).toList();
    }

    int skipped() {
        return pages.stream().mapToInt(Page::skipped).sum();
    }

    boolean calledAfterRefusal() {
        return calledAfterRefusal;
    }
}
