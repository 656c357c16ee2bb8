package org.perigee.benchmarks;

import java.util.Random;
import org.perigee.app.map.FootprintSet;
import org.perigee.app.map.FootprintSetBuilder;

/// Footprints like those of the Sentinels: squares of a tiling grid taken again and again and often cut by the edge of the swath,
/// slanted radar frames, and a few wide ocean and land frames.
final class MadeUpFootprints {

    /// West, south, east, north of where most images are taken.
    private static final double[][] REGIONS = {
        {-10, 36, 30, 60}, {-10, 36, 30, 60}, {-10, 36, 30, 60}, {30, 42, 130, 68}, {-125, 26, -68, 58}, {-76, -42, -40, 5},
        {-12, 6, 42, 34}, {12, -33, 40, 6}, {68, 8, 120, 40}, {114, -38, 152, -14}, {-55, 60, -22, 82}, {165, -47, 184, -12},
    };
    private static final double KILOMETRES_A_DEGREE = 111.3;

    private final Random random;

    MadeUpFootprints(long seed) {
        random = new Random(seed);
    }

    FootprintSet make(int count) {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        for (int id = 0; id < count; id++) {
            double[] region = REGIONS[random.nextInt(REGIONS.length)];
            double lon = region[0] + random.nextDouble() * (region[2] - region[0]);
            double lat = region[1] + random.nextDouble() * (region[3] - region[1]);
            int kind = random.nextInt(20);
            if (kind < 14) {
                builder.add(id, 1, tile(lon, lat));
            } else if (kind < 19) {
                builder.add(id, 0, frame(lon, lat, 250, 170));
            } else {
                builder.add(id, 2, frame(lon, lat, 1270, 330));
            }
        }
        return builder.build();
    }

    /// A square of 110 km on a grid of 100 km, a third of them cut by the swath's slanted edge.
    private double[] tile(double lon, double lat) {
        double row = Math.rint(lat * KILOMETRES_A_DEGREE / 100) * 100 / KILOMETRES_A_DEGREE;
        double wide = KILOMETRES_A_DEGREE * Math.cos(Math.toRadians(row));
        double column = Math.rint(lon * wide / 100) * 100 / wide;
        double dx = 55 / wide;
        double dy = 55 / KILOMETRES_A_DEGREE;
        if (random.nextInt(3) > 0) {
            return new double[] {column - dx, row - dy, column + dx, row - dy, column + dx, row + dy, column - dx, row + dy};
        }
        double cut = (random.nextInt(5) - 2) * dx * 0.4;
        double slant = dx * 0.22;
        return random.nextBoolean()
                ? new double[] {column - dx, row - dy, column + cut - slant, row - dy, column + cut + slant, row + dy, column - dx, row + dy}
                : new double[] {column + cut - slant, row - dy, column + dx, row - dy, column + dx, row + dy, column + cut + slant, row + dy};
    }

    private double[] frame(double lon, double lat, double across, double along) {
        double wide = KILOMETRES_A_DEGREE * Math.cos(Math.toRadians(Math.min(Math.abs(lat), 75)));
        double angle = Math.toRadians(random.nextBoolean() ? 12 : -12);
        double[] ring = new double[8];
        double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        for (int i = 0; i < 4; i++) {
            double east = corners[i][0] * across / 2;
            double north = corners[i][1] * along / 2;
            ring[2 * i] = lon + (east * Math.cos(angle) - north * Math.sin(angle)) / wide;
            ring[2 * i + 1] = lat + (east * Math.sin(angle) + north * Math.cos(angle)) / KILOMETRES_A_DEGREE;
        }
        return ring;
    }
}
