package org.perigee.opensearch.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.opensearch.Asking;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;

/// Asks for a place, in as many parts as needed: a box never crosses the antimeridian, since servers split such boxes,
/// swap their sides or refuse them.
///
/// @param variants  the values of each part; one empty map where the place is not asked for
/// @param treatment ASKED only where the parts together are exactly the place
record AreaAsking(List<Map<ParameterName, String>> variants, Treatment treatment) {

    /// Polygons of more parts are asked for by their boxes.
    private static final int MOST_PARTS = 4;
    /// Longer ones make URLs that servers refuse.
    private static final int LONGEST_WKT = 1500;
    /// Half the side of the box around a point, in degrees: servers take a box without width for the whole world or nothing.
    private static final double AROUND_POINT = 0.0005;

    static AreaAsking of(Footprint area, SearchUrl url, Asking.Area wanted) {
        Optional<AreaAsking> exact = wanted == Asking.Area.AUTO || wanted == Asking.Area.GEOMETRY ? geometries(area, url) : Optional.empty();
        boolean boxes = wanted != Asking.Area.NONE && url.template().has(ParameterName.BOX);
        return exact.orElseGet(() -> boxes ? boxes(area) : new AreaAsking(List.of(Map.of()), Treatment.APPLIED_HERE));
    }

    private static Optional<AreaAsking> geometries(Footprint area, SearchUrl url) {
        Geometry geometry = area.valid();
        if (!url.template().has(ParameterName.GEOMETRY) || geometry.getNumGeometries() > MOST_PARTS) {
            return Optional.empty();
        }
        List<Map<ParameterName, String>> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            String wkt = geometry.getGeometryN(i).toText();
            if (wkt.length() > LONGEST_WKT) {
                return Optional.empty();
            }
            parts.add(Map.of(ParameterName.GEOMETRY, wkt));
        }
        return Optional.of(new AreaAsking(parts, Treatment.ASKED));
    }

    private static AreaAsking boxes(Footprint area) {
        Geometry geometry = area.geometry();
        List<Envelope> envelopes = new ArrayList<>();
        boolean exact = true;
        if (geometry.getNumGeometries() <= MOST_PARTS) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                exact &= isBox(geometry.getGeometryN(i));
                envelopes.add(geometry.getGeometryN(i).getEnvelopeInternal());
            }
        } else {
            exact = false;
            envelopes.addAll(around(area.bounds()));
        }
        List<Map<ParameterName, String>> parts = envelopes.stream().map(AreaAsking::wide).map(box -> Map.of(ParameterName.BOX, text(box))).toList();
        return new AreaAsking(parts, exact ? Treatment.ASKED : Treatment.APPLIED_HERE);
    }

    private static boolean isBox(Geometry geometry) {
        return geometry.getDimension() == 2 && geometry.isRectangle();
    }

    private static List<Envelope> around(BoundingBox bounds) {
        return bounds.crossesAntimeridian()
                ? List.of(new Envelope(bounds.west(), 180, bounds.south(), bounds.north()), new Envelope(-180, bounds.east(), bounds.south(), bounds.north()))
                : List.of(new Envelope(bounds.west(), bounds.east(), bounds.south(), bounds.north()));
    }

    private static Envelope wide(Envelope box) {
        double x = box.getWidth() > 0 ? 0 : AROUND_POINT;
        double y = box.getHeight() > 0 ? 0 : AROUND_POINT;
        return new Envelope(Math.max(-180, box.getMinX() - x), Math.min(180, box.getMaxX() + x), Math.max(-90, box.getMinY() - y),
                Math.min(90, box.getMaxY() + y));
    }

    private static String text(Envelope box) {
        return new BoundingBox(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()).toString();
    }
}
