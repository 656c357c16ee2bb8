package org.perigee.catalog.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.perigee.catalog.federation.ConditionTester;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.ReadScope;

/// The Items of one provider that meet a query, in order, a page at a time. Not thread-safe; nothing to close.
public final class LocalCursor {

    private static final int SMALLEST_CHUNK = 32;
    private static final int LARGEST_CHUNK = 256;

    private final CacheDatabase database;
    private final SearchQuery query;
    private final ItemLoader loader;
    private final ReadScope scope;
    private final Predicate<Item> exact;
    private final Candidates candidates;
    private List<Item> ahead = List.of();

    LocalCursor(CacheDatabase database, SearchQuery query, Provider provider, Detail detail, ReadScope scope) {
        this.database = database;
        this.query = query;
        this.scope = scope;
        this.exact = ConditionTester.of(Condition.of(query), provider);
        List<Source> sources = new ArrayList<>();
        this.candidates = database.read(connection -> {
            sources.addAll(Source.ofProvider(connection, provider.id()));
            List<Source> possible = sources.stream().filter(source -> mayHold(source, provider)).toList();
            return possible.isEmpty() ? Candidates.none() : new CandidateQuery(query, possible).run(connection);
        }, scope);
        this.loader = new ItemLoader(sources, detail);
    }

    private boolean mayHold(Source source, Provider provider) {
        return query.collections().isEmpty() || query.collections().stream().anyMatch(id -> id.equalsIgnoreCase(source.collection())
                || provider.collections().containsKey(id) && (provider.collections().get(id).collection().isEmpty()
                || provider.collections().get(id).collection().equalsIgnoreCase(source.collection())));
    }

    /// The next Items, at most so many; empty where there are no more. The query's limit is the caller's affair.
    ///
    /// @throws org.perigee.storage.StorageException also where the scope was cancelled
    public List<Item> next(int atMost) {
        while (ahead.size() < atMost && !candidates.isEmpty()) {
            List<Item> more = new ArrayList<>(ahead);
            int wished = Math.clamp(atMost - ahead.size(), SMALLEST_CHUNK, LARGEST_CHUNK);
            more.addAll(database.read(connection -> chunk(connection, wished), scope));
            ahead = more;
        }
        List<Item> page = List.copyOf(ahead.subList(0, Math.min(atMost, ahead.size())));
        ahead = ahead.subList(page.size(), ahead.size());
        return page;
    }

    private List<Item> chunk(Connection connection, int wished) throws SQLException {
        try {
            return loader.load(connection, candidates.next(wished)).stream().filter(exact).sorted(ItemOrder.of(query.sort())).toList();
        } catch (IllegalArgumentException e) {
            throw database.damaged("A stored Item cannot be read", e);
        }
    }
}
