package org.perigee.download.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeSetTest {

    private static final int SIZE = 200;

    @Test
    void behavesLikeASetOfBytes() {
        long seed = System.nanoTime();
        System.out.println("RangeSetTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            RangeSet set = new RangeSet();
            BitSet model = new BitSet();
            for (int i = 0; i < 100; i++) {
                int from = random.nextInt(SIZE);
                Range range = new Range(from, from + random.nextInt(SIZE - from + 1));
                if (random.nextInt(3) == 0) {
                    set.remove(range);
                    model.clear((int) range.from(), (int) range.to());
                } else {
                    set.add(range);
                    model.set((int) range.from(), (int) range.to());
                }
                compare(set, model, random);
            }
        }
    }

    private static void compare(RangeSet set, BitSet model, Random random) {
        BitSet now = new BitSet();
        set.list().forEach(range -> now.set((int) range.from(), (int) range.to()));
        assertThat(now).isEqualTo(model);
        assertThat(set.total()).isEqualTo(model.cardinality());
        assertThat(set.contiguousFromStart()).isEqualTo(model.nextClearBit(0));
        int from = random.nextInt(SIZE);
        int to = from + random.nextInt(SIZE - from + 1);
        assertThat(set.covers(new Range(from, to))).isEqualTo(model.nextClearBit(from) >= to);
        assertThat(set.touches(new Range(from, to))).isEqualTo(!model.get(from, to).isEmpty());
        BitSet gaps = new BitSet();
        set.gaps(SIZE).forEach(range -> gaps.set((int) range.from(), (int) range.to()));
        gaps.xor(model);
        assertThat(gaps.nextClearBit(0)).isGreaterThanOrEqualTo(SIZE);
        for (int i = 1; i < set.list().size(); i++) {
            assertThat(set.list().get(i).from()).isGreaterThan(set.list().get(i - 1).to());
        }
    }
}
