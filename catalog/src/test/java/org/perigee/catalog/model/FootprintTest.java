package org.perigee.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class FootprintTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void leavesAnOrdinaryPolygonAsItIs() {
        Footprint footprint = footprint("POLYGON ((10 45, 12 45, 12 47, 10 47, 10 45))");
        assertThat(footprint.geometry().toText()).isEqualTo("POLYGON ((10 45, 12 45, 12 47, 10 47, 10 45))");
        assertThat(footprint.bounds()).isEqualTo(new BoundingBox(10, 45, 12, 47));
        assertThat(footprint.contains(12, 47)).as("its corner").isTrue();
        assertThat(footprint.contains(12.001, 47)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLYGON ((176 10, -178 10, -178 12, 176 12, 176 10))", "POLYGON ((176 10, 182 10, 182 12, 176 12, 176 10))",
        "POLYGON ((-184 10, -178 10, -178 12, -184 12, -184 10))", "POLYGON ((-178 10, -178 12, 176 12, 176 10, -178 10))",
        "MULTIPOLYGON (((176 10, 180 10, 180 12, 176 12, 176 10)), ((-180 10, -178 10, -178 12, -180 12, -180 10)))",
        "POLYGON ((176 10, 180 10, -180 10, -178 10, -178 12, -180 12, 180 12, 176 12, 176 10))"})
    void knowsOneCrossingOfTheAntimeridianInAllItsForms(String wkt) {
        Footprint footprint = footprint(wkt);
        assertThat(footprint.bounds()).isEqualTo(new BoundingBox(176, 10, -178, 12));
        assertThat(footprint.geometry().getNumGeometries()).isEqualTo(2);
        assertThat(footprint.geometry().getArea()).isCloseTo(12, within(1e-9));
        assertThat(footprint.contains(179, 11)).isTrue();
        assertThat(footprint.contains(-179, 11)).isTrue();
        assertThat(footprint.contains(180, 11)).isTrue();
        assertThat(footprint.contains(-180, 11)).isTrue();
        assertThat(footprint.contains(0, 11)).isFalse();
        assertThat(footprint.outlines()).hasSize(2).allSatisfy(outline -> assertThat(outline).hasSize(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))", "POLYGON ((0 -90, 360 -90, 360 90, 0 90, 0 -90))",
        "POLYGON ((-180 -90, 0 -90, 180 -90, 180 0, 180 90, -180 90, -180 0, -180 -90))",
        "POLYGON ((-179.99 -89.9, 179.99 -89.9, 179.99 89.9, -179.99 89.9, -179.99 -89.9))"})
    void doesNotTakeTheWholeWorldForACrossing(String wkt) {
        Footprint footprint = footprint(wkt);
        assertThat(footprint.bounds().width()).isGreaterThan(359.9);
        assertThat(footprint.bounds().crossesAntimeridian()).isFalse();
        assertThat(footprint.contains(0, 0)).isTrue();
        assertThat(footprint.contains(-100, 60)).isTrue();
        assertThat(footprint.geometry().getArea()).isGreaterThan(64_000);
    }

    @Test
    void takesABandRoundTheWorldAsSuch() {
        Footprint band = footprint("POLYGON ((-180 -10, 180 -10, 180 10, -180 10, -180 -10))");
        assertThat(band.contains(3, 0)).isTrue();
        assertThat(band.contains(3, 11)).isFalse();
        assertThat(band.bounds()).isEqualTo(new BoundingBox(-180, -10, 180, 10));
    }

    @Test
    void takesAThinBoxAcrossTheAntimeridianAsACrossing() {
        Footprint strip = footprint("POLYGON ((-179.9 10, 179.9 10, 179.9 12, -179.9 12, -179.9 10))");
        assertThat(strip.bounds()).isEqualTo(new BoundingBox(179.9, 10, -179.9, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLYGON ((-180 70, -90 70, 0 70, 90 70, 180 70, -180 70))", "POLYGON ((10 70, 100 70, -170 70, -80 70, 10 70))",
        "POLYGON ((10 70, -80 70, -170 70, 100 70, 10 70))", "POLYGON ((-180 70, 0 70, 180 70, 180 90, -180 90, -180 70))"})
    void leadsARingRoundAPoleOverThePole(String wkt) {
        Footprint cap = footprint(wkt);
        assertThat(cap.bounds()).isEqualTo(new BoundingBox(-180, 70, 180, 90));
        assertThat(cap.contains(0, 90)).isTrue();
        assertThat(cap.contains(33, 80)).isTrue();
        assertThat(cap.contains(-179, 71)).isTrue();
        assertThat(cap.contains(33, 69)).isFalse();
        assertThat(cap.geometry().getArea()).isCloseTo(7200, within(1e-6));
    }

    @Test
    void leadsASouthernRingOverTheSouthPole() {
        assertThat(footprint("POLYGON ((10 -70, 100 -75, -170 -70, -80 -75, 10 -70))").contains(50, -89)).isTrue();
    }

    @Test
    void keepsHolesAcrossTheAntimeridian() {
        Footprint ring = footprint("POLYGON ((170 0, -170 0, -170 20, 170 20, 170 0), (178 8, -178 8, -178 12, 178 12, 178 8))");
        assertThat(ring.contains(179, 10)).isFalse();
        assertThat(ring.contains(-179, 10)).isFalse();
        assertThat(ring.contains(175, 10)).isTrue();
        assertThat(ring.contains(-175, 10)).isTrue();
        assertThat(ring.geometry().getArea()).isCloseTo(20 * 20 - 4 * 4, within(1e-9));
    }

    @Test
    void placesAHoleOnOneSideOnly() {
        Footprint ring = footprint("POLYGON ((170 0, 190 0, 190 20, 170 20, 170 0), (-175 8, -173 8, -173 12, -175 12, -175 8))");
        assertThat(ring.contains(-174, 10)).isFalse();
        assertThat(ring.contains(-176, 10)).isTrue();
    }

    @Test
    void drawsASelfCrossingRingAsItIsAndMendsItForComputing() {
        Footprint bow = footprint("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))");
        assertThat(bow.geometry().isValid()).isFalse();
        assertThat(bow.valid().isValid()).isTrue();
        assertThat(bow.contains(0.2, 1)).isTrue();
        assertThat(bow.contains(1.8, 1)).isTrue();
        assertThat(bow.contains(1, 1.8)).isFalse();
    }

    @Test
    void mendsASelfCrossingRingAcrossTheAntimeridian() {
        Footprint bow = footprint("POLYGON ((179 0, -179 2, -179 0, 179 2, 179 0))");
        assertThat(bow.contains(179.2, 1)).isTrue();
        assertThat(bow.contains(-179.2, 1)).isTrue();
        assertThat(bow.contains(179.9, 1.8)).isFalse();
        assertThat(bow.bounds()).isEqualTo(new BoundingBox(179, 0, -179, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLYGON ((10 0, 20 10, 10 0, 10 0))", "POLYGON ((170 0, -170 20, 170 0, 170 0))"})
    void findsANeedleWithoutAnArea(String wkt) {
        Footprint needle = footprint(wkt);
        assertThat(needle.valid().isEmpty()).isFalse();
        assertThat(needle.intersects(Footprint.of(needle.bounds()))).isTrue();
        assertThat(needle.intersects(Footprint.of(new BoundingBox(-60, -60, -50, -50)))).isFalse();
    }

    @Test
    void cutsATrackAtTheAntimeridian() {
        Footprint track = footprint("LINESTRING (170 -10, 178 0, -174 10)");
        assertThat(track.geometry().getNumGeometries()).isEqualTo(2);
        assertThat(track.bounds()).isEqualTo(new BoundingBox(170, -10, -174, 10));
        assertThat(track.intersects(Footprint.of(new BoundingBox(-180, 0, -170, 20)))).isTrue();
        assertThat(track.intersects(Footprint.of(new BoundingBox(0, -20, 10, 20)))).isFalse();
    }

    @Test
    void takesPointsAndMixedCollections() {
        assertThat(Footprint.point(190, 5).geometry().getCoordinate().x).isEqualTo(-170);
        assertThat(Footprint.point(180, 5).bounds()).isEqualTo(new BoundingBox(180, 5, 180, 5));
        Footprint mixed = footprint("GEOMETRYCOLLECTION (POINT (5 5), LINESTRING (20 20, 21 21), POLYGON ((178 0, -178 0, -178 2, 178 2, 178 0)))");
        assertThat(mixed.contains(5, 5)).isTrue();
        assertThat(mixed.contains(20.5, 20.5)).isTrue();
        assertThat(mixed.contains(-179, 1)).isTrue();
        assertThat(mixed.contains(6, 5)).isFalse();
        assertThat(footprint("POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4))").intersects(mixed)).isTrue();
        assertThat(mixed.outlines()).hasSize(4);
        assertThat(footprint("MULTIPOINT ((1 1), (2 2))").contains(2, 2)).isTrue();
    }

    @Test
    void touchesAcrossTheAntimeridian() {
        Footprint west = Footprint.of(new BoundingBox(170, 0, 180, 10));
        Footprint east = Footprint.of(new BoundingBox(-180, 5, -170, 15));
        Footprint farEast = Footprint.of(new BoundingBox(-180, 11, -170, 15));
        assertThat(west.intersects(east)).isTrue();
        assertThat(east.intersects(west)).isTrue();
        assertThat(west.intersects(farEast)).isFalse();
        assertThat(west.contains(-180, 5)).isTrue();
        assertThat(new BoundingBox(170, 0, 180, 10).contains(-180, 5)).isTrue();
        assertThat(new BoundingBox(170, 0, 179, 10).contains(-180, 5)).isFalse();
    }

    @Test
    void makesTwoPartsOfABoxAcrossTheAntimeridian() {
        assertThat(Footprint.of(new BoundingBox(170, -5, -175, 5)).bounds()).isEqualTo(new BoundingBox(170, -5, -175, 5));
        assertThat(Footprint.of(new BoundingBox(170, -5, -180, 5)).bounds()).isEqualTo(new BoundingBox(170, -5, 180, 5));
        assertThat(Footprint.of(new BoundingBox(180, -5, -170, 5)).bounds()).isEqualTo(new BoundingBox(-180, -5, -170, 5));
        assertThat(Footprint.of(new BoundingBox(-180, -90, 180, 90)).geometry().getArea()).isEqualTo(360 * 180);
    }

    @Test
    void takesBoxesWithoutWidthOrHeight() {
        assertThat(Footprint.of(new BoundingBox(5, 5, 5, 9)).contains(5, 7)).isTrue();
        assertThat(Footprint.of(new BoundingBox(5, 5, 5, 5)).contains(5, 5)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLYGON EMPTY", "POLYGON ((0 0, 1 0, 1 91, 0 0))", "POINT (1000 0)", "GEOMETRYCOLLECTION EMPTY"})
    void refusesWhatIsNowhere(String wkt) {
        assertThatThrownBy(() -> footprint(wkt)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isEqualWhereTheGeometryIs() {
        Footprint one = footprint("POLYGON ((0 0, 2 2, 2 0, 0 0))");
        assertThat(one).isEqualTo(footprint("POLYGON ((0 0, 2 2, 2 0, 0 0))")).hasSameHashCodeAs(footprint("POLYGON ((0 0, 2 2, 2 0, 0 0))"))
                .isNotEqualTo(footprint("POLYGON ((0 0, 2 2, 2 1, 0 0))"));
    }

    /// Against geometry that is never cut: everything happens on an endless strip on which the world repeats.
    @Test
    void agreesWithTheUnrolledWorld() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String which = "seed " + seed + ", round " + round;
            Polygon left = star(random);
            Polygon right = star(random);
            Footprint leftFootprint = Footprint.of(rolledUp(left, random));
            Footprint rightFootprint = Footprint.of(rolledUp(right, random));
            assertThat(leftFootprint.intersects(rightFootprint)).as(which).isEqualTo(meets(left, right));
            assertThat(rightFootprint.intersects(leftFootprint)).as(which).isEqualTo(meets(left, right));
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-90, 90);
            Geometry point = FACTORY.createPoint(new Coordinate(longitude, latitude));
            assertThat(leftFootprint.contains(longitude, latitude)).as(which).isEqualTo(meets(left, point));
            assertThat(leftFootprint.geometry().getArea()).as(which).isCloseTo(left.getArea(), within(1e-6));
            assertSameBounds(which, leftFootprint.bounds(), left.getEnvelopeInternal());
        }
    }

    private static void assertSameBounds(String which, BoundingBox bounds, Envelope envelope) {
        assertThat(bounds.width()).as(which).isCloseTo(envelope.getWidth(), within(1e-9));
        assertThat(Math.cos(Math.toRadians(bounds.west() - envelope.getMinX()))).as(which).isCloseTo(1, within(1e-12));
        assertThat(bounds.south()).as(which).isCloseTo(envelope.getMinY(), within(1e-9));
        assertThat(bounds.north()).as(which).isCloseTo(envelope.getMaxY(), within(1e-9));
    }

    private static boolean meets(Geometry left, Geometry right) {
        return Arrays.stream(new double[] {-720, -360, 0, 360, 720}).anyMatch(shift -> left.intersects(Antimeridian.moved(right, shift)));
    }

    /// A star-shaped ring round a random place, never wider than a third of the world.
    private static Polygon star(Random random) {
        double x = random.nextBoolean() ? random.nextDouble(-180, 180) : 180 + random.nextDouble(-20, 20);
        double y = random.nextDouble(-60, 60);
        int corners = random.nextInt(3, 12);
        double start = random.nextDouble(Math.TAU);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = start + Math.TAU * i / corners;
            double radius = random.nextDouble(1, 29);
            ring[i] = new Coordinate(x + 2 * radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        ring[corners] = new Coordinate(ring[0]);
        return FACTORY.createPolygon(ring);
    }

    /// The same ring as providers write it: wrapped into ±180, or moved by a turn.
    private static Geometry rolledUp(Polygon polygon, Random random) {
        if (random.nextBoolean()) {
            return Antimeridian.moved(polygon, 360 * random.nextInt(-1, 2));
        }
        Geometry rolled = polygon.copy();
        rolled.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.x = Antimeridian.wrap(c.x));
        rolled.geometryChanged();
        return rolled;
    }

    private static Footprint footprint(String wkt) {
        try {
            return Footprint.of(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
