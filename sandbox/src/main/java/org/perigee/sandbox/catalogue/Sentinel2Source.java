package org.perigee.sandbox.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/// Sentinel-2: every tile of a region, by every relative orbit whose swath reaches it, by three satellites.
final class Sentinel2Source {

    private static final Duration CYCLE = Duration.ofDays(10);
    private static final GroundTrack TRACK = GroundTrack.through(98.62, 143, CYCLE, 108, Instant.parse("2025-06-12T10:37:30Z"),
        new double[] {7.4, 45});
    private static final double HALF_SWATH_KM = 145;
    private static final double SMALLEST_SHARE = 0.06;
    private static final Duration REPROCESSED_UNTIL = Duration.ofDays(75);

    /// Satellite, days behind S2A on the same track, absolute orbits: `absolute = 143 · turn + relative + offset`.
    private record Satellite(String name, int daysBehind, int firstTurn, int offset) {
    }

    private static final List<Satellite> SATELLITES = List.of(
        new Satellite("S2A", 0, 364, -3), new Satellite("S2B", 5, 301, 26), new Satellite("S2C", 2, 28, 11));

    private record View(MgrsTile tile, int orbit, Geometry footprint, double weight) {
    }

    private record Shot(View view, Acquisition acquisition, long hash) {
    }

    private final long seed;
    private final CloudField clouds;

    Sentinel2Source(long seed, CloudField clouds) {
        this.seed = seed;
        this.clouds = clouds;
    }

    List<Pass> passes() {
        List<Pass> passes = new ArrayList<>();
        Set<MgrsTile> seen = new LinkedHashSet<>();
        for (Region region : Region.ALL) {
            for (MgrsTile tile : tiles(region)) {
                if (seen.add(tile)) {
                    views(tile, region.weight()).forEach(view -> addPasses(view, passes));
                }
            }
        }
        return passes;
    }

    private static Set<MgrsTile> tiles(Region region) {
        Set<MgrsTile> tiles = new LinkedHashSet<>();
        for (double lat = region.south(); lat <= region.north(); lat += 0.2) {
            for (double lon = region.west(); lon <= region.east(); lon += 0.2) {
                tiles.add(MgrsTile.at(GroundTrack.wrap(lon), lat));
            }
        }
        return tiles;
    }

    private static List<View> views(MgrsTile tile, double weight) {
        List<View> views = new ArrayList<>();
        Polygon square = Footprints.unwrapped(tile.ring());
        double[] centre = tile.centre();
        double u = TRACK.descendingAt(centre[1]);
        for (int orbit = 1; orbit <= TRACK.orbits(); orbit++) {
            double gap = GroundTrack.wrap(TRACK.position(orbit, u)[0] - centre[0]);
            if (Math.abs(gap) * Math.cos(Math.toRadians(centre[1])) * 111.2 > HALF_SWATH_KM + 95) {
                continue;
            }
            Polygon swath = Footprints.unwrapped(TRACK.swath(orbit, u - 2, u + 2, -HALF_SWATH_KM, HALF_SWATH_KM, 8));
            double shift = Math.rint((square.getCoordinate().x - swath.getCoordinate().x) / 360) * 360;
            Geometry seen = square.intersection(AffineTransformation.translationInstance(shift, 0).transform(swath));
            if (seen.getArea() > SMALLEST_SHARE * square.getArea()) {
                views.add(new View(tile, orbit, Footprints.split(seen), weight));
            }
        }
        return views;
    }

    private void addPasses(View view, List<Pass> passes) {
        long intoOrbit = TRACK.nanosSinceNode(TRACK.descendingAt(datatakeTop(view.tile.centre()[1])));
        String tile = view.tile.name();
        for (Satellite satellite : SATELLITES) {
            long salt = Hash.of(seed, tile + satellite.name);
            long behind = Duration.ofDays(satellite.daysBehind).toSeconds();
            for (int turn = -12; turn <= 12; turn++) {
                long second = (TRACK.nodeNanos(view.orbit, turn) + intoOrbit) / 1_000_000_000L + behind;
                if (Season.covers(second)) {
                    int absolute = 143 * (satellite.firstTurn + turn) + view.orbit + satellite.offset;
                    long hash = Hash.of(salt, view.orbit, second);
                    double weight = view.weight * (view.weight >= 20 && Season.june(second) ? 2 : 1);
                    passes.add(new Pass(Pass.key(hash, weight), sink -> {
                        Instant start = Instant.ofEpochSecond(second, 24_000_000);
                        emit(new Shot(view, new Acquisition(satellite.name, start, start, absolute, view.orbit, false), hash), sink);
                    }));
                }
            }
        }
    }

    /// All tiles of one datatake carry the time at which the datatake began; three datatakes make up a pass.
    private static double datatakeTop(double lat) {
        return lat > 72 ? 82 : lat > 20 ? 70 : lat > -15 ? 20 : -15;
    }

    private void emit(Shot shot, Consumer<Product> sink) {
        Instant processed = shot.acquisition.start().plusMillis(9_000_000 + Hash.pick(shot.hash >>> 7, 9_000_000));
        sink.accept(product(shot, ProductType.S2_L2A, "05.11", processed.plusSeconds(1500)));
        if (Hash.unit(Hash.mix(shot.hash ^ 0x1C)) < 0.5) {
            sink.accept(product(shot, ProductType.S2_L1C, "05.11", processed));
        }
        boolean early = shot.acquisition.start().isBefore(Season.BEGIN.plus(REPROCESSED_UNTIL));
        if (early && Hash.unit(Hash.mix(shot.hash ^ 0x510)) < 0.15) {
            sink.accept(product(shot, ProductType.S2_L2A, "05.10", processed.minusSeconds(1200)));
        }
    }

    private Product product(Shot shot, ProductType type, String baseline, Instant processed) {
        Acquisition acquisition = shot.acquisition;
        MgrsTile tile = shot.view.tile;
        String name = ProductNames.sentinel2(type, acquisition, baseline, tile.name(), processed);
        double[] centre = tile.centre();
        double cover = clouds.at(centre[0], centre[1], Season.epochDay(acquisition.start()));
        Details details = new Details(Optional.of(cover), Optional.of(tile), baseline, List.of());
        return new Product(ProductNames.id(seed, name), name, type, acquisition, shot.view.footprint, processed.plusSeconds(2400),
            details, Season.onTape(acquisition.start(), Hash.of(seed, name)));
    }

    /// For tests: which relative orbits see a tile.
    static Map<Integer, Geometry> orbitsOver(MgrsTile tile) {
        Map<Integer, Geometry> orbits = new java.util.TreeMap<>();
        views(tile, 1).forEach(view -> orbits.put(view.orbit, view.footprint));
        return orbits;
    }
}
