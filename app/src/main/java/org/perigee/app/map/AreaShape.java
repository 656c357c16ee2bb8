package org.perigee.app.map;

import java.util.ArrayList;
import java.util.List;

/// An area of interest: polygons of an outer ring and holes, rings not closed. Neighbouring vertices lie where they were drawn:
/// an area across the antimeridian has longitudes beyond ±180, which is for the receiver to split.
///
/// @param polygons each a list of rings, the outer one first
public record AreaShape(List<List<List<LonLat>>> polygons) {

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException where there is no polygon, or a ring has fewer than three vertices
    public AreaShape {
        polygons = polygons.stream().map(rings -> rings.stream().map(List::copyOf).toList()).toList();
        if (polygons.isEmpty() || polygons.stream().anyMatch(rings -> rings.isEmpty() || rings.stream().anyMatch(ring -> ring.size() < 3))) {
            throw new IllegalArgumentException("an area needs rings of three vertices or more");
        }
    }

    /// A single polygon without holes.
    public static AreaShape polygon(List<LonLat> ring) {
        return new AreaShape(List.of(List.of(ring)));
    }

    /// A box; its vertices start in the south west.
    public static AreaShape rectangle(GeoBox box) {
        return polygon(List.of(new LonLat(box.west(), box.south()), new LonLat(box.east(), box.south()),
                new LonLat(box.east(), box.north()), new LonLat(box.west(), box.north())));
    }

    /// Whether this is one box with horizontal and vertical edges.
    public boolean isRectangle() {
        if (polygons.size() != 1 || polygons.getFirst().size() != 1 || polygons.getFirst().getFirst().size() != 4) {
            return false;
        }
        List<LonLat> ring = polygons.getFirst().getFirst();
        boolean flatFirst = ring.get(0).latitude() == ring.get(1).latitude();
        for (int i = 0; i < 4; i++) {
            LonLat from = ring.get(i);
            LonLat to = ring.get((i + 1) % 4);
            boolean flat = flatFirst == (i % 2 == 0);
            if (flat ? from.latitude() != to.latitude() : from.longitude() != to.longitude()) {
                return false;
            }
        }
        return true;
    }

    /// The box around all of it.
    public GeoBox bounds() {
        List<LonLat> all = vertices();
        return new GeoBox(
                all.stream().mapToDouble(LonLat::longitude).min().orElseThrow(), all.stream().mapToDouble(LonLat::latitude).min().orElseThrow(),
                all.stream().mapToDouble(LonLat::longitude).max().orElseThrow(), all.stream().mapToDouble(LonLat::latitude).max().orElseThrow());
    }

    /// All vertices, ring after ring.
    List<LonLat> vertices() {
        return polygons.stream().flatMap(List::stream).flatMap(List::stream).toList();
    }

    /// With one vertex of [#vertices] somewhere else; a box stays a box.
    AreaShape withVertex(int index, LonLat to) {
        if (isRectangle()) {
            LonLat opposite = vertices().get((index + 2) % 4);
            return opposite.longitude() == to.longitude() || opposite.latitude() == to.latitude() ? this : rectangle(between(opposite, to));
        }
        int at = 0;
        List<List<List<LonLat>>> changed = new ArrayList<>();
        for (List<List<LonLat>> rings : polygons) {
            List<List<LonLat>> newRings = new ArrayList<>();
            for (List<LonLat> ring : rings) {
                List<LonLat> copy = new ArrayList<>(ring);
                if (index >= at && index < at + ring.size()) {
                    copy.set(index - at, to);
                }
                at += ring.size();
                newRings.add(copy);
            }
            changed.add(newRings);
        }
        return new AreaShape(changed);
    }

    /// Moved by a distance on the Mercator map, in worlds, as far as the poles allow.
    AreaShape moved(double dx, double dy) {
        GeoBox box = bounds();
        double allowed = Math.clamp(dy, -Mercator.y(box.north()), 1 - Mercator.y(box.south()));
        return new AreaShape(polygons.stream().map(rings -> rings.stream().map(ring -> ring.stream().map(vertex -> new LonLat(
                vertex.longitude() + dx * 360, Mercator.latitude(Mercator.y(vertex.latitude()) + allowed))).toList()).toList()).toList());
    }

    /// The same area in the turn of the world in which its middle has a longitude from −180 to 180.
    AreaShape inFirstWorld() {
        GeoBox box = bounds();
        double middle = (box.west() + box.east()) / 2;
        double turn = Mercator.normalisedLongitude(middle) - middle;
        return turn == 0 ? this : new AreaShape(polygons.stream().map(rings -> rings.stream().map(ring -> ring.stream()
                .map(vertex -> new LonLat(vertex.longitude() + turn, vertex.latitude())).toList()).toList()).toList());
    }

    static GeoBox between(LonLat a, LonLat b) {
        return new GeoBox(Math.min(a.longitude(), b.longitude()), Math.min(a.latitude(), b.latitude()),
                Math.max(a.longitude(), b.longitude()), Math.max(a.latitude(), b.latitude()));
    }
}
