package org.perigee.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.odata.ProductEntry.Digest;

class AnswerReaderTest {

    private static ProductEntry product(String fields) throws AnswerException {
        return AnswerReader.page("{\"value\":[{\"Id\":\"1\",\"Name\":\"S2A_X.SAFE\"" + (fields.isEmpty() ? "" : "," + fields) + "}]}").products().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"Footprint\":\"geography'SRID=4326;POLYGON ((1 2, 3 2, 3 4, 1 2))'\"",
        "\"Footprint\":\"geography'SRID=4326;Polygon((1.000 2,3 2,3 4,1 2))'\"",
        "\"Footprint\":\"geography'srid=4326; MultiPolygon (((1 2,3 2,3 4,1 2)))'\"",
        "\"Footprint\":\"POLYGON((1 2,3 2,3 4))\"",
        "\"Footprint\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,2,100],[3,4]]]}",
        "\"Footprint\":null,\"GeoFootprint\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,2],[3,2],[3,4],[1,2]]]]}",
        "\"Footprint\":\"geography'SRID=4326;NONSENSE'\",\"GeoFootprint\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,2],[3,4],[1,2]]]}",
        "\"ContentGeometry\":\"<gml:Polygon><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>2,1 2,3 4,3 2,1</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>\"",
        "\"ContentGeometry\":\"<g:Polygon><g:exterior><g:LinearRing><g:posList dim='2'>2 1 2 3 4 3 2 1</g:posList></g:LinearRing></g:exterior></g:Polygon>\""})
    void readsAFootprintInEveryFormInLongitudeAndLatitude(String footprint) throws AnswerException {
        assertThat(product(footprint).footprint().getEnvelopeInternal().toString()).isEqualTo("Env[1.0 : 3.0, 2.0 : 4.0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Footprint\":null", "\"Footprint\":\"\"", "\"Footprint\":{}", "\"Footprint\":\"geography'SRID=3857;POINT(1 2)'\"",
        "\"GeoFootprint\":{\"type\":\"Polygon\",\"coordinates\":[[[1,\"x\"]]]}", "\"Footprint\":\"POLYGON EMPTY\"",
        "\"ContentGeometry\":\"<gml:Polygon/>\"", "\"Footprint\":17"})
    void livesWithoutAFootprintThatCannotBeRead(String footprint) throws AnswerException {
        assertThat(product(footprint).findFootprint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"2025-06-01T10:20:30Z,2025-06-01T10:20:30Z", "2025-06-01T10:20:30.123456Z,2025-06-01T10:20:30.123456Z",
        "2025-06-01T10:20:30.123,2025-06-01T10:20:30.123Z", "2025-06-01T12:20:30+02:00,2025-06-01T10:20:30Z",
        "/Date(1748773230000)/,2025-06-01T10:20:30Z", "/Date(1748773230000+0000)/,2025-06-01T10:20:30Z", "yesterday,none", "'',none"})
    void readsInstantsInEveryForm(String text, Instant expected) throws AnswerException {
        assertThat(product("\"ContentDate\":{\"Start\":\"" + text + "\"}").dates().start()).isEqualTo(expected);
    }

    @Test
    void bringsSwappedTimesInOrder() throws AnswerException {
        var dates = product("\"ContentDate\":{\"Start\":\"2025-06-01T10:00:00Z\",\"End\":\"2025-06-01T09:00:00Z\"}").dates();
        assertThat(dates.start()).isBefore(dates.end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "\"9999-12-31T23:59:59.999999Z\"", "\"2262-04-11T23:47:16Z\""})
    void readsNeverAsNever(String eviction) throws AnswerException {
        assertThat(product("\"EvictionDate\":" + eviction).dates().eviction()).isNull();
    }

    @Test
    void readsChecksumsAsListOrObject() throws AnswerException {
        assertThat(product("\"Checksum\":[{\"Algorithm\":\"MD5\",\"Value\":\"aa\"},{\"Algorithm\":\"BLAKE3\",\"Value\":\"bb\"},{\"Value\":\"\"},{}]")
                .file().checksums()).containsExactly(new Digest("MD5", "aa"), new Digest("BLAKE3", "bb"));
        assertThat(product("\"Checksum\":{\"Algorithm\":\"MD5\",\"Value\":\"aa\"}").file().checksums()).containsExactly(new Digest("MD5", "aa"));
        assertThat(product("\"Checksum\":[]").file().checksums()).isEmpty();
        assertThat(product("").file().checksums()).isEmpty();
    }

    @Test
    void readsLengthsAsNumberOrTextAndZeroAsUnknown() throws AnswerException {
        assertThat(product("\"ContentLength\":7000000000").file().length()).hasValue(7_000_000_000L);
        assertThat(product("\"ContentLength\":\"7000000000\"").file().length()).hasValue(7_000_000_000L);
        assertThat(product("\"ContentLength\":0").file().length()).isEmpty();
        assertThat(product("\"ContentLength\":null").file().length()).isEmpty();
    }

    @Test
    void typesAttributesByWhatTheyAreAndByWhatTheySayTheyAre() throws AnswerException {
        assertThat(product("""
                "Attributes":[{"Name":"a","Value":7,"ValueType":"Integer"},{"Name":"b","Value":"7","ValueType":"Integer"},
                {"Name":"c","Value":"2.3","ValueType":"Integer"},{"Name":"d","Value":3,"ValueType":"Double"},
                {"Name":"e","Value":"x","ValueType":"Integer"},{"Name":"f","Value":"true","ValueType":"Boolean"},{"Name":"g","Value":"7"},
                {"Name":"h","Value":null},{"Value":"no name"},{"Name":"a","Value":8}]""").attributes())
                .isEqualTo(Map.of("a", 7L, "b", 7L, "c", 2.3, "d", 3.0, "e", "x", "f", true, "g", "7"));
        assertThat(product("\"Attributes\":{\"results\":[{\"Name\":\"Product type\",\"Value\":\"GRD\"}]}").attributes())
                .isEqualTo(Map.of("Product type", "GRD"));
        assertThat(product("\"Attributes\":{\"__deferred\":{\"uri\":\"x\"}}").attributes()).isEmpty();
    }

    @Test
    void readsAssetsAndLocationsOfBothForms() throws AnswerException {
        var places = product("""
                "Online":false,"S3Path":"/eodata/x","Assets":[{"Type":"QUICKLOOK","Id":"q","DownloadLink":"https://example.org/q"}],
                "Quicklooks":[{"Image":"browse.png"}],"Locations":[{"FormatType":"Compressed","DownloadLink":"https://example.org/z",
                "ContentLength":5,"S3Path":"/eodata/x.zip"}]""").places();
        assertThat(places.online()).isFalse();
        assertThat(places.assets()).extracting(ProductEntry.ProductAsset::link).containsExactly("https://example.org/q", "");
        assertThat(places.locations().getFirst().length()).hasValue(5);
    }

    @Test
    void readsTheSecondVersionsWrapper() throws AnswerException {
        ProductPage page = AnswerReader.page("""
                {"d":{"__count":"2","__next":"https://example.org/next","results":[{"Id":"1","Name":"a"},{"Id":"2","Name":"b"}]}}""");
        assertThat(page.products()).hasSize(2);
        assertThat(page.count()).hasValue(2);
        assertThat(page.nextLink()).contains("https://example.org/next");
    }

    @Test
    void countsWhatItCannotReadAndSaysWhy() throws AnswerException {
        ProductPage page = AnswerReader.page("{\"value\":[{\"Id\":\"1\",\"Name\":\"a\"},{\"Name\":\"b\"},5]}");
        assertThat(page.products()).hasSize(1);
        assertThat(page.unreadable()).isEqualTo(2);
        assertThat(page.problem()).isEqualTo("The product has no Id");
    }

    @Test
    void saysThatLowerCaseFieldsAreNoDialectItKnows() {
        assertThatThrownBy(() -> AnswerReader.page("{\"value\":[{\"id\":\"1\",\"name\":\"S2A_X.zip\",\"offline\":true}]}"))
                .isInstanceOf(AnswerException.class).hasMessageContaining("lower case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "47", "null", "\"text\"", "{}", "{\"detail\":{\"message\":\"No\"}}", "{\"error\":{\"message\":{\"value\":\"No\"}}}",
        "<html><title>Maintenance</title></html>", "{\"value\":[{\"Id\":\"1\"", "{\"feed\":{}}"})
    void refusesWhatIsNoListOfProducts(String body) {
        assertThatThrownBy(() -> AnswerReader.page(body)).isInstanceOf(AnswerException.class).hasMessageContaining("no list of products");
    }

    @Test
    void readsNodesUnderAnyKey() throws AnswerException {
        String node = "[{\"Id\":\"x\",\"Name\":\"manifest.safe\",\"ContentLength\":5,\"ChildrenNumber\":0,\"Nodes\":{\"uri\":\"u\"}}]";
        for (String body : List.of("{\"result\":" + node + "}", "{\"value\":" + node + "}", "{\"d\":{\"results\":" + node + "}}")) {
            assertThat(AnswerReader.nodes(body, "result")).singleElement().satisfies(each -> assertThat(each.name()).isEqualTo("manifest.safe"));
        }
    }
}
