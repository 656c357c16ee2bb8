package org.perigee.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FootprintSetTest {

    private static double[] box(double west, double south, double east, double north) {
        return new double[] {west, south, east, south, east, north, west, north, west, south};
    }

    private static List<Integer> at(FootprintSet set, double lon, double lat) {
        List<Integer> ids = new ArrayList<>();
        set.slotsAt(Mercator.x(lon), Mercator.y(lat), 1, slot -> ids.add(set.ids[slot]));
        ids.sort(null);
        return ids;
    }

    private static FootprintSet only(double[]... rings) {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        assertThat(builder.add(0, 0, rings)).isTrue();
        return builder.build();
    }

    @Test
    void findsExactlyWhatLookingAtEachFootprintFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        FootprintSetBuilder builder = new FootprintSetBuilder();
        List<double[]> boxes = new ArrayList<>();
        for (int id = 0; id < 3000; id++) {
            double west = random.nextDouble(-180, 180);
            double south = random.nextDouble(-80, 75);
            double[] bounds = {west, south, west + random.nextDouble(0.1, 30), south + random.nextDouble(0.1, 5)};
            boxes.add(bounds);
            builder.add(id, 0, box(bounds[0], bounds[1], bounds[2], bounds[3]));
        }
        FootprintSet set = builder.build();
        for (int i = 0; i < 2000; i++) {
            double lon = random.nextDouble(-180, 180);
            double lat = random.nextDouble(-80, 80);
            TreeSet<Integer> expected = new TreeSet<>();
            for (int id = 0; id < boxes.size(); id++) {
                double[] b = boxes.get(id);
                boolean wide = lon > b[0] && lon < b[2] || lon + 360 > b[0] && lon + 360 < b[2];
                if (wide && lat > b[1] && lat < b[3]) {
                    expected.add(id);
                }
            }
            assertThat(at(set, lon, lat)).as("seed %d, %f %f", seed, lon, lat).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void theIndexFindsWhatMeetsABox() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int count : new int[] {0, 1, 2, 16, 17, 257, 5000}) {
            int[] boxes = new int[4 * count];
            for (int i = 0; i < count; i++) {
                boxes[4 * i] = random.nextInt(-1000, 1000);
                boxes[4 * i + 1] = random.nextInt(-1000, 1000);
                boxes[4 * i + 2] = boxes[4 * i] + random.nextInt(50);
                boxes[4 * i + 3] = boxes[4 * i + 1] + random.nextInt(50);
            }
            int[] order = PackedBoxTree.order(boxes, count);
            int[] sorted = new int[4 * count];
            for (int i = 0; i < count; i++) {
                System.arraycopy(boxes, 4 * order[i], sorted, 4 * i, 4);
            }
            PackedBoxTree tree = PackedBoxTree.of(sorted, count);
            for (int i = 0; i < 200; i++) {
                int x = random.nextInt(-1100, 1100);
                int y = random.nextInt(-1100, 1100);
                List<Integer> expected = new ArrayList<>();
                for (int item = 0; item < count; item++) {
                    if (sorted[4 * item] <= x + 80 && sorted[4 * item + 2] >= x && sorted[4 * item + 1] <= y + 80 && sorted[4 * item + 3] >= y) {
                        expected.add(item);
                    }
                }
                List<Integer> found = new ArrayList<>();
                tree.query(x, y, x + 80, y + 80, found::add);
                assertThat(found).as("seed %d, %d items", seed, count).containsExactlyElementsOf(expected);
            }
        }
    }

    @Test
    void joinsThePartsThatWereCutAtTheAntimeridian() {
        FootprintSet set = only(box(175, -20, 180, -10), box(-180, -20, -174, -10));
        GeoBox bounds = set.bounds(0).orElseThrow();
        assertThat(bounds.west()).isCloseTo(175, within(1e-6));
        assertThat(bounds.east()).isCloseTo(186, within(1e-6));
        assertThat(at(set, 178, -15)).containsExactly(0);
        assertThat(at(set, -178, -15)).containsExactly(0);
        assertThat(at(set, 182, -15)).containsExactly(0);
        assertThat(at(set, 170, -15)).isEmpty();
    }

    @Test
    void takesLongitudesBeyond180() {
        assertThat(at(only(box(175, 0, 185, 5)), -177, 2)).containsExactly(0);
        assertThat(at(only(box(-190, 0, -170, 5)), 175, 2)).containsExactly(0);
        assertThat(at(only(box(530, 0, 540, 5)), 175, 2)).containsExactly(0);
    }

    @Test
    void aHoleIsNotHit() {
        FootprintSet set = only(box(0, 0, 10, 10), box(4, 4, 6, 6));
        assertThat(at(set, 2, 2)).containsExactly(0);
        assertThat(at(set, 5, 5)).isEmpty();
    }

    @Test
    void aFootprintRoundThePoleIsHitAtEveryLongitude() {
        FootprintSet set = only(new double[] {-120, 75, 0, 75, 120, 75, -120, 75});
        for (double lon = -179; lon < 180; lon += 7) {
            assertThat(at(set, lon, 82)).containsExactly(0);
            assertThat(at(set, lon, 70)).isEmpty();
        }
    }

    @Test
    void theBoxAroundAllIsTheNarrowestOne() {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        builder.add(0, 0, box(170, 0, 172, 5));
        builder.add(1, 0, box(-175, -5, -170, 5));
        GeoBox box = builder.build().bounds().orElseThrow();
        assertThat(box.west()).isCloseTo(170, within(1e-6));
        assertThat(box.east()).isCloseTo(190, within(1e-6));
        assertThat(FootprintSet.empty().bounds()).isEmpty();
    }

    @Test
    void aSetDoesNotChangeWhenTheBuilderGoesOn() {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        builder.add(3, 0, box(0, 0, 1, 1));
        FootprintSet first = builder.build();
        builder.add(7, 0, box(2, 0, 3, 1));
        FootprintSet second = builder.build();
        assertThat(first.size()).isEqualTo(1);
        assertThat(first.contains(7)).isFalse();
        assertThat(second.size()).isEqualTo(2);
        assertThat(second.contains(3)).isTrue();
        assertThat(second.contains(4)).isFalse();
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        assertThat(builder.add(0, 0)).isFalse();
        assertThat(builder.add(0, 0, new double[] {1, 1, 2, 2})).isFalse();
        assertThat(builder.add(0, 0, new double[] {1, 1, Double.NaN, 2, 3, 3})).isFalse();
        assertThat(builder.build().size()).isZero();
        assertThatThrownBy(() -> builder.add(-1, 0, box(0, 0, 1, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hitsComeSmallestFirstAndNotMoreThanCanBeRead() {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        builder.add(0, 0, box(-20, -20, 20, 20));
        for (int id = 1; id < 40; id++) {
            builder.add(id, 0, box(-5, -5, 5, 5));
        }
        builder.add(40, 0, box(-1, -1, 1, 1));
        Camera camera = Camera.of(new Viewpoint(0, 0, 5), 800, 600);
        int[] hits = HitTest.at(builder.build(), null, camera, 400, 300);
        assertThat(hits).hasSize(HitTest.LIMIT).startsWith(40, 1, 2, 3);
    }
}
