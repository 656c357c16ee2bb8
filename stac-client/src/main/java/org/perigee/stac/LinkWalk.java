package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks through the pages of an item search as the server links them, and stops where it goes in circles.
final class LinkWalk implements PageWalk {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWalk.class);
    /// A page this small is not the reason for a server's failure.
    private static final int SMALLEST_HALVED = 10;

    private final StacExchange exchange;
    private final StacDialect dialect;
    private final StacRequest original;
    private final CallScope scope;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private StacRequest next;
    private long delivered;
    private OptionalLong matched = OptionalLong.empty();
    private WalkEnd end = WalkEnd.NONE;

    LinkWalk(StacExchange exchange, StacDialect dialect, StacRequest original, CallScope scope) {
        this.exchange = exchange;
        this.dialect = dialect;
        this.original = original;
        this.scope = scope;
        this.next = original;
    }

    @Override
    public WalkEnd end() {
        return end;
    }

    @Override
    public Optional<StacPage> next() throws AccessException {
        if (end != WalkEnd.NONE) {
            return Optional.empty();
        }
        if (!asked.add(next.key())) {
            end = WalkEnd.REPEATED;
            return Optional.empty();
        }
        boolean first = delivered == 0 && seen.isEmpty();
        StacPage page = fetch();
        List<StacItem> fresh = page.items().stream().filter(item -> seen.add(item.collection() + "\n" + item.id())).toList();
        delivered += page.size();
        matched = page.matched().isPresent() ? page.matched() : matched;
        if (fresh.isEmpty() && !page.items().isEmpty()) {
            end = WalkEnd.REPEATED;
            return Optional.empty();
        }
        turn(page);
        return page.size() > 0 || first ? Optional.of(page.withItems(fresh)) : Optional.empty();
    }

    private StacPage fetch() throws AccessException {
        while (true) {
            try {
                JsonNode answer = exchange.json(next, scope);
                return page(answer);
            } catch (AccessException e) {
                int limit = next.limit();
                if (limit <= SMALLEST_HALVED || !dialect.requests().halveOn().contains(e.status().orElse(0))) {
                    throw e;
                }
                LOG.info("A page of {} is too large for the server, half of it is asked for", limit);
                next = next.withLimit(limit / 2);
            }
        }
    }

    private StacPage page(JsonNode answer) throws AccessException {
        try {
            return StacPage.of(answer, next.url().uri());
        } catch (IllegalArgumentException e) {
            String said = ServerMessage.in(answer.toString());
            throw AccessException.of(FailureKind.PROTOCOL, next.url().toString(), e.getMessage() + (said.isEmpty() ? "" : ": " + said), e);
        }
    }

    private void turn(StacPage page) throws AccessException {
        Optional<StacRequest> following = page.size() == 0 ? Optional.empty() : following(page);
        if (following.isPresent()) {
            next = following.get();
        } else {
            end = isShort(page) ? WalkEnd.COMPLETE : WalkEnd.NO_NEXT_LINK;
        }
    }

    private Optional<StacRequest> following(StacPage page) throws AccessException {
        return switch (dialect.paging().by()) {
            case LINK -> NextPage.byLink(page, next, original);
            case PAGE -> matched.isPresent() ? delivered < matched.getAsLong() ? countedUp() : Optional.empty()
                    : page.size() >= next.limit() ? countedUp() : Optional.empty();
        };
    }

    private Optional<StacRequest> countedUp() {
        return Optional.of(NextPage.byNumber(next, dialect.paging()));
    }

    /// Whether this may well be the last page: totals are estimates, so only a full page without a link is suspicious.
    private boolean isShort(StacPage page) {
        boolean countsMore = matched.isPresent() && matched.getAsLong() > delivered;
        return page.size() == 0 || !countsMore || page.size() < next.limit();
    }
}
