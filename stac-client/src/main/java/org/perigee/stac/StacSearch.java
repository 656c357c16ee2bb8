package org.perigee.stac;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;

/// A search that asks for pages only as they are wanted. Each iteration starts anew. Thread-safe; its walks are not.
///
/// ```java
/// for (StacItem item : client.search(request).items()) { … }
/// ```
public final class StacSearch {

    private final Function<CallScope, PageWalk> start;
    private final Optional<StacRequest> first;
    private final List<Fallback> fallbacks;

    StacSearch(Function<CallScope, PageWalk> start, Optional<StacRequest> first, List<Fallback> fallbacks) {
        this.start = start;
        this.first = first;
        this.fallbacks = List.copyOf(fallbacks);
    }

    /// What the server cannot be asked as it was meant.
    public List<Fallback> fallbacks() {
        return fallbacks;
    }

    /// The first request as it will be sent; empty for a static catalogue, which is walked through.
    public Optional<StacRequest> firstRequest() {
        return first;
    }

    /// Starts walking through the pages.
    public PageWalk walk(CallScope scope) {
        return start.apply(scope);
    }

    /// The pages, each fetched when the iteration comes to it. A failure is thrown as an [UncheckedIOException] around the
    /// [AccessException]. Pages that a guard cut off are simply not there: see [PageWalk#end()] to know.
    public Iterable<StacPage> pages() {
        return () -> new Pages(walk(new CallScope()));
    }

    /// The Items of all pages.
    public Iterable<StacItem> items() {
        return () -> new Items(pages().iterator());
    }

    /// How many Items the server says there are in all; asks for the first page.
    ///
    /// @throws AccessException where it could not be had
    public OptionalLong matched() throws AccessException {
        return first.isEmpty() ? OptionalLong.empty() : walk(new CallScope()).next().map(StacPage::matched).orElse(OptionalLong.empty());
    }

    private static final class Pages implements Iterator<StacPage> {

        private final PageWalk walk;
        private StacPage ahead;

        Pages(PageWalk walk) {
            this.walk = walk;
        }

        @Override
        public boolean hasNext() {
            try {
                ahead = ahead == null ? walk.next().orElse(null) : ahead;
            } catch (AccessException e) {
                throw new UncheckedIOException(e);
            }
            return ahead != null;
        }

        @Override
        public StacPage next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            StacPage page = ahead;
            ahead = null;
            return page;
        }
    }

    private static final class Items implements Iterator<StacItem> {

        private final Iterator<StacPage> pages;
        private Iterator<StacItem> items = List.<StacItem>of().iterator();

        Items(Iterator<StacPage> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && pages.hasNext()) {
                items = pages.next().items().iterator();
            }
            return items.hasNext();
        }

        @Override
        public StacItem next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
