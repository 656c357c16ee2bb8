package org.perigee.download.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentMapTest {

    /// Any order of claims, writes, failures, wrong pieces and late sizes ends with each byte written by exactly one holder at a time.
    @Test
    void anyOrderOfEventsEndsWithTheWholeFile() {
        long seed = System.nanoTime();
        System.out.println("SegmentMapTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(5_000);
            new Simulation(random, size).run();
        }
    }

    private static final class Simulation {
        private final Random random;
        private final int size;
        private final SegmentMap map;
        private final BitSet model = new BitSet();
        private final List<Segment> running = new ArrayList<>();

        Simulation(Random random, int size) {
            this.random = random;
            this.size = size;
            this.map = random.nextBoolean() ? new SegmentMap() : new SegmentMap(OptionalLong.of(size), List.of());
        }

        void run() {
            int steps = 0;
            while (!map.isComplete()) {
                assertThat(steps++).as("steps for %d bytes", size).isLessThan(200_000);
                switch (random.nextInt(8)) {
                    case 0, 1 -> claim();
                    case 2 -> fail();
                    case 3 -> {
                        if (random.nextInt(20) == 0) {
                            wrong();
                        }
                    }
                    default -> write();
                }
                assertThat(map.received()).isEqualTo(model.cardinality());
            }
            assertThat(model.cardinality()).isEqualTo(size);
            assertThat(map.done()).containsExactly(new Range(0, size));
        }

        private void claim() {
            boolean work = map.hasWork(50);
            var segment = map.claim(50);
            assertThat(segment.isPresent()).isEqualTo(work);
            segment.ifPresent(running::add);
        }

        private void write() {
            if (running.isEmpty()) {
                return;
            }
            Segment segment = running.get(random.nextInt(running.size()));
            if (map.size().isEmpty() && random.nextInt(3) == 0) {
                map.setSize(size);
            }
            int at = (int) map.position(segment);
            int room = map.reserve(segment, Math.min(1 + random.nextInt(200), size - at));
            assertThat(model.get(at, at + room).isEmpty()).as("bytes %d to %d are written once", at, at + room).isTrue();
            model.set(at, at + room);
            map.advance(segment, room);
            if (at + room == size && map.size().isEmpty()) {
                map.setSize(size);
            }
            if (map.isFinished(segment)) {
                running.remove(segment);
                map.release(segment);
            }
        }

        private void fail() {
            if (!running.isEmpty()) {
                map.release(running.remove(random.nextInt(running.size())));
            }
        }

        /// Only when nobody works there: a piece is judged when it is whole.
        private void wrong() {
            if (running.isEmpty() && map.size().isPresent()) {
                int from = random.nextInt(size);
                int to = from + random.nextInt(size - from);
                map.discard(new Range(from, to));
                model.clear(from, to);
            }
        }
    }

    @Test
    void takesTheSecondHalfOfTheBiggestRest() {
        SegmentMap map = new SegmentMap(OptionalLong.of(1_000), List.of());
        Segment first = map.claim(100).orElseThrow();
        Segment second = map.claim(100).orElseThrow();
        assertThat(second.start()).isEqualTo(500);
        assertThat(map.reserve(first, 400)).isEqualTo(400);
        map.advance(first, 400);
        Segment third = map.claim(100).orElseThrow();
        assertThat(third.start()).isEqualTo(750);
        assertThat(map.reserve(first, 1_000)).isEqualTo(100);
    }

    @Test
    void givesTheRestBackToWhoseAnswerStillCoversIt() {
        SegmentMap map = new SegmentMap(OptionalLong.of(1_000), List.of());
        Segment first = map.claim(100).orElseThrow();
        Segment second = map.claim(100).orElseThrow();
        map.release(second);
        assertThat(map.reserve(first, 2_000)).isEqualTo(1_000);
    }

    @Test
    void nothingIsTakenFromWhatIsBeingWritten() {
        SegmentMap map = new SegmentMap(OptionalLong.of(1_000), List.of());
        Segment first = map.claim(100).orElseThrow();
        assertThat(map.reserve(first, 950)).isEqualTo(950);
        assertThat(map.claim(100)).isEmpty();
        assertThat(map.claim(10).orElseThrow().start()).isEqualTo(975);
    }

    @Test
    void knowsSizesBeyondTwoGigabytes() {
        long size = 5_000_000_000L;
        SegmentMap map = new SegmentMap(OptionalLong.of(size), List.of(new Range(0, 4_000_000_000L)));
        assertThat(map.claim(1).orElseThrow().start()).isEqualTo(4_000_000_000L);
        assertThat(map.lowWater()).isEqualTo(4_000_000_000L);
    }

    @Test
    void knowsWhichSegmentsFollowBytesFromTheStart() {
        SegmentMap map = new SegmentMap(OptionalLong.of(1_000), List.of());
        Segment first = map.claim(100).orElseThrow();
        Segment second = map.claim(100).orElseThrow();
        assertThat(map.followsTheStart(second)).as("it follows the first one").isTrue();
        assertThat(map.reserve(first, 400)).isEqualTo(400);
        map.advance(first, 400);
        Segment third = map.claim(100).orElseThrow();
        assertThat(third.start()).isGreaterThan(second.start());
        assertThat(map.followsTheStart(third)).as("it follows one that does not begin at the start").isFalse();
    }
}
