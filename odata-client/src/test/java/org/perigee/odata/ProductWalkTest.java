package org.perigee.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.odata.ODataQuery.Order;
import org.perigee.odata.ScriptedArchive.Product;
import org.perigee.odata.filter.Comparison;

/// Everything is delivered, in order and once, or the walk says that it is not.
class ProductWalkTest {

    private final MockWebServer server = new MockWebServer();
    private final List<String> delivered = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WalkEnd walk(ScriptedArchive archive, ODataQuery query, String dialect) throws IOException {
        server.setDispatcher(archive);
        ODataClient client = new ODataClient(HttpAccess.anonymous(), server.url("/odata/v1").uri(), ODataDialect.named(dialect));
        return client.walk(query, page -> delivered.addAll(page.products().stream().map(ProductEntry::id).toList()), new CallScope());
    }

    private static ODataQuery query(Order order, int top) {
        return ODataQuery.builder().order(order).top(top).count(true).build();
    }

    private static List<String> ids(List<Product> products, Order order) {
        List<String> ids = products.stream().map(Product::id).toList();
        return order == Order.OLDEST_FIRST ? ids : ids.reversed();
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void deliversFarBeyondTheCeilingInOrderAndOnce(Order order) throws IOException {
        List<Product> products = ScriptedArchive.every(5, 25_000);
        WalkEnd end = walk(new ScriptedArchive(products), query(order, 1000), "cdse");
        assertThat(end).isEqualTo(new WalkEnd.Exhausted(OptionalLong.of(25_000)));
        assertThat(delivered).isEqualTo(ids(products, order));
    }

    @Test
    void deliversBeyondTheCeilingWithoutACount() throws IOException {
        List<Product> products = ScriptedArchive.every(5, 25_000);
        ScriptedArchive archive = new ScriptedArchive(products);
        archive.counts = false;
        assertThat(walk(archive, query(Order.NEWEST_FIRST, 1000), "cdse")).isEqualTo(new WalkEnd.Exhausted(OptionalLong.empty()));
        assertThat(delivered).isEqualTo(ids(products, Order.NEWEST_FIRST));
        assertThat(archive.requests).hasSizeLessThan(35);
    }

    @Test
    void losesNothingWhereMicrosecondsAreKept() throws IOException {
        Instant first = Instant.parse("2025-01-01T00:00:00Z");
        List<Product> products = IntStream.range(0, 12_000).mapToObj(i -> new Product("id-%06d".formatted(i), first.plusNanos(i * 333_000L))).toList();
        assertThat(walk(new ScriptedArchive(products), query(Order.NEWEST_FIRST, 1000), "cdse")).isInstanceOf(WalkEnd.Exhausted.class);
        assertThat(delivered).isEqualTo(ids(products, Order.NEWEST_FIRST));
    }

    @Test
    void saysWhereTooManyStartAtTheSameInstant() throws IOException {
        Instant same = Instant.parse("2025-01-01T00:00:00Z");
        List<Product> products = IntStream.range(0, 12_000).mapToObj(i -> new Product("id-%06d".formatted(i), same)).toList();
        WalkEnd end = walk(new ScriptedArchive(products), query(Order.NEWEST_FIRST, 1000), "cdse");
        assertThat(end).isInstanceOfSatisfying(WalkEnd.CutShort.class, cut -> {
            assertThat(cut.reason()).contains("10000", "same instant");
            assertThat(cut.matched()).hasValue(12_000);
        });
        assertThat(delivered).hasSize(11_000).doesNotHaveDuplicates();
    }

    @Test
    void doesNotSplitWhatIsNotSorted() throws IOException {
        ScriptedArchive archive = new ScriptedArchive(ScriptedArchive.every(5, 12_000));
        archive.sorts = false;
        assertThat(walk(archive, query(Order.NEWEST_FIRST, 1000), "cdse"))
                .isInstanceOfSatisfying(WalkEnd.CutShort.class, cut -> assertThat(cut.reason()).contains("does not sort"));
    }

    @Test
    void treatsARefusalBeyondTheCeilingAsTheCeiling() throws IOException {
        List<Product> products = ScriptedArchive.every(5, 12_500);
        ScriptedArchive archive = new ScriptedArchive(products);
        archive.ceiling = 5000;
        archive.links = false;
        server.setDispatcher(archive);
        ODataClient client = new ODataClient(HttpAccess.anonymous(), server.url("/odata/v1").uri(), withCeiling(4999));
        WalkEnd end = client.walk(query(Order.NEWEST_FIRST, 1000), page -> delivered.addAll(page.products().stream().map(ProductEntry::id).toList()),
                new CallScope());
        assertThat(end).isInstanceOf(WalkEnd.Exhausted.class);
        assertThat(delivered).isEqualTo(ids(products, Order.NEWEST_FIRST));
    }

    /// Whether there are links, counts, and full pages or not: the end is found, and with at most one request too many.
    @ParameterizedTest
    @CsvSource({"true,true,100", "true,false,100", "false,true,100", "false,false,100", "true,true,30", "false,true,30", "false,false,30"})
    void findsTheEndByWhateverSigns(boolean links, boolean counts, int longestPage) throws IOException {
        for (int count : new int[] {0, 1, 99, 100, 101, 300}) {
            delivered.clear();
            List<Product> products = ScriptedArchive.every(1000, count);
            ScriptedArchive archive = new ScriptedArchive(products);
            archive.ceiling = 0;
            archive.links = links;
            archive.counts = counts;
            archive.longestPage = longestPage;
            assertThat(walk(archive, query(Order.OLDEST_FIRST, 100), "gss")).as("%s products", count).isInstanceOf(WalkEnd.Exhausted.class);
            assertThat(delivered).as("%s products", count).isEqualTo(ids(products, Order.OLDEST_FIRST));
            assertThat(archive.requests).hasSizeLessThanOrEqualTo(count / longestPage + 2);
        }
    }

    @Test
    void goesOnWhereTheNextLinkIsMissingAlthoughThereIsMore() throws IOException {
        List<Product> products = ScriptedArchive.every(1000, 700);
        ScriptedArchive archive = new ScriptedArchive(products);
        archive.silentFrom = 200;
        assertThat(walk(archive, query(Order.NEWEST_FIRST, 100), "cdse")).isInstanceOf(WalkEnd.Exhausted.class);
        assertThat(delivered).isEqualTo(ids(products, Order.NEWEST_FIRST));
    }

    @Test
    void neverTakesACountThatIsNotReachedForTheEnd() throws IOException {
        ScriptedArchive archive = new ScriptedArchive(ScriptedArchive.every(1000, 250));
        archive.boast = 3;
        WalkEnd end = walk(archive, query(Order.NEWEST_FIRST, 100), "cdse");
        assertThat(end).isInstanceOfSatisfying(WalkEnd.CutShort.class, cut -> assertThat(cut.matched()).hasValue(253));
        assertThat(delivered).hasSize(250).doesNotHaveDuplicates();
        assertThat(archive.requests).hasSizeLessThan(10);
    }

    @Test
    void asksNoMoreWhereNoMoreIsWanted() throws IOException {
        ScriptedArchive archive = new ScriptedArchive(ScriptedArchive.every(1000, 700));
        server.setDispatcher(archive);
        ODataClient client = new ODataClient(HttpAccess.anonymous(), server.url("/odata/v1").uri(), ODataDialect.named("cdse"));
        assertThat(client.walk(query(Order.NEWEST_FIRST, 100), page -> false, new CallScope())).isEqualTo(new WalkEnd.Stopped(OptionalLong.of(700)));
        assertThat(archive.requests).hasSize(1);
    }

    @Test
    void keepsTheConditionsWhenItSplits() throws IOException {
        List<Product> products = ScriptedArchive.every(5, 25_000);
        Instant from = products.get(5000).start();
        Instant to = products.get(22_000).start();
        ODataQuery query = ODataQuery.builder().order(Order.OLDEST_FIRST).top(1000).collection("SENTINEL-2")
                .test(new ProductTest.Field(ODataQuery.START, Comparison.GREATER_OR_EQUAL, from))
                .test(new ProductTest.Field(ODataQuery.START, Comparison.LESS_OR_EQUAL, to)).build();
        ScriptedArchive archive = new ScriptedArchive(products);
        assertThat(walk(archive, query, "cdse")).isInstanceOf(WalkEnd.Exhausted.class);
        assertThat(delivered).isEqualTo(ids(products.subList(5000, 22_001), Order.OLDEST_FIRST));
        assertThat(archive.requests).allSatisfy(url -> assertThat(url.queryParameter("$filter")).contains("SENTINEL-2"));
    }

    /// The Copernicus dialect with another ceiling.
    private static ODataDialect withCeiling(int ceiling) {
        ObjectNode description = JsonNodeFactory.instance.objectNode().put("base", "cdse");
        description.putObject("paging").put("skipCeiling", ceiling);
        return ODataDialect.read(description);
    }
}
