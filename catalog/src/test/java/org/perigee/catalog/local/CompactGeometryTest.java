package org.perigee.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.perigee.catalog.json.RandomItems;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;

class CompactGeometryTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void everyFootprintComesBackBitForBit() {
        RandomItems items = new RandomItems(new Random(13));
        for (int i = 0; i < 2000; i++) {
            Footprint footprint = items.footprint();
            if (footprint != null) {
                assertThat(CompactGeometry.read(CompactGeometry.write(footprint))).isEqualTo(footprint);
            }
        }
    }

    @Test
    void aPolygonWithAHoleAndFewDecimalsTakesAFractionOfItsBinary() {
        LinearRing shell = FACTORY.createLinearRing(ring(10.1234, 45.5, 2));
        Footprint footprint = Footprint.of(FACTORY.createPolygon(shell, new LinearRing[] {FACTORY.createLinearRing(ring(10.6, 46, 0.25))}));
        byte[] bytes = CompactGeometry.write(footprint);
        assertThat(CompactGeometry.read(bytes)).isEqualTo(footprint);
        assertThat(bytes).hasSizeLessThan(50);
    }

    private static Coordinate[] ring(double x, double y, double size) {
        return new Coordinate[] {new Coordinate(x, y), new Coordinate(x + size, y), new Coordinate(x + size, y + size), new Coordinate(x, y + size),
            new Coordinate(x, y)};
    }

    @Test
    void whatIsNoFootprintIsRefused() {
        for (byte[] bytes : new byte[][] {{}, {5}, {5, 1, 0, 8}, {99}, {127, 1}}) {
            assertThatThrownBy(() -> CompactGeometry.read(bytes)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theKeyOfABoxIsAmongThoseListedForEveryAreaItMeets() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BoundingBox box = box(random);
            BoundingBox area = box(random);
            if (Footprint.of(box).intersects(Footprint.of(area))) {
                long key = CellKey.of(box);
                assertThat(CellKey.ranges(area, (int) (key >> 28))).as("seed %d: %s in %s", seed, box, area)
                        .anyMatch(range -> range.first() <= key && key <= range.last());
            }
        }
    }

    private static BoundingBox box(Random random) {
        double size = Math.pow(10, random.nextDouble() * 4 - 2);
        double west = random.nextInt(4) == 0 ? 180 - size / 2 : random.nextInt(361) - 180;
        double east = west + Math.min(size, 359);
        double south = random.nextInt(181) - 90;
        return new BoundingBox(Math.min(180, west), south, east > 180 ? Math.max(-180, east - 360) : east, Math.min(90, south + size));
    }
}
