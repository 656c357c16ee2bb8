package org.perigee.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RasterTest {

    private static final int SIZE = 64;
    private static final Ink WHITE = new Ink(0xFFFFFF, 256);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static Surface black() {
        Surface surface = new Surface(new int[SIZE * SIZE], SIZE, SIZE);
        surface.fill(0);
        return surface;
    }

    private double[] anyTriangle() {
        double[] triangle = new double[6];
        for (int i = 0; i < 6; i++) {
            triangle[i] = random.nextDouble(-40, SIZE + 40);
        }
        return triangle;
    }

    private static boolean inside(double[] ring, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
            if (ring[i + 1] > y != ring[j + 1] > y && x < (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    @Test
    void coverageIsTheAreaThatFineSamplingFinds() {
        CoverageFill fill = new CoverageFill(SIZE, SIZE);
        for (int round = 0; round < 60; round++) {
            double[] ring = anyTriangle();
            for (int i = 0, j = 4; i < 6; j = i, i += 2) {
                fill.edge(ring[j], ring[j + 1], ring[i], ring[i + 1]);
            }
            Surface surface = black();
            fill.paint(surface, WHITE);
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                int hits = 0;
                for (int sample = 0; sample < 256; sample++) {
                    double x = pixel % SIZE + (sample % 16 + 0.5) / 16;
                    double y = pixel / SIZE + (sample / 16 + 0.5) / 16;
                    hits += inside(ring, x, y) ? 1 : 0;
                }
                assertThat((surface.pixels()[pixel] & 255) / 255.0).as("seed %d, pixel %d", seed, pixel).isCloseTo(hits / 256.0, within(0.07));
            }
        }
    }

    @Test
    void countsAreThoseOfAPlainTestInEachPixelsMiddle() {
        for (int round = 0; round < 40; round++) {
            FootprintSetBuilder builder = new FootprintSetBuilder();
            double[][] rings = new double[30][];
            for (int id = 0; id < rings.length; id++) {
                double lon = random.nextDouble(-12, 12);
                double lat = random.nextDouble(-12, 12);
                rings[id] = new double[] {lon, lat, lon + random.nextDouble(2, 9), lat + random.nextDouble(-1, 1),
                    lon + random.nextDouble(3, 9), lat + random.nextDouble(2, 9), lon + random.nextDouble(-1, 1), lat + random.nextDouble(2, 9)};
                builder.add(id, 0, rings[id]);
            }
            Camera camera = Camera.of(new Viewpoint(0, 0, 3.1), SIZE, SIZE);
            Surface surface = black();
            VisibleFootprints visible = VisibleFootprints.in(surface, PixelGrid.of(camera), builder.build(), null);
            DensityGrid grid = new DensityGrid(SIZE, SIZE);
            for (int entry = 0; entry < visible.count; entry++) {
                grid.add(visible, entry);
            }
            int most = grid.sum();
            int expectedMost = 0;
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    int expected = 0;
                    for (double[] ring : rings) {
                        double[] pixels = ring.clone();
                        for (int i = 0; i < 8; i += 2) {
                            pixels[i] = camera.screenX(Mercator.x(ring[i]));
                            pixels[i + 1] = camera.screenY(Mercator.y(ring[i + 1]));
                        }
                        expected += inside(pixels, x + 0.5, y + 0.5) ? 1 : 0;
                    }
                    expectedMost = Math.max(most, expected);
                    assertThat(grid.counts[y * (SIZE + 1) + x]).as("seed %d, %d %d", seed, x, y).isEqualTo(expected);
                }
            }
            assertThat(most).isEqualTo(expectedMost).isPositive();
        }
    }

    @Test
    void aFootprintSmallerThanAPixelStillCounts() {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        builder.add(0, 0, new double[] {0.001, 0.001, 0.002, 0.001, 0.002, 0.002, 0.001, 0.002});
        Surface surface = black();
        VisibleFootprints visible = VisibleFootprints.in(surface, PixelGrid.of(Camera.of(Viewpoint.WORLD, SIZE, SIZE)), builder.build(), null);
        DensityGrid grid = new DensityGrid(SIZE, SIZE);
        grid.add(visible, 0);
        assertThat(grid.sum()).isEqualTo(1);
    }

    @Test
    void aLineHasItsLengthTimesItsWidthOfInk() {
        for (int round = 0; round < 500; round++) {
            double x0 = random.nextDouble(5, SIZE - 5);
            double y0 = random.nextDouble(5, SIZE - 5);
            double x1 = random.nextDouble(5, SIZE - 5);
            double y1 = random.nextDouble(5, SIZE - 5);
            Surface surface = black();
            new LinePen(surface, WHITE, 2).segment(x0, y0, x1, y1);
            double ink = 0;
            for (int pixel : surface.pixels()) {
                ink += (pixel & 255) / 255.0;
            }
            assertThat(ink).as("seed %d", seed).isCloseTo(2 * Math.hypot(x1 - x0, y1 - y0), within(5.0));
        }
    }

    @Test
    void linesAreCutAtTheEdges() {
        Surface surface = black();
        new LinePen(surface, WHITE, 3).segment(-1e7, -1e7, 1e7, 1e7);
        assertThat(surface.pixels()[SIZE * 30 + 30] & 255).isGreaterThan(240);
        assertThat(surface.pixels()[SIZE * 30 + 50] & 255).isZero();
    }
}
