package org.perigee.stac.connector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.PageSink;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.stac.Lenient;
import org.perigee.stac.PageWalk;
import org.perigee.stac.StacClient;
import org.perigee.stac.StacItem;
import org.perigee.stac.StacPage;
import org.perigee.stac.WalkEnd;

/// One search on its way: part after part, page after page, each Item once. Not thread-safe.
final class SearchRun {

    private final StacClient client;
    private final ItemMapper mapper;
    private final int ceiling;
    private final PageSink sink;
    private final CallScope scope;
    private final Set<ItemRef> delivered = new HashSet<>();
    private OptionalLong matched = OptionalLong.empty();
    private String cutShort = "";

    /// @param ceiling how many Items paging can reach; 0 where there is no ceiling
    SearchRun(StacClient client, ItemMapper mapper, int ceiling, PageSink sink, CallScope scope) {
        this.client = client;
        this.mapper = mapper;
        this.ceiling = ceiling;
        this.sink = sink;
        this.scope = scope;
    }

    SearchEnd run(List<QueryTranslation.Part> parts) throws AccessException {
        for (QueryTranslation.Part part : parts) {
            boolean wanted = run(part, parts.size() == 1);
            if (!wanted) {
                return new SearchEnd.LimitReached(matched);
            }
        }
        return cutShort.isEmpty() ? new SearchEnd.Exhausted() : new SearchEnd.CutShort(cutShort, matched);
    }

    /// @param alone whether its count is the count of the whole search
    private boolean run(QueryTranslation.Part part, boolean alone) throws AccessException {
        PageWalk walk = client.search(part.request(), scope).walk(scope);
        long reached = 0;
        Optional<StacPage> page = walk.next();
        while (page.isPresent()) {
            reached += page.get().size();
            matched = alone && page.get().matched().isPresent() ? page.get().matched() : matched;
            if (!sink.accept(map(page.get(), part.choice().constraints()))) {
                return false;
            }
            if (ceiling > 0 && reached >= ceiling && walk.end() == WalkEnd.NONE) {
                cutShort = "The provider gives no more than " + ceiling + " Items for one search.";
                return true;
            }
            page = walk.next();
        }
        cutShort = cutShort.isEmpty() ? walk.end().reason() : cutShort;
        return true;
    }

    private Page map(StacPage page, Map<String, String> constraints) {
        List<Item> items = new ArrayList<>();
        int skipped = page.skipped();
        String problem = page.problem();
        for (StacItem document : page.items()) {
            try {
                Item item = mapper.map(document);
                if (meets(document, item, constraints) && delivered.add(item.ref())) {
                    items.add(item);
                }
            } catch (IllegalArgumentException e) {
                skipped++;
                problem = problem.isEmpty() ? document.id() + ": " + e.getMessage() : problem;
            }
        }
        return new Page(items, matched, skipped, problem);
    }

    /// Constraints belong to what a collection means here, so they hold whether the server could be asked for them or not. The
    /// document's own value counts, and the Item's.
    private static boolean meets(StacItem document, Item item, Map<String, String> constraints) {
        return constraints.entrySet().stream().allMatch(constraint -> {
            List<String> values = new ArrayList<>(Lenient.texts(document.properties().get(constraint.getKey())));
            switch (item.properties().get(constraint.getKey())) {
                case null -> { }
                case List<?> several -> several.forEach(value -> values.add(value.toString()));
                case Object value -> values.add(value.toString());
            }
            return values.stream().anyMatch(value -> allows(constraint.getValue(), value));
        });
    }

    private static boolean allows(String constraint, String value) {
        return CollectionMapping.values(constraint).stream().anyMatch(value::equalsIgnoreCase);
    }
}
