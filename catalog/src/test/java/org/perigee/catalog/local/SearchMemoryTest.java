package org.perigee.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.federation.FederatedSearch;
import org.perigee.catalog.federation.ItemArchive;
import org.perigee.catalog.federation.SearchListener;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.json.RandomItems;
import org.perigee.catalog.json.RandomQueries;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;
import org.perigee.storage.ReadScope;

class SearchMemoryTest {

    private static final Instant MARCH = Instant.parse("2026-03-04T10:00:00Z");
    private static final SourceOutcome DOWN = new SourceOutcome.Failed(0, FailureKind.SERVER, "503", OptionalInt.of(503), Optional.of(Duration.ofMinutes(2)));

    @TempDir
    Path folder;

    private CacheDatabase database;
    private LocalCatalogue catalogue;
    private SearchMemory memory;

    @BeforeEach
    void open() {
        database = CacheDatabase.open(folder.resolve("cache.db"), Clock.systemUTC());
        catalogue = new LocalCatalogue(database, LocalCatalogueTest::provider);
        memory = new SearchMemory(database, catalogue);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ProviderReplay replay(SearchQuery query, String provider) {
        return memory.replay(query, List.of(provider), Detail.WITHOUT_DOCUMENT, new ReadScope()).providers().getFirst();
    }

    @Test
    void theSameSearchIsReplayedWithItsTimeAndCompletenessAlsoAfterTheProviderFailed() {
        List<Item> items = new RandomItems(new Random(14)).next(200);
        catalogue.put(items);
        SearchQuery query = SearchQuery.builder().collection("SENTINEL-2").build();
        memory.record(query, "alpha", DOWN, MARCH.minusSeconds(60));
        memory.record(query, "alpha", new SourceOutcome.Complete(12), MARCH);
        memory.record(query, "alpha", DOWN, MARCH.plusSeconds(60));
        memory.record(query, "alpha", DOWN, MARCH.plusSeconds(120));
        ProviderReplay replay = replay(query, "alpha");
        assertThat(replay.completeThen()).isTrue();
        assertThat(replay.asOf()).contains(MARCH);
        assertThat(replay.lastFailure()).isEqualTo(new SearchRecord(query, "alpha", DOWN, MARCH.plusSeconds(120)));
        assertThat(replay.items()).isEqualTo(catalogue.find(query, List.of("alpha"), Detail.WITHOUT_DOCUMENT, new ReadScope())).isNotEmpty();
        memory.record(query, "alpha", new SourceOutcome.Truncated(5, "a ceiling", OptionalLong.of(9)), MARCH.plusSeconds(180));
        assertThat(replay(query, "alpha").completeThen()).isFalse();
        assertThat(replay(query, "alpha").findLastFailure()).isEmpty();
    }

    @Test
    void aSearchNeverAskedIsAnsweredFromWhatOthersFoundAndIsNotCalledComplete() {
        List<Item> items = new RandomItems(new Random(15)).next(200);
        catalogue.put(items);
        ProviderReplay replay = replay(SearchQuery.builder().limit(5).build(), "beta");
        assertThat(replay.askedBefore()).isFalse();
        assertThat(replay.completeThen()).isFalse();
        assertThat(replay.cutShort()).isTrue();
        assertThat(replay.items()).hasSize(5);
        assertThat(replay.asOf()).isPresent();
        assertThat(replay(SearchQuery.builder().build(), "nobody").asOf()).isEmpty();
    }

    @Test
    void conditionsInAnotherOrderAreTheSameSearch() {
        PropertyFilter cloud = PropertyFilter.atMost("eo:cloud_cover", 20);
        PropertyFilter orbit = PropertyFilter.equal("sat:relative_orbit", 8L);
        memory.record(SearchQuery.builder().filter(cloud).filter(orbit).collection("a").collection("b").text(" lake ").build(), "alpha",
                new SourceOutcome.Complete(1), MARCH);
        SearchQuery other = SearchQuery.builder().filter(orbit).filter(cloud).collection("b").collection("a").text("lake").sort(SortBy.OLDEST_FIRST).limit(9).build();
        assertThat(replay(other, "alpha").askedBefore()).isTrue();
        assertThat(replay(other, "beta").askedBefore()).isFalse();
        assertThat(replay(other.toBuilder().filter(PropertyFilter.equal("x", 1L)).build(), "alpha").askedBefore()).isFalse();
    }

    @Test
    void everyKindOfOutcomeComesBack() throws Exception {
        SearchQuery query = new RandomQueries(new Random(16)).next();
        for (SourceOutcome outcome : List.of(DOWN, new SourceOutcome.Complete(7), new SourceOutcome.Cancelled(3),
                new SourceOutcome.Truncated(5, "a ceiling", OptionalLong.of(9)), new SourceOutcome.Truncated(5, "a ceiling", OptionalLong.empty()),
                new SourceOutcome.Unsupported(Condition.of(query)), new SourceOutcome.Unsupported(List.of(new Condition.Text("lake"))))) {
            assertThat(OutcomeJson.read(OutcomeJson.write(outcome))).isEqualTo(outcome);
        }
    }

    @Test
    void aFederatedSearchRunsUnchangedWithoutTheNetwork() throws Exception {
        catalogue.put(new RandomItems(new Random(17)).next(3000));
        SearchQuery query = SearchQuery.builder().filter(PropertyFilter.atMost("eo:cloud_cover", 50)).build();
        memory.record(query, "alpha", new SourceOutcome.Complete(1), MARCH);
        List<CatalogConnector> connectors = List.of("alpha", "beta").stream()
                .<CatalogConnector>map(id -> new LocalConnector(LocalCatalogueTest.provider(id).orElseThrow(), catalogue, memory)).toList();
        List<Item> found = new ArrayList<>();
        Map<String, SourceOutcome> outcomes = new ConcurrentHashMap<>();
        CountDownLatch finished = new CountDownLatch(1);
        new FederatedSearch(ItemArchive.NONE).start(query, connectors, new SearchListener() {
            @Override
            public void items(String provider, List<Item> items, long matched) {
                found.addAll(items);
            }

            @Override
            public void ended(String provider, SourceOutcome outcome) {
                outcomes.put(provider, outcome);
            }

            @Override
            public void finished() {
                finished.countDown();
            }
        });
        finished.await();
        assertThat(found).containsExactlyInAnyOrderElementsOf(catalogue.find(query, List.of("alpha", "beta"), Detail.WHOLE, new ReadScope())).isNotEmpty();
        assertThat(outcomes.get("alpha")).isInstanceOfSatisfying(SourceOutcome.Truncated.class,
                end -> assertThat(end.reason()).contains("2026-03-04T10:00:00Z", ", complete then"));
        assertThat(outcomes.get("beta")).isInstanceOfSatisfying(SourceOutcome.Truncated.class, end -> assertThat(end.reason()).contains("never answered"));
    }
}
