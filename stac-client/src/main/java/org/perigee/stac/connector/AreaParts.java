package org.perigee.stac.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.stac.StacDialect;
import org.perigee.stac.StacSearchRequest;

/// The areas that one area is asked as: a box where it is one, since every server takes boxes; else a geometry where the server
/// takes it; else boxes around it. No box crosses the antimeridian, which many servers misread.
///
/// @param parts each for a search of its own
/// @param exact whether together they are no more than the area
record AreaParts(List<Part> parts, boolean exact) {

    /// A box, or a geometry where `geometry` is not null.
    record Part(Envelope box, JsonNode geometry) {
        void addTo(StacSearchRequest.Builder request) {
            if (geometry != null) {
                request.intersects(geometry);
            } else {
                request.box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
            }
        }
    }

    static AreaParts of(Footprint area, StacDialect.Area dialect) {
        Geometry geometry = area.geometry();
        if (geometry instanceof Polygon polygon && polygon.isRectangle()) {
            return new AreaParts(List.of(new Part(geometry.getEnvelopeInternal(), null)), true);
        }
        if (dialect.intersects() && area.valid().getNumPoints() <= dialect.maxPoints()) {
            return new AreaParts(List.of(new Part(null, GeoJson.write(area))), true);
        }
        boolean rectangles = true;
        List<Part> boxes = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            rectangles &= part instanceof Polygon polygon && polygon.isRectangle() || part.getDimension() == 0;
            boxes.add(new Part(part.getEnvelopeInternal(), null));
        }
        return rectangles && boxes.size() <= 4 ? new AreaParts(boxes, true) : new AreaParts(around(area.bounds()), false);
    }

    private static List<Part> around(BoundingBox bounds) {
        if (!bounds.crossesAntimeridian()) {
            return List.of(new Part(new Envelope(bounds.west(), bounds.east(), bounds.south(), bounds.north()), null));
        }
        return List.of(new Part(new Envelope(bounds.west(), 180, bounds.south(), bounds.north()), null),
                new Part(new Envelope(-180, bounds.east(), bounds.south(), bounds.north()), null));
    }
}
