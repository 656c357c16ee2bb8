package org.perigee.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.catalog.json.RandomItems;
import org.perigee.catalog.json.RandomQueries;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.ReadScope;

class LibraryTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private final RandomItems random = new RandomItems(new Random(4));
    private Library library;
    private Baskets baskets;

    @BeforeEach
    void open() {
        library = Library.open(folder.resolve("library.db"), Clock.fixed(NOW, ZoneOffset.UTC));
        baskets = library.baskets();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private static Item item(String id, Asset... assets) {
        return new Item(new ItemRef("p", "c", id), id, NOW, null, null, Map.of(), List.of(assets), new SourceDocument("", ""), NOW);
    }

    private static Asset asset(String key, long size, String... roles) {
        return Asset.builder(key, URI.create("https://a.example/" + key)).size(size).roles(roles).build();
    }

    @Test
    void whatIsInABasketIsThereAfterReopeningInEveryField() {
        List<Item> items = random.next(50);
        long id = baskets.create("Alps").orElseThrow().id();
        assertThat(baskets.addItems(id, items)).hasSize(50);
        close();
        open();
        assertThat(baskets.all()).singleElement().satisfies(basket -> assertThat(basket.name()).isEqualTo("Alps"));
        List<BasketEntry> entries = baskets.entries(id);
        assertThat(entries).hasSameSizeAs(items);
        for (int i = 0; i < items.size(); i++) {
            RandomItems.assertSame(entries.get(i).item(), items.get(i));
            assertThat(entries.get(i).added()).isEqualTo(NOW);
        }
        assertThat(library.integrityCheck(new ReadScope())).isEmpty();
    }

    @Test
    void theProductFileIsChosenWhereThereIsOneElseTheDataElseAllButThePictures() {
        assertThat(BasketEntry.of(item("a", asset("product", 5, "archive"), asset("b", 6, "data")), NOW).assets()).containsExactly("product");
        assertThat(BasketEntry.of(item("a", asset("x", 5, "data"), asset("m", 6, "metadata"), asset("y", 7, "data")), NOW).assets()).containsExactly("x", "y");
        assertThat(BasketEntry.of(item("a", asset("x", 5), asset("t", 6, "thumbnail")), NOW).assets()).containsExactly("x");
    }

    @Test
    void countsAndBytesAreThoseOfTheChosenAssets() {
        long id = baskets.create("a").orElseThrow().id();
        baskets.addItems(id, List.of(item("1", asset("x", 5, "data"), asset("y", 7, "data"), asset("t", 100, "thumbnail")),
                item("2", asset("x", 0, "data")), item("3")));
        assertThat(baskets.find(id).orElseThrow()).isEqualTo(new Basket(id, "a", NOW, 3, 12, 2));
    }

    @Test
    void removingAndClearingCanBeUndoneToTheOldOrder() {
        List<Item> items = random.next(6);
        long id = baskets.create("a").orElseThrow().id();
        baskets.addItems(id, items);
        List<BasketEntry> before = baskets.entries(id);
        Removal some = baskets.remove(id, Set.of(items.get(1).ref(), items.get(4).ref(), new ItemRef("no", "such", "item")));
        assertThat(some.entryList()).extracting(BasketEntry::item).containsExactly(items.get(1), items.get(4));
        assertThat(baskets.entries(id)).hasSize(4);
        assertThat(baskets.restore(some)).isEqualTo(2);
        assertThat(baskets.entries(id)).isEqualTo(before);
        Removal all = baskets.clear(id);
        assertThat(baskets.entries(id)).isEmpty();
        baskets.addItems(id, List.of(items.get(3)));
        assertThat(baskets.restore(all)).isEqualTo(5);
        assertThat(baskets.entries(id)).extracting(BasketEntry::item).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    void aDeletedBasketComesBackAlsoWhereItsNameWasTakenMeanwhile() {
        long id = baskets.create("a").orElseThrow().id();
        baskets.addItems(id, random.next(3));
        Removal deleted = baskets.delete(id);
        assertThat(baskets.all()).isEmpty();
        long other = baskets.create("a").orElseThrow().id();
        assertThat(other).isNotEqualTo(id);
        baskets.restore(deleted);
        assertThat(baskets.all()).extracting(Basket::name).containsExactlyInAnyOrder("a", "a (" + id + ")");
        assertThat(baskets.entries(id)).hasSize(3);
        assertThat(baskets.entries(other)).isEmpty();
    }

    @Test
    void addingTwiceChangesNothingAndSaysSo() {
        Item item = random.next();
        long id = baskets.create("a").orElseThrow().id();
        baskets.addItems(id, List.of(item));
        BasketEntry noted = new BasketEntry(item, NOW, Set.of(), "for Anna");
        assertThat(baskets.update(id, noted)).isPresent();
        assertThat(baskets.addItems(id, List.of(item, item))).isEmpty();
        assertThat(baskets.entries(id)).containsExactly(noted);
        assertThatThrownBy(() -> baskets.addItems(999, List.of(item))).isInstanceOf(IllegalArgumentException.class);
        assertThat(baskets.update(id, BasketEntry.of(random.next(), NOW))).isEmpty();
    }

    @Test
    void namesAreUniqueAndNotBlank() {
        Basket a = baskets.create(" a ").orElseThrow();
        Basket b = baskets.create("b").orElseThrow();
        assertThat(baskets.create("a")).isEmpty();
        assertThat(baskets.rename(b.id(), "a")).isFalse();
        assertThat(baskets.rename(b.id(), "c")).isTrue();
        assertThat(baskets.findOrCreate("a")).isEqualTo(a);
        assertThatThrownBy(() -> baskets.create(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listenersHearOfEveryChangeOnTheThreadThatMadeItWhenItIsDone() {
        List<String> heard = new ArrayList<>();
        BasketListener listener = id -> heard.add(id + " " + baskets.find(id).map(Basket::count).orElse(-1) + " " + Thread.currentThread().getName());
        baskets.addListener(listener);
        long id = baskets.create("a").orElseThrow().id();
        Item item = random.next();
        baskets.addItems(id, List.of(item));
        baskets.addItems(id, List.of(item));
        baskets.remove(id, List.of(item.ref()));
        baskets.delete(id);
        baskets.removeListener(listener);
        baskets.create("b");
        String thread = Thread.currentThread().getName();
        assertThat(heard).containsExactly(id + " 0 " + thread, id + " 1 " + thread, id + " 0 " + thread, id + " -1 " + thread);
    }

    @Test
    void savedSearchesAreKeptReplacedRenamedAndRemovedWithUndo() {
        SearchQuery query = new RandomQueries(new Random(5)).next();
        SavedSearches saved = library.savedSearches();
        assertThat(saved.save("Alps", query, List.of("x", "y"))).isEmpty();
        SavedSearch alps = new SavedSearch("Alps", query, List.of("x", "y"), NOW);
        assertThat(saved.find("Alps")).contains(alps);
        assertThat(saved.save("Alps", SearchQuery.builder().build(), List.of())).contains(alps);
        assertThat(saved.put(alps)).isPresent();
        assertThat(saved.rename("Alps", "alps 2")).isTrue();
        saved.save("Baltic", query, List.of());
        assertThat(saved.rename("Baltic", "alps 2")).isFalse();
        assertThat(saved.all()).extracting(SavedSearch::name).containsExactly("alps 2", "Baltic");
        assertThat(saved.remove("Baltic")).isPresent();
        assertThat(saved.remove("Baltic")).isEmpty();
    }

    @Test
    void theHistoryKeepsTheLastFiftyAndMovesWhatIsAskedAgainToTheFront() {
        SearchHistory history = library.history();
        for (int i = 1; i <= 60; i++) {
            history.remember(SearchQuery.builder().limit(i).build(), List.of("x"));
        }
        history.remember(SearchQuery.builder().limit(20).build(), List.of("x"));
        List<Integer> limits = history.latest().stream().map(search -> search.query().limit()).toList();
        assertThat(limits).hasSize(50).startsWith(20, 60, 59).endsWith(12, 11).doesNotHaveDuplicates();
        history.clear();
        assertThat(history.latest()).isEmpty();
    }
}
