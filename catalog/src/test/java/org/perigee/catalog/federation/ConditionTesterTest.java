package org.perigee.catalog.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.PropertyFilter.Operator;

class ConditionTesterTest {

    private static final Provider PROVIDER = new Provider("p", "P", Protocol.ODATA, URI.create("https://example.org"), Status.LIVE, "", "", true,
            "", "", "", null, Limits.DEFAULT, Map.of("sentinel-2-l2a", new CollectionMapping("things", Map.of(Properties.PRODUCT_TYPE, "S2MSI2A")),
                    "sentinel-2-l1c", new CollectionMapping("", Map.of(Properties.PRODUCT_TYPE, "S2MSI1C"))), null);

    private static final Item ITEM = TestItems.item("p", "id-1").title("S2A_MSIL2A_20230101T105441_N0509_R051_T31TCJ_20230101T134803.SAFE")
            .footprint(Footprint.of(new BoundingBox(10, 10, 11, 11)))
            .property(Properties.CLOUD_COVER, 20L).property(Properties.PRODUCT_TYPE, "S2MSI2A").property(Properties.PLATFORM, "sentinel-2a")
            .property(Properties.POLARIZATIONS, List.of("VV", "VH")).property(Properties.RELATIVE_ORBIT, "51")
            .property(Properties.PUBLISHED, "2023-01-02T00:00:00.000Z").property("flag", true).build();

    @Test
    void testsTheArea() {
        assertThat(meets(new Condition.Area(Footprint.of(new BoundingBox(11, 11, 12, 12))))).as("sharing a corner").isTrue();
        assertThat(meets(new Condition.Area(Footprint.of(new BoundingBox(11.1, 11, 12, 12))))).isFalse();
        Item nowhere = TestItems.item("p", "x").build();
        assertThat(ConditionTester.of(List.of(new Condition.Area(Footprint.point(10, 10))), PROVIDER).test(nowhere)).isFalse();
    }

    @Test
    void testsTheTimeAsOverlap() {
        assertThat(meets(new Condition.Time(new TimeRange(Instant.parse("2025-06-01T12:00:20Z"), null)))).as("the last instant").isTrue();
        assertThat(meets(new Condition.Time(new TimeRange(Instant.parse("2025-06-01T12:00:21Z"), null)))).isFalse();
        assertThat(meets(new Condition.Time(new TimeRange(null, Instant.parse("2025-06-01T12:00:00Z"))))).isTrue();
    }

    @Test
    void knowsWhatTheProviderCallsACollection() {
        assertThat(meets(new Condition.Collections(Set.of("sentinel-2-l2a")))).isTrue();
        assertThat(meets(new Condition.Collections(Set.of("Things")))).isTrue();
        assertThat(meets(new Condition.Collections(Set.of("sentinel-2-l1c", "sentinel-1-grd")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"EQUAL,20,true", "EQUAL,20.5,false", "NOT_EQUAL,20,false", "NOT_EQUAL,21,true", "LESS,20,false", "LESS,20.1,true",
        "LESS_OR_EQUAL,20,true", "GREATER,19.9,true", "GREATER,20,false", "GREATER_OR_EQUAL,20,true"})
    void comparesNumbers(Operator operator, double value, boolean met) {
        assertThat(meets(new PropertyFilter.Compare(Properties.CLOUD_COVER, operator, value))).isEqualTo(met);
    }

    @Test
    void comparesWhatAServerWroteAsText() {
        assertThat(meets(PropertyFilter.equal(Properties.RELATIVE_ORBIT, 51L))).isTrue();
        assertThat(meets(new PropertyFilter.Compare(Properties.RELATIVE_ORBIT, Operator.LESS, 100L))).as("as numbers, not as text").isTrue();
        assertThat(meets(PropertyFilter.equal(Properties.PLATFORM, 2L))).isFalse();
    }

    @Test
    void comparesTextWithoutRegardToCase() {
        assertThat(meets(PropertyFilter.equal(Properties.PLATFORM, "Sentinel-2A"))).isTrue();
        assertThat(meets(PropertyFilter.equal(Properties.PLATFORM, "Sentinel-2"))).isFalse();
    }

    @Test
    void comparesInstantsAndBooleans() {
        assertThat(meets(new PropertyFilter.Compare(Properties.PUBLISHED, Operator.EQUAL, Instant.parse("2023-01-02T00:00:00Z")))).isTrue();
        assertThat(meets(new PropertyFilter.Compare(Properties.PUBLISHED, Operator.GREATER, Instant.parse("2023-01-02T00:00:00Z")))).isFalse();
        assertThat(meets(new PropertyFilter.Compare(Properties.PLATFORM, Operator.GREATER, Instant.EPOCH))).as("no instant").isFalse();
        assertThat(meets(new PropertyFilter.Compare("datetime", Operator.LESS, Instant.parse("2026-01-01T00:00:00Z")))).isTrue();
        assertThat(meets(PropertyFilter.equal("flag", true))).isTrue();
    }

    @Test
    void looksIntoLists() {
        assertThat(meets(PropertyFilter.equal(Properties.POLARIZATIONS, "vh"))).isTrue();
        assertThat(meets(PropertyFilter.equal(Properties.POLARIZATIONS, "HH"))).isFalse();
        assertThat(meets(new PropertyFilter.Compare(Properties.POLARIZATIONS, Operator.NOT_EQUAL, "VH"))).isFalse();
        assertThat(meets(new PropertyFilter.In(Properties.POLARIZATIONS, List.of("HH", "VV")))).isTrue();
    }

    @Test
    void choosesFromSeveral() {
        assertThat(meets(new PropertyFilter.In(Properties.CLOUD_COVER, List.of(5, 20.0)))).isTrue();
        assertThat(meets(new PropertyFilter.In(Properties.PLATFORM, List.of("sentinel-2b", "sentinel-2c")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"s2msi*,true", "*2A,true", "S2*2*,true", "S2MSI,false", "S2.SI2A,false", "'',false", "*,true"})
    void matchesPatterns(String pattern, boolean met) {
        assertThat(meets(new PropertyFilter.Like(Properties.PRODUCT_TYPE, pattern))).isEqualTo(met);
    }

    @Test
    void isNotMetByAnItemThatDoesNotSay() {
        assertThat(meets(new PropertyFilter.Compare("absent", Operator.NOT_EQUAL, "x"))).isFalse();
        assertThat(meets(new PropertyFilter.Like("absent", "*"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S2A_MSIL2A_20230101T105441_N0509_R051_T31TCJ_20230101T134803.SAFE",
        "s2a_msil2a_20230101T105441_N0509_R051_T31TCJ_20230101T134803", "S2A_MSIL2A_20230101T105441_N0509_R051_T31TCJ_20230101T134803.SAFE.zip",
        "S2A_*_T31TCJ_*", "*T31TCJ*.SAFE", "*T31TCJ*.zip", "id-1", "ID*"})
    void knowsANameInAllItsForms(String pattern) {
        assertThat(meets(new Condition.Names(List.of("nothing", pattern)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S2A_MSIL2A_20230101T105441_N0510_R051_T31TCJ_20230101T134803.SAFE", "S2A_*_T31TCK_*", "T31TCJ"})
    void knowsAnotherNameForAnother(String pattern) {
        assertThat(meets(new Condition.Names(List.of(pattern)))).isFalse();
    }

    private static boolean meets(PropertyFilter filter) {
        return meets(new Condition.Property(filter));
    }

    private static boolean meets(Condition condition) {
        return ConditionTester.of(List.of(condition), PROVIDER).test(ITEM);
    }
}
