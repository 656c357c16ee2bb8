package org.perigee.sandbox.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;

/// Sentinel-1 in its Interferometric Wide mode: slices of 25 seconds along ascending and descending tracks, 250 km wide,
/// seen to the right.
final class Sentinel1Source {

    private static final Duration CYCLE = Duration.ofDays(12);
    private static final GroundTrack TRACK = GroundTrack.through(98.18, 175, CYCLE, 139, Instant.parse("2025-06-10T05:43:20Z"),
        new double[] {11.2, 45});
    private static final Duration SLICE = Duration.ofSeconds(25);
    private static final double NEAR_KM = 250;
    private static final double FAR_KM = 500;

    private record Satellite(String name, int daysBehind, int firstTurn, int offset) {
    }

    /// `relative = (absolute − 73) mod 175 + 1` for S1A, with 172 in place of 73 for S1C.
    private static final List<Satellite> SATELLITES = List.of(new Satellite("S1A", 0, 340, 72), new Satellite("S1C", 6, 14, 171));

    private record Slice(int orbit, double from, boolean ascending, double weight) {
    }

    private final long seed;

    Sentinel1Source(long seed) {
        this.seed = seed;
    }

    List<Pass> passes() {
        double step = 360.0 * SLICE.toNanos() / TRACK.periodNanos();
        int slices = (int) (360 / step);
        List<Pass> passes = new ArrayList<>();
        for (int orbit = 1; orbit <= TRACK.orbits(); orbit++) {
            for (int s = 0; s < slices; s++) {
                double from = s * step;
                double[] middle = TRACK.beside(orbit, from + step / 2, (NEAR_KM + FAR_KM) / 2);
                Region region = Region.around(middle[0], middle[1], 0.9);
                if (region != null) {
                    addPasses(new Slice(orbit, from, from < 90 || from > 270, region.weight()), from + step, passes);
                }
            }
        }
        return passes;
    }

    private void addPasses(Slice slice, double to, List<Pass> passes) {
        Geometry footprint = Footprints.of(TRACK.swath(slice.orbit, slice.from, to, NEAR_KM, FAR_KM, 1));
        for (Satellite satellite : SATELLITES) {
            long salt = Hash.of(seed, satellite.name);
            long behind = Duration.ofDays(satellite.daysBehind).toSeconds();
            for (int turn = -10; turn <= 10; turn++) {
                long second = (TRACK.nodeNanos(slice.orbit, turn) + TRACK.nanosSinceNode(slice.from)) / 1_000_000_000L + behind;
                if (Season.covers(second)) {
                    long hash = Hash.of(salt, slice.orbit, second);
                    int absolute = 175 * (satellite.firstTurn + turn) + slice.orbit + satellite.offset;
                    passes.add(new Pass(Pass.key(hash, slice.weight), sink -> {
                        Instant start = Instant.ofEpochSecond(second, Hash.pick(hash, 1_000_000) * 1000L);
                        emit(new Acquisition(satellite.name, start, start.plus(SLICE).minusMillis(14), absolute, slice.orbit, slice.ascending),
                            footprint, hash, sink);
                    }));
                }
            }
        }
    }

    private void emit(Acquisition acquisition, Geometry footprint, long hash, Consumer<Product> sink) {
        sink.accept(product(ProductType.S1_GRD, acquisition, footprint, hash));
        if (Hash.unit(Hash.mix(hash ^ 0x51C)) < 0.5) {
            sink.accept(product(ProductType.S1_SLC, acquisition, footprint, Hash.mix(hash)));
        }
    }

    private Product product(ProductType type, Acquisition acquisition, Geometry footprint, long hash) {
        String name = ProductNames.sentinel1(type, acquisition, hash);
        Instant published = acquisition.end().plusSeconds(3600 + Hash.pick(hash >>> 9, 14_000));
        Details details = new Details(Optional.empty(), Optional.empty(), "003.91", List.of("VV", "VH"));
        return new Product(ProductNames.id(seed, name), name, type, acquisition, footprint, published, details,
            Season.onTape(acquisition.start(), Hash.of(seed, name)));
    }
}
