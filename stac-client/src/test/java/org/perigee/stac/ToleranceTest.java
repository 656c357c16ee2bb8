package org.perigee.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perigee.stac.StacServer.tree;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is required of a document but an id.
class ToleranceTest {

    private static final URI SOURCE = URI.create("https://example.org/c/items/a.json");

    @ParameterizedTest
    @CsvSource({"2025-01-02T03:04:05Z,2025-01-02T03:04:05Z", "2025-01-02T03:04:05+02:00,2025-01-02T01:04:05Z",
        "2025-01-02T03:04:05.123456+0000,2025-01-02T03:04:05.123456Z", "2025-01-02T03:04:05,2025-01-02T03:04:05Z",
        "2025-01-02 03:04,2025-01-02T03:04:00Z", "2025-01-02,2025-01-02T00:00:00Z", "2025-01-02T03:04:05.1234567891Z,2025-01-02T03:04:05.123456789Z",
        "9999-12-31T23:59:59.999999Z,9999-12-31T23:59:59.999999Z", "2016-12-31T23:59:60Z,2016-12-31T23:59:59Z",
        "2025-01-02T03:04:05Z/2025-01-03T00:00:00Z,2025-01-02T03:04:05Z"})
    void readsDatesInAllShapes(String text, Instant expected) {
        assertThat(Timestamps.first(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "null", "2025", "2025-13-01", "06/25/2024", "yesterday", "2025-01-02T25:00:00Z"})
    void readsNothingIntoSenselessDates(String text) {
        assertThat(Timestamps.first(text)).isEmpty();
    }

    @Test
    void endsADayAtItsEnd() {
        assertThat(Timestamps.last("2025-01-02")).contains(Instant.parse("2025-01-02T23:59:59.999Z"));
        assertThat(Timestamps.last("2025-01-02/2025-01-05T01:00:00Z")).contains(Instant.parse("2025-01-05T01:00:00Z"));
    }

    @Test
    void readsAnItemWithNothingInIt() {
        StacItem item = StacItem.of(tree("{'id':7,'geometry':{},'properties':null,'assets':[],'links':null}"), SOURCE);
        assertThat(item.id()).isEqualTo("7");
        assertThat(item.start()).isEmpty();
        assertThat(item.assets()).isEmpty();
        assertThat(item.base()).isEqualTo(SOURCE);
    }

    @Test
    void takesATextForAListOfOne() {
        StacItem item = StacItem.of(tree("{'id':'a','assets':{'x':{'href':'x.tif','roles':'data'},'y':{'title':'nowhere'}}}"), SOURCE);
        assertThat(item.assets()).extracting(StacAsset::roles).containsExactly(List.of("data"));
    }

    @ParameterizedTest
    @CsvSource({"'../other/a b[1].tif',https://example.org/c/other/a%20b%5B1%5D.tif", "'s3://bucket/key',s3://bucket/key",
        "'https://h.example.org/a?x={y}|z',https://h.example.org/a?x=%7By%7D%7Cz"})
    void makesAddressesAbsolute(String href, URI expected) {
        assertThat(StacItem.of(tree("{'id':'a'}"), SOURCE).resolve(href)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"s3://bucket/item.json,https://example.org/c/items/x", "./self.json,https://example.org/c/items/x",
        "https://other.example.org/b/item.json,https://other.example.org/b/x"})
    void resolvesAgainstAUsableSelfLinkOnly(String self, URI expected) {
        StacItem item = StacItem.of(tree("{'id':'a','links':[{'rel':'self','href':'" + self + "'}]}"), SOURCE);
        assertThat(item.resolve("x")).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"https://api.stacspec.org/v1.0.0-rc.2/item-search#filter,FILTER", "https://api.stacspec.org/v1.1.0/core,CORE",
        "http://www.opengis.net/spec/cql2/1.0/req/cql2-text,CQL2_TEXT", "http://www.opengis.net/spec/cql2/0.0/conf/cql2-json,CQL2_JSON",
        "https://api.stacspec.org/v1.0.0-beta.1/item-search/,ITEM_SEARCH"})
    void comparesConformanceWithoutVersions(String uri, ConformanceClass expected) {
        assertThat(ConformanceClass.of(uri)).contains(expected);
        Conformance adjusted = Conformance.of(List.of(uri, "https://example.org/own")).adjusted(java.util.Set.of(ConformanceClass.SORT), java.util.Set.of(expected));
        assertThat(adjusted.classes()).containsExactly(ConformanceClass.SORT);
    }
}
