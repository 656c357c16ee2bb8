package org.perigee.opensearch.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;

class AnswerReaderTest {

    private static final URI URL = URI.create("https://e.org/search?token=secret");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"ErrorMessage\":\"Unknown collection\",\"ErrorCode\":404}                        | NOT_FOUND   | Unknown collection",
        "{\"ErrorMessage\":\"Sign the licence\",\"ErrorCode\":3002}                         | PROTOCOL    | Sign the licence",
        "{\"detail\":{\"ErrorMessage\":\"Bad box\",\"ErrorCode\":400,\"ErrorDetail\":[]}}   | BAD_REQUEST | Bad box",
        "{\"feed\":{\"error\":{\"code\":\"400\",\"message\":\"undefined field\"}}}          | BAD_REQUEST | undefined field",
        "{\"anything\":1}                                                                   | PROTOCOL    | no list of features",
        "<errors><error>Too deep</error></errors>                                           | BAD_REQUEST | Too deep",
        "<html><head><title>Maintenance</title></head></html>                               | PROTOCOL    | Maintenance",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>                                  | PROTOCOL    | not whole",
        "{\"type\":\"FeatureCollection\",\"features\":[{                                    | PROTOCOL    | not whole",
        "Service unavailable                                                                | PROTOCOL    | Service unavailable"})
    void tellsErrorsThatComeAsSuccess(String body, FailureKind kind, String words) {
        AccessException failure = catchThrowableOfType(AccessException.class, () -> AnswerReader.read(body, URL));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.getMessage()).contains(words).doesNotContain("secret");
    }

    @Test
    void tellsOwsExceptionsByTheirCode() {
        String body = """
                <ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/2.0"><ows:Exception exceptionCode="NoApplicableCode">
                <ows:ExceptionText>Database down</ows:ExceptionText></ows:Exception></ows:ExceptionReport>""";
        AccessException failure = catchThrowableOfType(AccessException.class, () -> AnswerReader.read(body, URL));
        assertThat(failure.kind()).isEqualTo(FailureKind.SERVER);
        assertThat(failure.getMessage()).contains("Database down");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "[]   | none", "{}   | none", "null   | none", "{\"type\":null,\"coordinates\":null}   | none",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[0,0],[2,0],[2,1]]]}   | POLYGON ((0 0, 2 0, 2 1, 0 0))",
        "{\"type\":\"Polygon\",\"coordinates\":[[[[0,0],[2,0],[2,1],[0,0]]]]}   | POLYGON ((0 0, 2 0, 2 1, 0 0))",
        "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[2,0],[2,1],[0,0]]}   | POLYGON ((0 0, 2 0, 2 1, 0 0))",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[1,1],[1,1],[1,1]]]}   | POINT (1 1)",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,91],[2,0],[2,1],[0,91]]]}   | none",
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[5,6,700]}]}   | POINT (5 6)"})
    void repairsGeometries(String geometry, String expected) throws AccessException {
        SearchPage page = AnswerReader.read("{\"features\":[{\"id\":\"a\",\"properties\":{},\"geometry\":" + geometry + "}]}", URL);
        assertThat(page.entries().getFirst().findGeometry().map(Object::toString).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<georss:box>10 170 20 -170</georss:box>                            | POLYGON ((170 10, 190 10, 190 20, 170 20, 170 10))",
        "<georss:polygon> </georss:polygon><georss:point>45 7</georss:point> | POINT (7 45)",
        "<georss:polygon>-180 -90 -180 90 180 90</georss:polygon><georss:box>1 2 3 4</georss:box> | POLYGON ((2 1, 4 1, 4 3, 2 3, 2 1))",
        "<georss:polygon>1 2 3 4 5 2</georss:polygon>                        | POLYGON ((2 1, 4 3, 2 5, 2 1))"})
    void readsGeoRssWithLatitudeFirst(String place, String expected) throws AccessException {
        SearchPage page = AnswerReader.read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss/10"><entry><id>a</id>%s</entry></feed>"""
                .formatted(place), URL);
        assertThat(page.entries().getFirst().findGeometry().map(Object::toString)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"totalResults\":47,\"exactCount\":true}  | 47 | true", "{\"totalResults\":\"47\",\"exactCount\":0} | 47 | false",
        "{\"totalResults\":null,\"exactCount\":0} | -1 | false", "{} | -1 | ''"})
    void readsTotalsInAllShapes(String properties, long total, String exact) throws AccessException {
        SearchPage page = AnswerReader.read("{\"features\":[],\"properties\":" + properties + "}", URL);
        assertThat(page.counters().total().orElse(-1)).isEqualTo(total);
        assertThat(page.counters().exact()).isEqualTo(exact.isEmpty() ? null : Boolean.valueOf(exact));
    }

    @Test
    void readsCountersAndGroupedLinksOfOgcGeoJson() throws AccessException {
        SearchPage page = AnswerReader.read("""
                {"totalResults":3,"startIndex":1,"itemsPerPage":1,"features":[],
                 "properties":{"links":{"next":[{"href":"/search?i=2","type":"application/geo+json"}]}}}""", URL);
        assertThat(page.counters().total()).hasValue(3);
        assertThat(page.next()).contains(URI.create("https://e.org/search?i=2"));
    }

    @Test
    void countsEntriesWithoutAnIdentifier() throws AccessException {
        SearchPage page = AnswerReader.read("{\"features\":[{\"properties\":{}},null,{\"id\":7}]}", URL);
        assertThat(page.unread()).isEqualTo(2);
        assertThat(page.problem()).isNotBlank();
        assertThat(page.entries()).extracting(Entry::id).containsExactly("7");
    }
}
