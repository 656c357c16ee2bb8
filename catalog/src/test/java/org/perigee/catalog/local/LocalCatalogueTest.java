package org.perigee.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.catalog.federation.ConditionTester;
import org.perigee.catalog.json.RandomItems;
import org.perigee.catalog.json.RandomQueries;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.ReadScope;
import org.perigee.storage.StorageException;

class LocalCatalogueTest {

    @TempDir
    Path folder;

    private CacheDatabase database;
    private LocalCatalogue catalogue;

    @BeforeEach
    void open() {
        database = CacheDatabase.open(folder.resolve("cache.db"), Clock.systemUTC());
        catalogue = new LocalCatalogue(database, LocalCatalogueTest::provider);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// Alpha maps Perigee's collections to its own, beta has none and tells products by type, gamma is not in the registry.
    static Optional<Provider> provider(String id) {
        Map<String, CollectionMapping> mappings = switch (id) {
            case "alpha" -> Map.of("sentinel-2-l2a", new CollectionMapping("SENTINEL-2", Map.of("product:type", "S2MSI2A")),
                    "sentinel-1-grd", new CollectionMapping("s1_grd", Map.of()));
            case "beta" -> Map.of("sentinel-2-l2a", new CollectionMapping("", Map.of("product:type", "S2MSI2*")));
            default -> null;
        };
        return Optional.ofNullable(mappings).map(collections -> new Provider(id, id, Protocol.STAC, URI.create("https://" + id + ".example"),
                Status.LIVE, "", "", true, "", "", "", null, Limits.DEFAULT, collections, null));
    }

    private static List<Item> scan(Iterable<Item> items, SearchQuery query, String provider) {
        Provider entry = provider(provider).orElseGet(() -> Provider.of(provider, provider, Protocol.STAC, URI.create("https://x.example")));
        ConditionTester tester = ConditionTester.of(Condition.of(query), entry);
        List<Item> found = new ArrayList<>();
        items.forEach(item -> {
            if (item.ref().provider().equals(provider) && tester.test(item)) {
                found.add(item);
            }
        });
        found.sort(ItemOrder.of(query.sort()));
        return found.subList(0, Math.min(query.limit(), found.size()));
    }

    @Test
    void everyQueryAnswersAsAScanOfAllItemsWould() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Item> items = new RandomItems(random).next(5000);
        catalogue.put(items);
        RandomQueries queries = new RandomQueries(random);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            SearchQuery query = queries.next();
            for (String provider : RandomItems.PROVIDERS) {
                List<Item> expected = scan(items, query, provider);
                found += expected.size();
                List<Item> actual = catalogue.find(query, Set.of(provider), i % 20 == 0 ? Detail.WHOLE : Detail.WITHOUT_DOCUMENT, new ReadScope());
                assertThat(actual).as("seed %d, %s at %s", seed, query, provider).isEqualTo(expected);
            }
        }
        assertThat(found).isGreaterThan(5000);
    }

    @Test
    void everyItemComesBackEqualInEveryField() {
        List<Item> items = new RandomItems(new Random(7)).next(500);
        catalogue.put(items);
        Map<ItemRef, Item> byRef = new LinkedHashMap<>();
        items.forEach(item -> byRef.put(item.ref(), item));
        List<Item> found = catalogue.find(SearchQuery.builder().build(), RandomItems.PROVIDERS, Detail.WHOLE, new ReadScope());
        assertThat(found).hasSize(500);
        found.forEach(item -> RandomItems.assertSame(item, byRef.get(item.ref())));
        items.forEach(item -> RandomItems.assertSame(catalogue.get(item.ref()).orElseThrow(), item));
        assertThat(catalogue.get(new ItemRef("alpha", "x", "y"))).isEmpty();
    }

    @Test
    void anItemSeenAgainReplacesTheOldOneUnlessItIsOlder() {
        Item first = new RandomItems(new Random(8)).next();
        Item later = copy(first, "newer", first.retrieved().plusSeconds(60));
        catalogue.put(List.of(first));
        catalogue.put(List.of(later));
        catalogue.put(List.of(first));
        RandomItems.assertSame(catalogue.get(first.ref()).orElseThrow(), later);
        assertThat(catalogue.statistics().total()).isEqualTo(1);
    }

    private static Item copy(Item item, String title, Instant retrieved) {
        return new Item(item.ref(), title, item.start(), item.end(), item.footprint(), item.properties(), item.assets(), item.document(), retrieved);
    }

    @Test
    void pagesOfAnySizeMakeUpTheWholeAnswer() {
        catalogue.put(new RandomItems(new Random(9)).next(1500));
        SearchQuery query = SearchQuery.builder().build();
        List<Item> all = catalogue.find(query, Set.of("alpha"), Detail.WITHOUT_DOCUMENT, new ReadScope());
        for (int size : new int[] {1, 7, 256, 10_000}) {
            LocalCursor cursor = catalogue.open(query, "alpha", Detail.WITHOUT_DOCUMENT, new ReadScope());
            List<Item> pages = new ArrayList<>();
            for (List<Item> page = cursor.next(size); !page.isEmpty(); page = cursor.next(size)) {
                assertThat(page.size()).isLessThanOrEqualTo(size);
                pages.addAll(page);
            }
            assertThat(pages).isEqualTo(all);
        }
    }

    @Test
    void aCancelledSearchEnds() {
        catalogue.put(new RandomItems(new Random(10)).next(600));
        ReadScope scope = new ReadScope();
        LocalCursor cursor = catalogue.open(SearchQuery.builder().build(), "alpha", Detail.WHOLE, scope);
        scope.cancel();
        assertThatThrownBy(() -> cursor.next(10)).isInstanceOfSatisfying(StorageException.class,
                e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.CANCELLED));
    }

    @Test
    void statisticsCountByProviderAndClearingForgets() {
        List<Item> items = new RandomItems(new Random(11)).next(300);
        catalogue.put(items);
        CatalogueStatistics statistics = catalogue.statistics();
        assertThat(statistics.total()).isEqualTo(300);
        RandomItems.PROVIDERS.forEach(provider -> assertThat(statistics.items().get(provider))
                .isEqualTo(items.stream().filter(item -> item.ref().provider().equals(provider)).count()));
        assertThat(statistics.bytes()).isPositive();
        assertThat(catalogue.collections("alpha")).containsExactly("S1_GRD", "SENTINEL-2");
        catalogue.clear();
        assertThat(catalogue.statistics().total()).isZero();
        catalogue.put(items);
        assertThat(catalogue.statistics().total()).isEqualTo(300);
        assertThat(database.integrityCheck(new ReadScope())).isEmpty();
    }

    @Test
    void aDamagedFileIsReplacedAndSaid() throws Exception {
        close();
        Files.writeString(folder.resolve("cache.db"), "damaged ".repeat(1000));
        Files.deleteIfExists(folder.resolve("cache.db-wal"));
        open();
        assertThat(database.setAside()).isPresent();
        assertThat(catalogue.statistics().total()).isZero();
    }

    @Test
    void damageFoundWhileReadingMakesTheNextOpeningReplaceTheFile() throws Exception {
        catalogue.put(new RandomItems(new Random(12)).next(500));
        close();
        byte[] bytes = Files.readAllBytes(folder.resolve("cache.db"));
        for (int page = 12; page < bytes.length / 4096; page++) {
            java.util.Arrays.fill(bytes, page * 4096, page * 4096 + 2000, (byte) 0x5a);
        }
        Files.write(folder.resolve("cache.db"), bytes);
        open();
        assertThatThrownBy(() -> catalogue.find(SearchQuery.builder().build(), RandomItems.PROVIDERS, Detail.WHOLE, new ReadScope()))
                .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.DAMAGED));
        close();
        open();
        assertThat(database.setAside()).isPresent();
        assertThat(Collections.emptyList()).isEqualTo(catalogue.find(SearchQuery.builder().build(), RandomItems.PROVIDERS, Detail.WHOLE, new ReadScope()));
    }
}
