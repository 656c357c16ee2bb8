package org.perigee.sandbox.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;

/// Sentinel-3 OLCI: frames of three minutes, 1270 km wide, on the sunlit half of each orbit, up to the polar ends of it.
final class Sentinel3Source {

    private static final Duration CYCLE = Duration.ofDays(27);
    private static final GroundTrack TRACK = GroundTrack.through(98.65, 385, CYCLE, 65, Instant.parse("2025-06-12T10:03:10Z"),
        new double[] {7, 45});
    private static final Duration FRAME = Duration.ofSeconds(180);
    private static final double HALF_SWATH_KM = 635;
    private static final double FIRST_U = 84;
    private static final double LAST_U = 250;

    private record Satellite(String name, int daysBehind, int firstCycle) {
    }

    private static final List<Satellite> SATELLITES = List.of(new Satellite("S3A", 0, 127), new Satellite("S3B", 13, 108));

    private record Frame(int orbit, double from, double to, double[] middle) {
    }

    private final long seed;
    private final CloudField clouds;

    Sentinel3Source(long seed, CloudField clouds) {
        this.seed = seed;
        this.clouds = clouds;
    }

    List<Pass> passes() {
        double step = 360.0 * FRAME.toNanos() / TRACK.periodNanos();
        List<Pass> passes = new ArrayList<>();
        for (int orbit = 1; orbit <= TRACK.orbits(); orbit++) {
            for (double from = FIRST_U; from < LAST_U; from += step) {
                addPasses(new Frame(orbit, from, from + step, TRACK.position(orbit, from + step / 2)), passes);
            }
        }
        return passes;
    }

    private static double weight(double lon, double lat) {
        double x = GroundTrack.wrap(lon);
        if (x > -12 && x < 32 && lat > 34 && lat < 64) {
            return 4;
        }
        return Math.abs(x) > 174 ? 2 : lat > 74 ? 1 : 0.25;
    }

    private void addPasses(Frame frame, List<Pass> passes) {
        double weight = weight(frame.middle[0], frame.middle[1]);
        for (Satellite satellite : SATELLITES) {
            long salt = Hash.of(seed, satellite.name);
            long behind = Duration.ofDays(satellite.daysBehind).toSeconds();
            for (int turn = -5; turn <= 5; turn++) {
                long millis = (TRACK.nodeNanos(frame.orbit, turn) + TRACK.nanosSinceNode(frame.from)) / 1_000_000L + behind * 1000;
                if (Season.covers(millis / 1000)) {
                    int cycle = satellite.firstCycle + turn;
                    long hash = Hash.of(salt, frame.orbit, millis / 1000);
                    passes.add(new Pass(Pass.key(hash, weight), sink -> {
                        Instant start = Instant.ofEpochMilli(millis);
                        emit(frame, new Acquisition(satellite.name, start, start.plus(FRAME), 385 * (cycle - 1) + frame.orbit, frame.orbit,
                            frame.from < 90), hash, sink);
                    }));
                }
            }
        }
    }

    private void emit(Frame frame, Acquisition acquisition, long hash, Consumer<Product> sink) {
        Geometry footprint = Footprints.of(TRACK.swath(frame.orbit, frame.from, frame.to, -HALF_SWATH_KM, HALF_SWATH_KM, 6));
        Instant processed = acquisition.end().plusSeconds(86_400 + Hash.pick(hash >>> 5, 20_000));
        double cover = clouds.at(GroundTrack.wrap(frame.middle[0]), frame.middle[1], Season.epochDay(acquisition.start()));
        sink.accept(product(ProductType.S3_EFR, frame, acquisition, footprint, processed, Optional.of(cover)));
        if (Hash.unit(Hash.mix(hash ^ 0x1F2)) < 0.4) {
            sink.accept(product(ProductType.S3_LFR, frame, acquisition, footprint, processed.plusSeconds(1900), Optional.empty()));
        }
    }

    private Product product(ProductType type, Frame frame, Acquisition a, Geometry footprint, Instant processed, Optional<Double> cover) {
        int cycle = (a.absoluteOrbit() - a.relativeOrbit()) / 385 + 1;
        int number = (int) Math.round(frame.from / 360 * 5600) / 180 * 180;
        String name = ProductNames.sentinel3(type, a, cycle, number, processed);
        Details details = new Details(cover, Optional.empty(), type == ProductType.S3_EFR ? "06.17" : "06.15", List.of());
        return new Product(ProductNames.id(seed, name), name, type, a, footprint, processed.plusSeconds(1300), details,
            Season.onTape(a.start(), Hash.of(seed, name)));
    }
}
