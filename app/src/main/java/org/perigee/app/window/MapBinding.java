package org.perigee.app.window;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.perigee.app.async.UiThread;
import org.perigee.app.map.AreaShape;
import org.perigee.app.map.GeoBox;
import org.perigee.app.map.LonLat;
import org.perigee.app.map.MapPane;
import org.perigee.app.map.MapTool;
import org.perigee.app.map.Viewpoint;
import org.perigee.app.results.FootprintFeed;
import org.perigee.app.results.ResultRow;
import org.perigee.app.results.ResultsModel;
import org.perigee.app.search.AreaField;
import org.perigee.app.search.SearchFormModel;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;

/// Ties the map to the results and to the search form: footprints, selection and pointing both ways, the area both ways.
final class MapBinding {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    /// Pixels of the world at zoom 0.
    private static final double TILE = 256;

    private final MapPane map;
    private final ResultsModel results;
    private final SearchFormModel form;
    private final FootprintFeed feed;
    /// The area that went to the other side last, so that it is not taken for a change when it comes back.
    private boolean passing;
    private int shownRows;

    MapBinding(MapPane map, ResultsModel results, SearchFormModel form, AreaField areaField, Executor background, UiThread ui) {
        this.map = map;
        this.results = results;
        this.form = form;
        this.feed = new FootprintFeed(background, ui, set -> map.footprints().setProperty().set(set));
        bindRows();
        bindSelection();
        bindArea();
        bindTools(areaField);
    }

    private void bindRows() {
        results.viewProperty().addListener((o, before, now) -> {
            if (now.rows().size() < shownRows) {
                feed.clear();
            }
            if (now.rows() != before.rows()) {
                shownRows = now.rows().size();
                feed.update(now.rows());
            }
            map.footprints().filterProperty().set(now.filter().isAll() ? null : now.ids());
        });
    }

    private void bindSelection() {
        results.selection().selectedProperty().addListener((o, before, now) -> map.footprints().selectedProperty().set(now));
        map.footprints().selectedProperty().addListener((o, before, now) -> {
            BitSet chosen = now == null ? new BitSet() : now;
            if (!chosen.equals(results.selection().selected())) {
                BitSet added = (BitSet) chosen.clone();
                added.andNot(results.selection().selected());
                results.selection().select(chosen, added.isEmpty() ? chosen.nextSetBit(0) : added.nextSetBit(0));
            }
        });
        results.selection().hoveredProperty().addListener((o, before, now) -> map.footprints().highlightedProperty().set(now.intValue()));
        map.footprints().highlightedProperty().addListener((o, before, now) -> results.selection().hover(now.intValue()));
    }

    private void bindArea() {
        form.areaProperty().addListener((o, before, now) -> pass(() -> map.area().shapeProperty().set(now == null ? null : shape(now))));
        map.area().shapeProperty().addListener((o, before, now) -> pass(() -> {
            form.areaLabelProperty().set("");
            form.areaProperty().set(now == null ? null : footprint(now));
        }));
        if (form.areaProperty().get() != null) {
            map.area().shapeProperty().set(shape(form.areaProperty().get()));
        }
    }

    private void pass(Runnable change) {
        if (passing) {
            return;
        }
        passing = true;
        try {
            change.run();
        } finally {
            passing = false;
        }
    }

    private void bindTools(AreaField areaField) {
        areaField.drawingProperty().addListener((o, before, now) -> map.area().toolProperty().set(switch (now) {
            case NONE -> MapTool.PAN;
            case BOX -> MapTool.RECTANGLE;
            case POLYGON -> MapTool.POLYGON;
        }));
        map.area().toolProperty().addListener((o, before, now) -> areaField.drawingProperty().set(switch (now) {
            case PAN -> AreaField.Drawing.NONE;
            case RECTANGLE -> AreaField.Drawing.BOX;
            case POLYGON -> AreaField.Drawing.POLYGON;
        }));
    }

    /// Brings a row's footprint into the middle of the map.
    void zoomTo(ResultRow row) {
        row.footprint().ifPresent(this::zoomTo);
    }

    /// Shows an area where it is out of sight or too small in it to see what is found there.
    void approach(Footprint footprint) {
        BoundingBox box = footprint.bounds();
        Viewpoint view = map.camera().viewProperty().get();
        double degreesAcross = 360 * map.getWidth() / (TILE * Math.pow(2, view.zoom()));
        double away = Math.abs(Math.IEEEremainder(box.west() + box.width() / 2 - view.longitude(), 360));
        boolean small = box.width() < degreesAcross / 5 && box.height() < degreesAcross / 5;
        if (small || away > degreesAcross / 2 || box.width() > degreesAcross) {
            zoomTo(footprint);
        }
    }

    void zoomTo(Footprint footprint) {
        BoundingBox box = footprint.bounds();
        double margin = Math.max(0.02, 0.15 * Math.max(box.width(), box.height()));
        map.camera().show(new GeoBox(box.west() - margin, Math.max(-89, box.south() - margin),
                box.west() + box.width() + margin, Math.min(89, box.north() + margin)));
    }

    /// What the map drew as a footprint: longitudes beyond ±180 are split there.
    static Footprint footprint(AreaShape shape) {
        Polygon[] polygons = shape.polygons().stream().map(MapBinding::polygon).toArray(Polygon[]::new);
        return Footprint.of(polygons.length == 1 ? polygons[0] : GEOMETRY.createMultiPolygon(polygons));
    }

    private static Polygon polygon(List<List<LonLat>> rings) {
        LinearRing[] holes = rings.stream().skip(1).map(MapBinding::ring).toArray(LinearRing[]::new);
        return GEOMETRY.createPolygon(ring(rings.getFirst()), holes);
    }

    private static LinearRing ring(List<LonLat> vertices) {
        Coordinate[] coordinates = new Coordinate[vertices.size() + 1];
        for (int i = 0; i <= vertices.size(); i++) {
            LonLat vertex = vertices.get(i % vertices.size());
            coordinates[i] = new Coordinate(round(vertex.longitude()), round(vertex.latitude()));
        }
        return GEOMETRY.createLinearRing(coordinates);
    }

    /// A mouse is no better than a ten-thousandth of a degree.
    private static double round(double degrees) {
        return Math.rint(degrees * 10_000) / 10_000;
    }

    /// A footprint as the map edits it; null for one without an area.
    static AreaShape shape(Footprint footprint) {
        if (footprint.bounds().crossesAntimeridian() && footprint.equals(Footprint.of(footprint.bounds()))) {
            BoundingBox box = footprint.bounds();
            return AreaShape.rectangle(new GeoBox(box.west(), box.south(), box.east(), box.north()));
        }
        List<List<List<LonLat>>> polygons = new ArrayList<>();
        Geometry geometry = footprint.geometry();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                polygons.add(rings(polygon));
            }
        }
        return polygons.isEmpty() ? null : new AreaShape(polygons);
    }

    private static List<List<LonLat>> rings(Polygon polygon) {
        List<List<LonLat>> rings = new ArrayList<>();
        rings.add(vertices(polygon.getExteriorRing().getCoordinates()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(vertices(polygon.getInteriorRingN(i).getCoordinates()));
        }
        return rings;
    }

    private static List<LonLat> vertices(Coordinate[] coordinates) {
        List<LonLat> vertices = new ArrayList<>();
        for (int i = 0; i < coordinates.length - 1; i++) {
            vertices.add(new LonLat(coordinates[i].x, coordinates[i].y));
        }
        return vertices;
    }
}
