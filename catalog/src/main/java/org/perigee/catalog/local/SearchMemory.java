package org.perigee.catalog.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.json.QueryJson;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;
import org.perigee.storage.ReadScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers how searches ended, so that offline the same search is answered from the local catalogue with its time and its
/// completeness.
///
/// Two queries are the same when their conditions are, in whatever order they stand; the order of results and the limit do not
/// count. Thread-safe; waits for the disk.
public final class SearchMemory {

    private static final Logger LOG = LoggerFactory.getLogger(SearchMemory.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final CacheDatabase database;
    private final LocalCatalogue catalogue;

    public SearchMemory(CacheDatabase database, LocalCatalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /// Remembers how the query ended at the provider. The last answer is kept, and the last failure since then.
    public void record(SearchQuery query, String provider, SourceOutcome outcome, Instant when) {
        SearchRecord ended = new SearchRecord(query, provider, outcome, when);
        byte[] key = key(query);
        database.write(connection -> {
            // An answer makes what failed before it past history.
            try (PreparedStatement statement = connection.prepareStatement(
                    "delete from search_outcome where query_key = ? and provider = ? and answered <= ?")) {
                statement.setBytes(1, key);
                statement.setString(2, provider);
                statement.setBoolean(3, ended.isAnswer());
                statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement("insert into search_outcome values (?, ?, ?, ?, ?, ?)")) {
                statement.setBytes(1, key);
                statement.setString(2, provider);
                statement.setBoolean(3, ended.isAnswer());
                statement.setString(4, when.toString());
                statement.setString(5, QueryJson.write(query).toString());
                statement.setString(6, OutcomeJson.write(outcome));
                return statement.executeUpdate();
            }
        });
    }

    /// Answers the query from what was kept of these providers.
    public Replay replay(SearchQuery query, List<String> providers, Detail detail, ReadScope scope) {
        List<ProviderReplay> replays = new ArrayList<>();
        for (String provider : providers) {
            LocalCursor cursor = catalogue.open(query, provider, detail, scope);
            List<Item> items = cursor.next(query.limit());
            boolean more = !cursor.next(1).isEmpty();
            List<SearchRecord> records = records(query, provider);
            replays.add(new ProviderReplay(provider, items, more, records.stream().filter(SearchRecord::isAnswer).findFirst().orElse(null),
                    records.stream().filter(record -> !record.isAnswer()).findFirst().orElse(null)));
        }
        return new Replay(query, replays);
    }

    /// How this very query ended at the provider: the last answer and the failure since then; empty where it was never asked.
    public List<SearchRecord> records(SearchQuery query, String provider) {
        return database.read(connection -> {
            List<SearchRecord> records = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "select query, outcome, ended from search_outcome where query_key = ? and provider = ?")) {
                statement.setBytes(1, key(query));
                statement.setString(2, provider);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        records.add(new SearchRecord(QueryJson.read(JSON.readTree(rows.getString(1))), provider, OutcomeJson.read(rows.getString(2)),
                                Instant.parse(rows.getString(3))));
                    }
                }
            } catch (JsonProcessingException | ItemFormatException e) {
                LOG.warn("How a search ended at {} cannot be read any more: {}", provider, e.getMessage());
            }
            return records;
        }, new ReadScope());
    }

    /// A digest of the conditions in an order of their own.
    private static byte[] key(SearchQuery query) {
        List<PropertyFilter> filters = query.filters().stream().distinct().sorted(Comparator.comparing(PropertyFilter::toString)).toList();
        SearchQuery plain = new SearchQuery(query.area(), query.time(), new TreeSet<>(query.collections()), filters,
                List.copyOf(new TreeSet<>(query.names())), query.text().strip(), SortBy.NEWEST_FIRST, 1);
        try {
            return MessageDigest.getInstance("SHA-256").digest(QueryJson.write(plain).toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
