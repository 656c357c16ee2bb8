package org.perigee.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perigee.odata.RequestWriterTest.area;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class SearchAreaTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void keepsASmallAreaAsItIs() {
        SearchArea area = SearchArea.of(area("POLYGON((5 45,6 45,6 46,5 46,5 45))"), 3000);
        assertThat(area.exact()).isTrue();
        assertThat(area.parts()).containsExactly("POLYGON((5 45,6 45,6 46,5 46,5 45))");
    }

    @Test
    void writesNumbersWithoutExponent() {
        assertThat(SearchArea.of(area("POINT(0.00000123 -1.0E-5)"), 3000).parts()).containsExactly("POINT(0.0000012 -0.00001)");
    }

    @Test
    void cutsAtTheAntimeridianWhatGoesBeyondIt() {
        SearchArea area = SearchArea.of(area("POLYGON((170 -10,190 -10,190 10,170 10,170 -10))"), 3000);
        assertThat(area.exact()).isTrue();
        assertThat(area.parts()).hasSize(2);
        assertThat(whole(area).getEnvelopeInternal().getWidth()).isEqualTo(360);
        assertThat(whole(area).getArea()).isEqualTo(400);
    }

    @Test
    void mendsASelfCrossingRing() {
        SearchArea area = SearchArea.of(area("POLYGON((0 0,2 2,2 0,0 2,0 0))"), 3000);
        assertThat(area.parts()).hasSize(2).allSatisfy(part -> assertThat(area(part).isValid()).isTrue());
    }

    @Test
    void makesALargeAreaSimplerWithoutLosingAnyOfIt() {
        long seed = 20_250_601L;
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Geometry detailed = star(random, 5000);
            SearchArea area = SearchArea.of(detailed, 3000);
            assertThat(area.exact()).as("seed %s", seed).isFalse();
            assertThat(whole(area).buffer(1e-6).covers(detailed)).as("seed %s round %s", seed, round).isTrue();
            assertThat(whole(area).getArea()).isLessThan(detailed.getEnvelope().getArea() * 1.5);
        }
    }

    @Test
    void keepsTheRequestWithinItsLimit() {
        Geometry detailed = star(new Random(7), 20_000);
        String url = new RequestWriter(URI.create("https://catalogue.example.org/odata/v1"), ODataDialect.named("cdse"))
                .url(ODataQuery.builder().collection("SENTINEL-2").area(detailed).build());
        assertThat(url.length()).isLessThanOrEqualTo(6000);
    }

    @Test
    void manyIslandsBecomeFewer() {
        Geometry[] islands = new Geometry[400];
        for (int i = 0; i < islands.length; i++) {
            islands[i] = FACTORY.createPoint(new Coordinate(i % 20, i / 20.0 % 20)).buffer(0.1);
        }
        Geometry archipelago = FACTORY.buildGeometry(List.of(islands));
        SearchArea area = SearchArea.of(archipelago, 3000);
        assertThat(area.exact()).isFalse();
        assertThat(whole(area).buffer(1e-6).covers(archipelago.union())).isTrue();
    }

    @Test
    void aLineIsAskedAsANarrowPolygon() {
        SearchArea area = SearchArea.of(area("LINESTRING(0 0,10 10)"), 3000);
        assertThat(area.exact()).isFalse();
        assertThat(whole(area).covers(area("LINESTRING(0 0,10 10)"))).isTrue();
        assertThat(area.parts()).allSatisfy(part -> assertThat(part).startsWith("POLYGON"));
    }

    @Test
    void refusesAnEmptyArea() {
        assertThatThrownBy(() -> SearchArea.of(area("POLYGON EMPTY"), 3000)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Geometry star(Random random, int points) {
        Coordinate[] ring = new Coordinate[points + 1];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double radius = 10 + random.nextDouble();
            ring[i] = new Coordinate(10 + radius * Math.cos(angle), 45 + radius * Math.sin(angle));
        }
        ring[points] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    private static Geometry whole(SearchArea area) {
        Geometry union = area(area.parts().getFirst());
        for (String part : area.parts()) {
            union = union.union(area(part));
        }
        return union;
    }
}
