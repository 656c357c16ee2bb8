package org.perigee.catalog.connector;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;

/// What every protocol's connector keeps, whatever it speaks. A protocol module extends this with the way to connect and the
/// way its servers read and write.
@Timeout(60)
public abstract class ConnectorContract extends ConnectorBench {

    @Test
    void findsNothingWhereNothingIs() throws CatalogException {
        serve(List.of());
        CollectingSink sink = CollectingSink.ofAll();
        assertThat(search(EVERYTHING, sink)).isEqualTo(new SearchEnd.Exhausted());
        assertThat(sink.items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, 4 * PAGE + 3})
    void pagesToTheEndInTheServersOrder(int count) throws CatalogException {
        List<ContractItem> items = items(count);
        serve(items);
        CollectingSink sink = CollectingSink.ofAll();
        assertThat(search(EVERYTHING, sink)).isEqualTo(new SearchEnd.Exhausted());
        assertThat(sink.ids()).containsExactlyElementsOf(ids(items));
        assertThat(sink.skipped()).isZero();
        assertThat(sink.pages()).allSatisfy(page -> assertThat(page.matched().orElse(count)).isEqualTo(count));
    }

    @Test
    void givesNoItemTwiceWherePagesOverlap() throws CatalogException {
        List<ContractItem> items = items(3 * PAGE);
        serve(new ContractServer(protocol(), items, PAGE, 3));
        CollectingSink sink = CollectingSink.ofAll();
        assertThat(search(EVERYTHING, sink)).isEqualTo(new SearchEnd.Exhausted());
        assertThat(sink.ids()).containsExactlyElementsOf(ids(items));
    }

    @Test
    void stopsWhenTheSinkWantsNoMore() throws CatalogException {
        serve(items(6 * PAGE));
        CollectingSink sink = new CollectingSink(PAGE + 1);
        assertThat(search(EVERYTHING, sink)).isInstanceOf(SearchEnd.LimitReached.class);
        assertThat(sink.items()).hasSize(2 * PAGE);
        assertThat(sink.calledAfterRefusal()).isFalse();
        assertThat(archive.searches()).as("pages asked for, one of them perhaps ahead").hasSizeBetween(2, 3);
    }

    @Test
    void endsAsCutShortWhereEveryPageHoldsTheSameItems() throws CatalogException {
        serve(items(2 * PAGE)).answering(archive::sameItemsAgain);
        assertCutShortAfterOnePage();
    }

    @Test
    void endsAsCutShortWhereTheNextLinkLeadsBack() throws CatalogException {
        serve(items(2 * PAGE)).answering(archive::samePageAgain);
        assertCutShortAfterOnePage();
    }

    private void assertCutShortAfterOnePage() throws CatalogException {
        CollectingSink sink = CollectingSink.ofAll();
        SearchEnd end = search(EVERYTHING, sink);
        assertThat(end).isInstanceOfSatisfying(SearchEnd.CutShort.class, cut -> assertThat(cut.reason()).isNotBlank());
        assertThat(sink.ids()).containsExactlyElementsOf(ids(items(PAGE)));
        assertThat(archive.searches()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void endsSoonWhenCancelledInTheMiddleOfAPage() throws Exception {
        CountDownLatch secondPage = new CountDownLatch(1);
        serve(items(3 * PAGE)).answering(request -> {
            if (protocol().page(request) == 1) {
                return archive.honest(request);
            }
            secondPage.countDown();
            return archive.honest(request).newBuilder().throttleBody(16, 200, MILLISECONDS).build();
        });
        CollectingSink sink = CollectingSink.ofAll();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CatalogException> failure = executor.submit(() -> failure(EVERYTHING, sink));
            assertThat(secondPage.await(20, SECONDS)).isTrue();
            cancellation.cancel();
            assertThat(failure.get(5, SECONDS).kind()).isEqualTo(FailureKind.CANCELLED);
        }
        assertThat(sink.items()).as("the page before stands").hasSize(PAGE);
    }

    @Test
    void asksNothingOnceCancelled() {
        serve(items(1));
        cancellation.cancel();
        assertThat(failure(EVERYTHING, CollectingSink.ofAll()).kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(archive.searches()).isEmpty();
    }

    @Test
    void findsBothSidesOfTheAntimeridian() throws CatalogException {
        ContractItem west = ContractItem.at(1, 178.2, 10, NEW_YEAR);
        ContractItem east = ContractItem.at(2, -179.2, 10, NEW_YEAR.minusSeconds(60));
        ContractItem elsewhere = ContractItem.at(3, 5, 10, NEW_YEAR.minusSeconds(120));
        serve(List.of(west, east, elsewhere));
        SearchQuery query = SearchQuery.builder().area(Footprint.of(new BoundingBox(178, 9, -178, 11))).build();
        CollectingSink sink = CollectingSink.ofAll();
        assertThat(search(query, sink)).isEqualTo(new SearchEnd.Exhausted());
        assertThat(sink.ids()).contains(west.id(), east.id()).doesNotHaveDuplicates();
        if (treatment(query) == Treatment.ASKED) {
            assertThat(sink.ids()).doesNotContain(elsewhere.id());
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "..", value = {"2025-02-10T00:00:00Z,..,2 3", "..,2025-02-20T00:00:00Z,1 2",
        "2025-02-10T00:00:00Z,2025-02-20T00:00:00Z,2"})
    void obeysOrDisownsATimeRange(Instant from, Instant to, String expected) throws CatalogException {
        List<ContractItem> items = List.of(ContractItem.at(3, 5, 10, Instant.parse("2025-03-15T10:00:00Z")),
                ContractItem.at(2, 5, 10, Instant.parse("2025-02-15T10:00:00Z")), ContractItem.at(1, 5, 10, Instant.parse("2025-01-15T10:00:00Z")));
        serve(items);
        SearchQuery query = SearchQuery.builder().time(new TimeRange(from, to)).build();
        List<String> wanted = items.stream().map(ContractItem::id).filter(id -> expected.contains(id.substring(id.length() - 1))).toList();
        CollectingSink sink = CollectingSink.ofAll();
        assertThat(search(query, sink)).isEqualTo(new SearchEnd.Exhausted());
        if (treatment(query) == Treatment.ASKED) {
            assertThat(sink.ids()).containsExactlyElementsOf(wanted);
        } else {
            assertThat(sink.ids()).containsAll(wanted);
        }
    }

    @Test
    void saysWhatBecomesOfEveryCondition() throws CatalogException {
        serve(items(1));
        SearchQuery query = SearchQuery.builder().area(Footprint.point(5, 10)).time(new TimeRange(NEW_YEAR, null))
                .filter(PropertyFilter.atMost(Properties.CLOUD_COVER, 20)).name("S2A_*").text("flood").build();
        SearchPlan plan = connector.plan(query, cancellation);
        assertThat(plan.treatments().keySet()).containsExactlyInAnyOrderElementsOf(Condition.of(query));
        assertThat(plan.requests()).allSatisfy(request -> assertThat(request).isNotBlank());
        assertThat(archive.searches()).as("a plan searches nothing").isEmpty();
    }

    @Test
    void doesNotPretendToAskForAnUnheardOfProperty() throws CatalogException {
        serve(items(1));
        SearchQuery query = SearchQuery.builder().filter(PropertyFilter.equal("perigee:unheard_of", "yes")).build();
        assertThat(treatment(query)).isIn(Treatment.APPLIED_HERE, Treatment.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"401,AUTHENTICATION", "403,FORBIDDEN", "404,NOT_FOUND", "429,THROTTLED", "500,SERVER"})
    void namesTheFailureByTheStatus(int status, FailureKind kind) {
        serve(items(1)).answering(request -> protocol().error(status, "Something is the matter")
                .addHeader(status == 429 ? "Retry-After" : "X-Nothing", "7").build());
        CatalogException failure = failure(EVERYTHING, CollectingSink.ofAll());
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).hasValue(status);
        if (status == 429) {
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        }
    }

    @Test
    void keepsWhatCameBeforeAFailure() {
        serve(items(3 * PAGE)).answering(request -> protocol().page(request) == 1 ? archive.honest(request)
                : protocol().error(500, "Out of order").build());
        CollectingSink sink = CollectingSink.ofAll();
        assertThat(failure(EVERYTHING, sink).kind()).isEqualTo(FailureKind.SERVER);
        assertThat(sink.items()).hasSize(PAGE);
    }

    @Test
    void doesNotTakeAMalformedBodyForAnAnswer() {
        serve(items(PAGE)).answering(request -> {
            MockResponse honest = archive.honest(request);
            return honest.newBuilder().body(firstHalf(honest)).build();
        });
        assertThat(failure(EVERYTHING, CollectingSink.ofAll()).kind()).isEqualTo(FailureKind.PROTOCOL);
    }

    @Test
    void doesNotTakeAWebPageForAnAnswer() {
        serve(items(PAGE)).answering(request -> new MockResponse.Builder().addHeader("Content-Type", "text/html; charset=utf-8")
                .body("<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><p>Please<br>sign in</body></html>").build());
        assertThat(failure(EVERYTHING, CollectingSink.ofAll()).kind()).isEqualTo(FailureKind.PROTOCOL);
    }

    @Test
    void doesNotTakeAnEmptyBodyForAnAnswer() {
        serve(items(PAGE)).answering(request -> archive.honest(request).newBuilder().body("").build());
        assertThat(failure(EVERYTHING, CollectingSink.ofAll()).kind()).isEqualTo(FailureKind.PROTOCOL);
    }

    @Test
    void namesAConnectionThatIsCut() {
        serve(items(PAGE)).answering(request -> archive.honest(request).newBuilder()
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE).build());
        assertThat(failure(EVERYTHING, CollectingSink.ofAll()).kind()).isEqualTo(FailureKind.NETWORK);
    }

    @Test
    void namesAServerThatHangs() {
        serve(items(PAGE)).answering(request -> archive.honest(request).newBuilder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        assertThat(failure(EVERYTHING, CollectingSink.ofAll()).kind()).isEqualTo(FailureKind.TIMEOUT);
    }

    @Test
    void countsAnUnreadableDocumentAndKeepsTheOthers() throws CatalogException {
        List<ContractItem> items = new ArrayList<>(items(5));
        items.set(2, items.get(2).unreadable());
        serve(items);
        CollectingSink sink = CollectingSink.ofAll();
        assertThat(search(EVERYTHING, sink)).isEqualTo(new SearchEnd.Exhausted());
        assertThat(sink.ids()).containsExactly("product-0001", "product-0002", "product-0004", "product-0005");
        assertThat(sink.skipped()).isEqualTo(1);
        assertThat(sink.pages()).anySatisfy(page -> assertThat(page.problem()).isNotBlank());
    }

    @Test
    void mapsWhatTheDocumentSays() throws CatalogException {
        ContractItem expected = ContractItem.at(42, 11.25, 47.5, NEW_YEAR);
        serve(List.of(expected));
        Item item = onlyItem();
        assertThat(item.ref().provider()).isEqualTo(connector.provider().id());
        assertThat(item.ref().id()).isEqualTo(expected.id());
        assertThat(item.title()).isEqualTo(expected.name());
        assertThat(item.start()).isEqualTo(expected.start());
        assertThat(item.end()).isEqualTo(expected.end());
        assertThat(item.footprint().valid().symDifference(expected.footprint().valid()).getArea()).isCloseTo(0, within(1e-9));
        assertThat(item.number(Properties.CLOUD_COVER)).hasValue(42);
        assertThat(item.productHref()).contains(productHref(expected));
        assertThat(item.size()).hasValue(expected.file().size());
        assertThat(item.product().orElseThrow().checksums()).contains(new Checksum("md5", expected.file().md5()));
        assertThat(item.quicklook().orElseThrow().href()).isEqualTo(expected.file().quicklook());
    }

    @Test
    void leavesUnknownWhatTheDocumentDoesNotSay() throws CatalogException {
        serve(List.of(ContractItem.at(42, 11.25, 47.5, NEW_YEAR).bare()));
        Item item = onlyItem();
        assertThat(item.findFootprint()).isEmpty();
        assertThat(item.number(Properties.CLOUD_COVER)).isEmpty();
        assertThat(item.size()).isEmpty();
        assertThat(item.quicklook()).isEmpty();
    }

    @Test
    void keepsTheOriginalDocument() throws CatalogException {
        ContractItem expected = ContractItem.at(42, 11.25, 47.5, NEW_YEAR);
        serve(List.of(expected, ContractItem.at(43, 11.25, 47.5, NEW_YEAR)));
        CollectingSink sink = CollectingSink.ofAll();
        search(EVERYTHING, sink);
        Item item = sink.items().getFirst();
        assertThat(item.document().mediaType()).isNotBlank();
        assertThat(item.document().text()).contains(expected.id()).doesNotContain("product-0043");
        assertThat(item.retrieved()).isNotNull();
    }

    @Test
    void namesAnItemTheSameEveryTime() throws CatalogException {
        serve(items(3));
        CollectingSink first = CollectingSink.ofAll();
        CollectingSink second = CollectingSink.ofAll();
        search(EVERYTHING, first);
        search(EVERYTHING, second);
        assertThat(second.items()).extracting(Item::ref).isEqualTo(first.items().stream().map(Item::ref).toList());
    }

    @Test
    void keepsTwoSearchesAtOnceApart() throws Exception {
        List<ContractItem> older = IntStream.range(0, 35).mapToObj(i -> ContractItem.at(i, 5, 10, NEW_YEAR.minusSeconds(864_000 + i))).toList();
        List<ContractItem> newer = IntStream.range(0, 35).mapToObj(i -> ContractItem.at(100 + i, 5, 10, NEW_YEAR.plusSeconds(864_000 - i))).toList();
        List<ContractItem> all = new ArrayList<>(newer);
        all.addAll(older);
        serve(all);
        Map<TimeRange, List<ContractItem>> expected = Map.of(new TimeRange(NEW_YEAR, null), newer, new TimeRange(null, NEW_YEAR), older);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<TimeRange, Future<List<String>>> found = new java.util.HashMap<>();
            expected.keySet().forEach(time -> found.put(time, executor.submit(() -> {
                CollectingSink sink = CollectingSink.ofAll();
                search(SearchQuery.builder().time(time).build(), sink);
                return sink.ids();
            })));
            for (var entry : expected.entrySet()) {
                assertThat(found.get(entry.getKey()).get(30, SECONDS)).containsSubsequence(ids(entry.getValue())).doesNotHaveDuplicates();
            }
        }
    }
}
