package org.perigee.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.catalog.model.AreaReading.Kind;
import org.perigee.catalog.model.AreaReading.Place;
import org.perigee.catalog.model.AreaReading.Refused;

class AreaReaderTest {

    private final AreaReader reader = AreaReader.standard();

    @ParameterizedTest
    @ValueSource(strings = {"POLYGON((10 45,12 45,12 47,10 47,10 45))", "  polygon ((10 45, 12 45, 12 47, 10 47, 10 45))\n",
        "SRID=4326;POLYGON((10 45,12 45,12 47,10 47,10 45))", "geography'SRID=4326;POLYGON ((10 45,12 45,12 47,10 47,10 45))'",
        "POLYGON Z ((10 45 1,12 45 2,12 47 3,10 47 4,10 45 1))", "10,45,12,47", " 10.0 , 45 , 1.2e1 , +47 ", "[10, 45, 12, 47]", "10 45 12 47",
        "{\"type\":\"Polygon\",\"coordinates\":[[[10,45],[12,45],[12,47],[10,47],[10,45]]]}",
        "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[10,45,7],[12,45],[12,47],[10,47],[10,45,7]]]}}",
        "\uFEFF{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"features\":["
                + "{\"type\":\"Feature\",\"geometry\":null},{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":"
                + "[[[[10,45],[12,45],[12,46],[10,46],[10,45]]],[[[10,46],[12,46],[12,47],[10,47],[10,46]]]]}}]}"})
    void readsTheSameAreaFromEveryForm(String text) {
        Footprint area = reader.read(text).findArea().orElseThrow(() -> new AssertionError(reader.read(text)));
        assertThat(area.bounds()).isEqualTo(new BoundingBox(10, 45, 12, 47));
        assertThat(area.contains(11, 46.5)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"170,-20,-170,-10", "POLYGON((170 -20,-170 -20,-170 -10,170 -10,170 -20))", "POLYGON((170 -20,190 -20,190 -10,170 -10,170 -20))",
        "MULTIPOLYGON(((170 -20,180 -20,180 -10,170 -10,170 -20)),((-180 -20,-170 -20,-170 -10,-180 -10,-180 -20)))"})
    void readsAreasAcrossTheAntimeridian(String text) {
        assertThat(reader.read(text).findArea()).map(Footprint::bounds).contains(new BoundingBox(170, -20, -170, -10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POINT(5 6)", "LINESTRING(5 6, 7 8)", "MULTIPOINT((5 6),(7 8))", "GEOMETRYCOLLECTION(POINT(5 6),LINESTRING(5 6,7 8))",
        "{\"type\":\"Point\",\"coordinates\":[5,6]}", "{\"type\":\"MultiLineString\",\"coordinates\":[[[5,6],[7,8]]]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"MultiPoint\",\"coordinates\":[[5,6]]}]}",
        "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))"})
    void readsPointsLinesAndHoles(String text) {
        assertThat(reader.read(text).findArea()).hasValueSatisfying(area -> assertThat(area.contains(5, 6)).isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POLYGON((10 45,12 45,12 47,10 47)) | UNCLOSED | ends at longitude 10, latitude 47",
        "{\"type\":\"Polygon\",\"coordinates\":[[[10,45],[12,45],[12,47]]]} | UNCLOSED | begins at longitude 10, latitude 45",
        "POLYGON((10 45,12 45,10 45)) | TOO_FEW_POINTS | 3 points",
        "POLYGON((10 45,12 45,10 45,10 45)) | TOO_FEW_POINTS | three different corners",
        "LINESTRING(1 1) | TOO_FEW_POINTS | two points",
        "POLYGON((0 0,2 2,2 0,0 2,0 0)) | SELF_CROSSING | near longitude 1, latitude 1",
        "POLYGON((178 0,-178 4,-178 0,178 4,178 0)) | SELF_CROSSING | near longitude 180, latitude 2",
        "POLYGON((0 0,2 0,2 2,0 2,0 0),(5 5,6 5,6 6,5 6,5 5)) | MISPLACED_HOLE | near longitude 5, latitude 5",
        "POLYGON((45 110,45 112,47 112,47 110,45 110)) | SWAPPED | longitude 45, latitude 110",
        "45,110,47,112 | SWAPPED | longitude 45, latitude 110",
        "POINT(500 20) | OUT_OF_RANGE | longitude 500",
        "{\"type\":\"Point\",\"coordinates\":[200,95]} | OUT_OF_RANGE | latitude 95",
        "10,47,12,45 | OUT_OF_RANGE | south edge",
        "170,-20,190,-10 | OUT_OF_RANGE | antimeridian",
        "SRID=3857;POINT(1 1) | OTHER_REFERENCE_SYSTEM | EPSG:3857",
        "{\"type\":\"Point\",\"coordinates\":[1,1],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2154\"}}} | OTHER_REFERENCE_SYSTEM | EPSG:2154",
        "POLYGON EMPTY | EMPTY | no area",
        "{\"type\":\"FeatureCollection\",\"features\":[]} | EMPTY | no area",
        "{\"type\":\"Polygon\",\"coordinates\":[]} | EMPTY | no points",
        "POLYGON((10 45,12 | NOT_UNDERSTOOD | well-known text",
        "POINT(1 1) POINT(2 2) | NOT_UNDERSTOOD | POINT(2 2)",
        "Toulouse | NOT_UNDERSTOOD | box",
        "1,2,3 | NOT_UNDERSTOOD | box",
        "{\"type\":\"Polygon\", | NOT_UNDERSTOOD | line 1",
        "{\"a\":1} | NOT_UNDERSTOOD | \"type\" is missing",
        "{\"type\":\"Circle\"} | NOT_UNDERSTOOD | \"Circle\"",
        "{\"type\":\"Point\",\"coordinates\":[\"1\",2]} | NOT_UNDERSTOOD | position",
        "{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]} | NOT_UNDERSTOOD | position",
        "{\"type\":\"Polygon\",\"coordinates\":7} | NOT_UNDERSTOOD | nested"})
    void saysExactlyWhatIsWrong(String text, Kind kind, String words) {
        assertThat(reader.read(text)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).as(refused.sentence()).isEqualTo(kind);
            assertThat(refused.sentence()).contains(words);
        });
    }

    @Test
    void namesThePlaceForAMarkOnTheMap() {
        assertThat(reader.read("POLYGON((0 0,2 2,2 0,0 2,0 0))"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.findPlace()).contains(new Place(1, 1)));
    }

    @Test
    void refusesWhatIsTooLarge() {
        AreaReader small = new AreaReader(60, 4);
        assertThat(small.read("POINT(1 1)".repeat(10))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(small.read("LINESTRING(1 1,2 2,3 3,4 4,5 5)"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(small.read("LINESTRING(1 1,2 2,3 3,4 4)").findArea()).isPresent();
        assertThat(AreaReader.standard().read("{\"a\":".repeat(5_000))).isInstanceOf(Refused.class);
        assertThat(AreaReader.standard().read("GEOMETRYCOLLECTION(".repeat(100_000))).isInstanceOf(Refused.class);
    }
}
