package org.perigee.app.search;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.perigee.catalog.model.Footprint;

/// How large an area is, on a sphere of the Earth's mean radius: good to a percent.
final class AreaSize {

    private static final double RADIUS_KM = 6371.0088;

    private AreaSize() {
    }

    static double squareKilometres(Footprint footprint) {
        Geometry geometry = footprint.valid();
        double sum = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                sum += polygon(polygon);
            }
        }
        return sum;
    }

    private static double polygon(Polygon polygon) {
        double area = ring(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            area -= ring(polygon.getInteriorRingN(i));
        }
        return area;
    }

    /// After Chamberlain and Duquette, "Some Algorithms for Polygons on a Sphere", JPL 2007: edges follow the cylinder of equal areas.
    private static double ring(LineString ring) {
        Coordinate[] c = ring.getCoordinates();
        double sum = 0;
        for (int i = 1; i < c.length; i++) {
            sum += Math.toRadians(c[i].x - c[i - 1].x) * (Math.sin(Math.toRadians(c[i].y)) + Math.sin(Math.toRadians(c[i - 1].y)));
        }
        return Math.abs(sum) * RADIUS_KM * RADIUS_KM / 2;
    }
}
