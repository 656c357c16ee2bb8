package org.perigee.odata;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.odata.filter.Comparison;

/// One walk through all that a query finds.
///
/// Where the server stops giving although there is more (its `$skip` ceiling, or a next link that is missing), the walk asks again
/// for what starts at or after the last product delivered: the time is split exactly where paging ended, so nothing is counted
/// beforehand, the order stays the one wished for, and only products of the same instant come twice. Not thread-safe.
final class ProductWalk {

    /// Servers keep microseconds and may show less: the split is made this much wider, and doubles are dropped anyway.
    private static final long SPLIT_MARGIN_MILLIS = 1;

    private final ODataClient client;
    private final PageTaker taker;
    private final CallScope scope;
    private final Set<String> delivered = new HashSet<>();
    private OptionalLong matched = OptionalLong.empty();
    private long accounted;
    private boolean ordered;
    private Instant last;

    ProductWalk(ODataClient client, PageTaker taker, CallScope scope) {
        this.client = client;
        this.taker = taker;
        this.scope = scope;
        this.ordered = client.dialect().paging().sortKeys() > 0;
    }

    private enum WindowEnd {
        COMPLETE, STOPPED, REPEATED, CEILING, SILENT
    }

    WalkEnd run(ODataQuery query) throws IOException {
        ODataQuery window = query;
        Instant boundary = null;
        while (true) {
            int before = delivered.size();
            last = null;
            WindowEnd end = new Window(window).walk();
            boolean progress = delivered.size() > before;
            switch (end) {
                case STOPPED -> {
                    return new WalkEnd.Stopped(matched);
                }
                case REPEATED -> {
                    return cut("The server sends the same page again");
                }
                case COMPLETE -> {
                    return complete(query.skip());
                }
                case CEILING, SILENT -> {
                    Instant next = split(query);
                    if (!ordered || next == null || !progress || next.equals(boundary)) {
                        return cut(whyNoFurther(end, next));
                    }
                    boundary = next;
                    window = query.from(0).and(after(query, next));
                }
            }
        }
    }

    private WalkEnd complete(int skipped) {
        long missing = matched.orElse(0) - accounted - skipped;
        return missing <= 0 ? new WalkEnd.Exhausted(matched)
                : cut("The server counts " + matched.orElse(0) + " products and gave " + accounted + " of them");
    }

    private WalkEnd cut(String reason) {
        return new WalkEnd.CutShort(reason, matched);
    }

    private String whyNoFurther(WindowEnd end, Instant next) {
        String where = end == WindowEnd.CEILING
                ? "The server pages through " + client.dialect().paging().skipCeiling() + " products at most"
                : "The server stops after " + accounted + " products of " + matched.orElse(accounted);
        if (!ordered) {
            return where + ", and does not sort by time, so the search cannot be split";
        }
        return next == null || end == WindowEnd.SILENT ? where : where + ", and more of them start at the same instant (" + last + ")";
    }

    private Instant split(ODataQuery query) {
        if (last == null) {
            return null;
        }
        boolean newest = query.order() == ODataQuery.Order.NEWEST_FIRST;
        return Instant.ofEpochMilli(last.plusMillis(newest ? SPLIT_MARGIN_MILLIS : -SPLIT_MARGIN_MILLIS).toEpochMilli());
    }

    private static ProductTest after(ODataQuery query, Instant boundary) {
        boolean newest = query.order() == ODataQuery.Order.NEWEST_FIRST;
        return new ProductTest.Field(ODataQuery.START, newest ? Comparison.LESS_OR_EQUAL : Comparison.GREATER_OR_EQUAL, boundary);
    }

    /// The pages between two splits.
    private final class Window {

        private final ODataQuery query;
        private final ODataDialect.Paging paging = client.dialect().paging();
        private final int top;
        private final Set<String> links = new HashSet<>();
        private final Set<String> seen = new HashSet<>();
        private OptionalLong count = OptionalLong.empty();
        private long received;

        Window(ODataQuery query) {
            this.query = query;
            this.top = Math.min(query.top(), paging.maxPage());
        }

        WindowEnd walk() throws IOException {
            String from = client.url(query);
            ProductPage page = client.page(query, scope);
            count = page.count();
            if (matched.isEmpty()) {
                matched = count;
            }
            while (true) {
                Optional<WindowEnd> end = take(page);
                if (end.isPresent()) {
                    return end.get();
                }
                Optional<String> link = page.nextLink();
                if (link.isPresent() && !links.add(link.get())) {
                    return WindowEnd.REPEATED;
                }
                try {
                    page = link.isPresent() ? client.page(link.get(), from, scope) : client.page(query.from((int) (query.skip() + received)), scope);
                } catch (AccessException e) {
                    if (isBeyondCeiling(e)) {
                        return WindowEnd.CEILING;
                    }
                    throw e;
                }
            }
        }

        private boolean isBeyondCeiling(AccessException e) {
            return e.kind() == FailureKind.BAD_REQUEST && paging.skipCeiling() > 0 && query.skip() + received >= paging.skipCeiling();
        }

        /// Hands a page on; tells the end of the window where this page is the last.
        private Optional<WindowEnd> take(ProductPage page) {
            received += page.received();
            if (page.received() == 0) {
                return Optional.of(isShort() ? WindowEnd.SILENT : WindowEnd.COMPLETE);
            }
            if (!page.products().isEmpty() && page.products().stream().allMatch(product -> seen.contains(product.id()))) {
                return Optional.of(WindowEnd.REPEATED);
            }
            if (!handOn(page)) {
                return Optional.of(WindowEnd.STOPPED);
            }
            return endAfter(page);
        }

        private boolean isShort() {
            return count.isPresent() && query.skip() + received < count.getAsLong();
        }

        private Optional<WindowEnd> endAfter(ProductPage page) {
            boolean shortPage = page.received() < top;
            boolean allCounted = count.isPresent() && !isShort();
            if (page.nextLink().isPresent()) {
                // A link can be there although nothing is behind it; one agreeing sign saves the request.
                return shortPage && allCounted ? Optional.of(WindowEnd.COMPLETE) : Optional.empty();
            }
            if (allCounted || (count.isEmpty() && shortPage && paging.nextLink())) {
                return Optional.of(WindowEnd.COMPLETE);
            }
            boolean ceiling = paging.skipCeiling() > 0 && query.skip() + received > paging.skipCeiling();
            return ceiling ? Optional.of(WindowEnd.CEILING) : Optional.empty();
        }

        private boolean handOn(ProductPage page) {
            List<ProductEntry> fresh = new ArrayList<>();
            for (ProductEntry product : page.products()) {
                checkOrder(product.dates().start());
                boolean again = !seen.add(product.id());
                boolean first = delivered.add(product.id());
                if (first) {
                    fresh.add(product);
                }
                accounted += first || again ? 1 : 0;
            }
            accounted += page.unreadable();
            return (fresh.isEmpty() && page.unreadable() == 0)
                    || taker.accept(new ProductPage(fresh, page.unreadable(), matched, page.nextLink(), page.problem()));
        }

        private void checkOrder(Instant start) {
            if (start == null) {
                return;
            }
            boolean newest = query.order() == ODataQuery.Order.NEWEST_FIRST;
            if (last != null && (newest ? start.isAfter(last) : start.isBefore(last))) {
                ordered = false;
            }
            last = start;
        }
    }
}
