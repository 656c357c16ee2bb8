package org.perigee.opensearch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.opensearch.answer.Entry;
import org.perigee.opensearch.answer.SearchPage;

/// Goes through the pages of one search, one request for each advance.
///
/// An answer ends with an empty page, with as many results as the server has counted, or where links are followed with a
/// page that has none; a short page alone ends nothing, since servers cut pages in silence. Not thread-safe; to end it from
/// another thread, cancel its scope.
public final class SearchCursor {

    private static final Set<Integer> REFUSALS = Set.of(400, 404, 413, 414, 416, 422);
    private static final int BARREN_PAGES = 2;

    /// Asks for a page.
    interface Pages {
        SearchPage get(PageCounter.Request request, boolean first) throws AccessException;
    }

    private final PageCounter counter;
    private final Pages pages;
    private final CallScope scope;
    private final Set<String> seen = new HashSet<>();
    private SearchPage page;
    private List<Entry> fresh = List.of();
    private PagingEnd end;
    private long unread;
    private int barren;
    private boolean complete;

    SearchCursor(PageCounter counter, Pages pages, CallScope scope) {
        this.counter = counter;
        this.pages = pages;
        this.scope = scope;
    }

    /// Asks for the next page.
    ///
    /// @return whether there is one with something new on it; after `false`, [#end()] says why
    /// @throws AccessException where it cannot be had; CANCELLED when the scope was cancelled
    public boolean advance() throws AccessException {
        fresh = List.of();
        if (end != null) {
            return false;
        }
        Optional<PageCounter.Request> request = complete ? Optional.empty() : counter.request();
        if (request.isEmpty()) {
            end = complete ? new PagingEnd.Exhausted() : unreachable();
            return false;
        }
        if (scope.isCancelled()) {
            throw AccessException.of(FailureKind.CANCELLED, request.get().address(), "Cancelled", null);
        }
        SearchPage came = ask(request.get());
        return came != null && take(came);
    }

    private SearchPage ask(PageCounter.Request request) throws AccessException {
        try {
            return pages.get(request, page == null);
        } catch (AccessException e) {
            if (page == null || !REFUSALS.contains(e.status().orElse(0))) {
                throw e;
            }
            end = refused(e);
            return null;
        }
    }

    private PagingEnd refused(AccessException e) {
        boolean wasLast = counter.asked() > 0 && page.sent() < counter.asked() && page.next().isEmpty() && !lacksResults();
        return wasLast ? new PagingEnd.Exhausted() : new PagingEnd.CutShort("The catalogue refuses to go on after " + counter.received()
                + " results" + (e.serverMessage().isEmpty() ? "" : ": " + e.serverMessage()));
    }

    private boolean take(SearchPage came) {
        int asked = counter.asked();
        page = came;
        counter.count(came);
        if (came.sent() == 0) {
            end = lacksResults() ? new PagingEnd.CutShort(announced()) : new PagingEnd.Exhausted();
            return false;
        }
        unread += came.unread();
        fresh = came.entries().stream().filter(entry -> seen.add(entry.id())).toList();
        barren = fresh.isEmpty() ? barren + 1 : 0;
        if (fresh.isEmpty() && !came.entries().isEmpty() || barren >= BARREN_PAGES) {
            end = hasAllCounted() ? new PagingEnd.Exhausted()
                    : new PagingEnd.CutShort("The catalogue repeats its pages after " + seen.size() + " results");
            return false;
        }
        complete = isLast(came, asked);
        return true;
    }

    private boolean isLast(SearchPage came, int asked) {
        if (!hasAllCounted()) {
            return false;
        }
        // Totals that nobody vouches for are believed where the page is short as well.
        return Boolean.TRUE.equals(came.counters().exact()) || asked > 0 && came.sent() < asked;
    }

    /// Whether as many different results came as there are; pages that overlap bring some twice.
    private boolean hasAllCounted() {
        OptionalLong total = page.counters().trustedTotal();
        return total.isPresent() && seen.size() + unread >= total.getAsLong();
    }

    private boolean lacksResults() {
        OptionalLong total = page.counters().trustedTotal();
        return total.isPresent() && counter.received() < total.getAsLong();
    }

    private PagingEnd unreachable() {
        if (counter.isBeyondCeiling()) {
            return hasAllCounted() ? new PagingEnd.Exhausted()
                    : new PagingEnd.CutShort("The catalogue gives no more than " + counter.ceiling() + " results of one search");
        }
        return lacksResults() ? new PagingEnd.CutShort(announced()) : new PagingEnd.Exhausted();
    }

    private String announced() {
        return "The catalogue announced " + page.counters().total().orElse(0) + " results and gave " + counter.received();
    }

    /// The page asked for last, also an empty one.
    ///
    /// @throws IllegalStateException before the first advance
    public SearchPage page() {
        if (page == null) {
            throw new IllegalStateException("No page has been asked for");
        }
        return page;
    }

    /// The entries of the page that no earlier page had.
    public List<Entry> fresh() {
        return fresh;
    }

    /// How it ended.
    ///
    /// @throws IllegalStateException before an advance gave `false`
    public PagingEnd end() {
        if (end == null) {
            throw new IllegalStateException("There may be more pages");
        }
        return end;
    }

    /// How many results there are as the server says it; empty where it says nothing. Servers estimate.
    public OptionalLong total() {
        return page == null ? OptionalLong.empty() : page.counters().total();
    }
}
