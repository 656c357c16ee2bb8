package org.perigee.catalog.local;

import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.perigee.catalog.federation.ItemArchive;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.ReadScope;

/// Every Item ever seen, searched with the same queries that providers are asked.
///
/// An index finds what may meet a query, then the very test that searches apply to providers' Items decides, so that the answer
/// is the one a scan of all Items would give. Thread-safe; all methods wait for the disk and throw
/// [org.perigee.storage.StorageException] where it fails.
public final class LocalCatalogue implements ItemArchive {

    private static final int BATCH = 1000;

    private final CacheDatabase database;
    private final Function<String, Optional<Provider>> registry;

    /// @param registry knows providers by their id, for what they call collections; what it does not know is searched by its own
    ///                 collection ids
    public LocalCatalogue(CacheDatabase database, Function<String, Optional<Provider>> registry) {
        this.database = Objects.requireNonNull(database);
        this.registry = Objects.requireNonNull(registry);
    }

    @Override
    public void keep(SearchQuery query, String provider, List<Item> items) {
        put(items);
    }

    /// Keeps Items, each batch of a thousand whole or not at all. One seen before is replaced, unless what is kept was retrieved
    /// later.
    public void put(List<Item> items) {
        for (int from = 0; from < items.size(); from += BATCH) {
            List<Item> batch = items.subList(from, Math.min(items.size(), from + BATCH));
            database.write(connection -> {
                try (ItemInserter inserter = new ItemInserter(connection)) {
                    inserter.insert(batch);
                }
                return null;
            });
        }
    }

    /// One provider's Items that meet the query, in its order, a page at a time.
    public LocalCursor open(SearchQuery query, String provider, Detail detail, ReadScope scope) {
        return new LocalCursor(database, query, provider(provider), detail, scope);
    }

    private Provider provider(String id) {
        return registry.apply(id).orElseGet(() -> Provider.of(id, id, Protocol.STAC, URI.create("about:blank")));
    }

    /// The Items of these providers that meet the query, in its order, at most the query's limit from each.
    public List<Item> find(SearchQuery query, Collection<String> providers, Detail detail, ReadScope scope) {
        List<Item> found = new ArrayList<>();
        for (String provider : providers) {
            found.addAll(open(query, provider, detail, scope).next(query.limit()));
        }
        found.sort(ItemOrder.of(query.sort()));
        return found;
    }

    /// The Item, whole, as it was seen last.
    public Optional<Item> get(ItemRef ref) {
        return database.read(connection -> {
            List<Source> sources = Source.ofProvider(connection, ref.provider()).stream()
                    .filter(source -> source.collection().equals(ref.collection())).toList();
            if (sources.isEmpty()) {
                return Optional.empty();
            }
            try (PreparedStatement statement = connection.prepareStatement("select id from item where name_hash = ? and source = ? and item_id = ?")) {
                statement.setInt(1, ItemInserter.nameHash(ref.id()));
                statement.setLong(2, sources.getFirst().id());
                statement.setString(3, ref.id());
                try (ResultSet rows = statement.executeQuery()) {
                    long[] ids = rows.next() ? new long[] {rows.getLong(1)} : new long[0];
                    return new ItemLoader(sources, Detail.WHOLE).load(connection, ids).stream().findFirst();
                } catch (IllegalArgumentException e) {
                    throw database.damaged("A stored Item cannot be read: " + ref, e);
                }
            }
        }, new ReadScope());
    }

    /// The collections of a provider that Items were seen of, as the provider calls them.
    public List<String> collections(String provider) {
        return database.read(connection -> Source.ofProvider(connection, provider), new ReadScope()).stream().map(Source::collection)
                .filter(id -> !id.isEmpty()).sorted().toList();
    }

    /// How much is kept.
    public CatalogueStatistics statistics() {
        Map<String, Long> items = database.read(connection -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            try (PreparedStatement statement = connection.prepareStatement("""
                    select s.provider, sum(c.items) from source s
                    join (select source, count(*) as items from item group by source) c on c.source = s.id
                    group by s.provider order by s.provider"""); ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        }, new ReadScope());
        return new CatalogueStatistics(items, database.size());
    }

    /// Forgets all Items and remembered searches; pictures stay. The file keeps its size and uses the room anew.
    public void clear() {
        database.write(connection -> {
            try (var statement = connection.createStatement()) {
                for (String table : List.of("document", "other_name", "item", "source", "search_outcome")) {
                    statement.executeUpdate("delete from " + table);
                }
            }
            return null;
        });
    }
}
