package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// The plain box around a GeoJSON geometry, without regard to the antimeridian.
final class GeoJsonBox {

    private double west = Double.POSITIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;
    private int points;

    private GeoJsonBox() {
    }

    /// West, south, east, north; empty where the geometry has no positions.
    static Optional<double[]> of(JsonNode geometry) {
        GeoJsonBox box = around(geometry);
        return box.points == 0 ? Optional.empty() : Optional.of(new double[] {box.west, box.south, box.east, box.north});
    }

    static int points(JsonNode geometry) {
        return around(geometry).points;
    }

    private static GeoJsonBox around(JsonNode geometry) {
        GeoJsonBox box = new GeoJsonBox();
        box.addGeometry(geometry);
        return box;
    }

    private void addGeometry(JsonNode geometry) {
        add(geometry.path("coordinates"));
        geometry.path("geometries").forEach(this::addGeometry);
    }

    private void add(JsonNode coordinates) {
        if (coordinates.size() >= 2 && coordinates.get(0).isNumber() && coordinates.get(1).isNumber()) {
            points++;
            west = Math.min(west, coordinates.get(0).asDouble());
            east = Math.max(east, coordinates.get(0).asDouble());
            south = Math.min(south, coordinates.get(1).asDouble());
            north = Math.max(north, coordinates.get(1).asDouble());
        } else {
            coordinates.forEach(this::add);
        }
    }
}
