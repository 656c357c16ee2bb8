package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.HttpUrl;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;

/// Walks through a static catalogue along its `child`, `item` and `items` links, and leaves out branches whose extent shows
/// that nothing sought is in them.
///
/// Answers collections, ids, boxes and times itself; other conditions are for the caller.
final class StaticWalk implements PageWalk {

    private static final int PAGE = 20;

    private final StacExchange exchange;
    private final StacSearchRequest search;
    private final CallScope scope;
    private final double[] box;
    private final int most;
    private final Deque<HttpUrl> open = new ArrayDeque<>();
    private final Set<HttpUrl> visited = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private int read;
    private WalkEnd end = WalkEnd.NONE;

    StaticWalk(StacExchange exchange, StacSearchRequest search, HttpUrl root, int most, CallScope scope) {
        this.exchange = exchange;
        this.search = search;
        this.scope = scope;
        this.most = most;
        this.box = search.box().or(() -> search.geometry().flatMap(GeoJsonBox::of)).orElse(null);
        open.add(root);
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
        List<StacItem> items = new ArrayList<>();
        int skipped = 0;
        String problem = "";
        while (items.size() < PAGE && !open.isEmpty()) {
            if (read >= most) {
                end = WalkEnd.TOO_MANY_DOCUMENTS;
                break;
            }
            try {
                visit(open.pop(), items);
            } catch (AccessException e) {
                if (isFatal(e)) {
                    throw e;
                }
                skipped++;
                problem = problem.isEmpty() ? e.getMessage() : problem;
            }
        }
        end = end == WalkEnd.NONE && open.isEmpty() ? WalkEnd.COMPLETE : end;
        return Optional.of(new StacPage(items, OptionalLong.empty(), skipped, problem, List.of(), items.size() + skipped));
    }

    /// A branch that is missing or spoilt is counted; the root, the network and the user's wish end the walk.
    private boolean isFatal(AccessException e) {
        boolean branch = e.kind() == FailureKind.NOT_FOUND || e.kind() == FailureKind.PROTOCOL || e.kind() == FailureKind.FORBIDDEN;
        return read == 1 || !branch;
    }

    private void visit(HttpUrl url, List<StacItem> found) throws AccessException {
        if (!visited.add(url)) {
            return;
        }
        read++;
        JsonNode document = exchange.json(StacRequest.get(url), scope);
        if (document.has("features") || document.path("type").asText().equals("Feature")) {
            addItems(StacPage.of(document, url.uri()), url, found);
        } else if (document.isObject() && document.has("links")) {
            branch(document, url);
        } else {
            throw AccessException.of(FailureKind.PROTOCOL, url.toString(), "Neither a catalogue nor an Item", null);
        }
    }

    private void addItems(StacPage page, HttpUrl url, List<StacItem> found) {
        page.items().stream().filter(this::isSought).filter(item -> seen.add(item.collection() + "\n" + item.id())).forEach(found::add);
        page.links().stream().filter(link -> link.rel().equals("next") && link.method().equals("GET")).forEach(link -> push(url, link));
    }

    private void branch(JsonNode document, HttpUrl url) {
        if (document.path("type").asText().equals("Collection") || document.has("extent")) {
            String id = Lenient.text(document.get("id"));
            boolean named = search.collections().isEmpty() || search.collections().contains(id);
            if (id.isEmpty() || !named || !mayHold(StacCollection.of(document, url.uri()))) {
                return;
            }
        }
        List<StacLink> links = StacLink.listOf(document);
        // The first link shall be visited first, and the walk takes from the front.
        links.reversed().stream().filter(link -> Set.of("child", "item", "items").contains(link.rel())).forEach(link -> push(url, link));
    }

    private void push(HttpUrl base, StacLink link) {
        HttpUrl target = base.resolve(link.href());
        if (target != null && !visited.contains(target)) {
            open.push(target);
        }
    }

    private boolean mayHold(StacCollection collection) {
        boolean inTime = meets(collection.start().orElse(Instant.MIN), collection.end().orElse(Instant.MAX));
        return inTime && meets(collection.box());
    }

    private boolean isSought(StacItem item) {
        boolean named = search.ids().isEmpty() || search.ids().contains(item.id());
        boolean collected = search.collections().isEmpty() || item.collection().isEmpty() || search.collections().contains(item.collection());
        boolean inTime = item.start().isEmpty() || meets(item.start().get(), item.end().orElse(item.start().get()));
        return named && collected && inTime && meets(Lenient.box(item.raw().get("bbox")).or(() -> GeoJsonBox.of(item.geometry())));
    }

    private boolean meets(Instant from, Instant to) {
        return !from.isAfter(search.end().orElse(Instant.MAX)) && !to.isBefore(search.start().orElse(Instant.MIN));
    }

    /// What does not say where it is, or lies across the antimeridian, may be anywhere.
    private boolean meets(Optional<double[]> other) {
        if (box == null || other.isEmpty() || box[0] > box[2] || other.get()[0] > other.get()[2]) {
            return true;
        }
        double[] o = other.get();
        boolean unrolled = o[0] < -180 || o[2] > 180;
        return (unrolled || o[0] <= box[2] && o[2] >= box[0]) && o[1] <= box[3] && o[3] >= box[1];
    }

    /// The source of an address, for those who only have a document.
    static HttpUrl url(URI address) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            throw new IllegalArgumentException("Not a web address: " + address);
        }
        return url;
    }
}
