package org.perigee.catalog.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// A place on Earth: points, lines or polygons in longitude and latitude (degrees, WGS 84).
///
/// Always normalised: every longitude lies in −180…180, and what crosses the antimeridian is split there into parts (RFC
/// 7946, section 3.1.9). Rings are closed; self-crossings are kept for drawing and mended for computing. Immutable,
/// thread-safe.
public final class Footprint {

    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private final Geometry geometry;
    private volatile PreparedGeometry prepared;

    private Footprint(Geometry geometry) {
        this.geometry = geometry;
    }

    /// Wraps a geometry in longitude and latitude, unrolled or not; it is normalised first.
    ///
    /// Longitudes may go beyond ±180 (a ring drawn across the antimeridian), or jump by more than 180 degrees between
    /// neighbours, which is read as crossing it.
    ///
    /// @throws IllegalArgumentException where nothing drawable is in it, or a coordinate is no number or beyond a pole
    public static Footprint of(Geometry geometry) {
        return new Footprint(Antimeridian.normalise(Objects.requireNonNull(geometry)));
    }

    /// The box as a polygon, or two where it crosses the antimeridian.
    public static Footprint of(BoundingBox box) {
        double east = box.crossesAntimeridian() ? box.east() + 360 : box.east();
        Coordinate[] ring = {new Coordinate(box.west(), box.south()), new Coordinate(east, box.south()), new Coordinate(east, box.north()),
            new Coordinate(box.west(), box.north()), new Coordinate(box.west(), box.south())};
        // Unrolled already: a box as wide as the world must not be taken for one of no width.
        return new Footprint(Antimeridian.cut(FACTORY.createPolygon(ring)));
    }

    /// Takes a geometry as it is, which is one that [#geometry()] gave earlier: reading it anew would take an edge longer than
    /// half a turn for one across the antimeridian.
    ///
    /// @throws IllegalArgumentException where it is empty or a coordinate lies outside −180…180, −90…90
    public static Footprint ofNormalised(Geometry geometry) {
        for (Coordinate c : geometry.getCoordinates()) {
            if (!(Math.abs(c.x) <= 180 && Math.abs(c.y) <= 90)) {
                throw new IllegalArgumentException("Not a normalised longitude and latitude: " + c.x + " " + c.y);
            }
        }
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("The geometry is empty");
        }
        return new Footprint(geometry);
    }

    public static Footprint point(double longitude, double latitude) {
        return of(FACTORY.createPoint(new Coordinate(longitude, latitude)));
    }

    /// The normalised geometry: Point, LineString, Polygon or a collection of them. Not to be changed.
    public Geometry geometry() {
        return geometry;
    }

    /// The smallest box around it; crosses the antimeridian where the parts meet there.
    public BoundingBox bounds() {
        return Antimeridian.bounds(geometry);
    }

    /// Whether they share at least a point, boundaries included; also where they only touch across the antimeridian.
    ///
    /// Reckoned in the plane of longitude and latitude: a pole is the whole line at its latitude.
    public boolean intersects(Footprint other) {
        Geometry theirs = other.valid();
        if (prepared().intersects(theirs)) {
            return true;
        }
        Envelope mine = geometry.getEnvelopeInternal();
        Envelope its = theirs.getEnvelopeInternal();
        return mine.getMaxX() == 180 && its.getMinX() == -180 && prepared().intersects(Antimeridian.moved(theirs, 360))
                || mine.getMinX() == -180 && its.getMaxX() == 180 && prepared().intersects(Antimeridian.moved(theirs, -360));
    }

    /// Whether a place lies in it or on its boundary.
    public boolean contains(double longitude, double latitude) {
        return intersects(point(longitude, latitude));
    }

    /// The outer rings and lines for drawing, each a flat array of longitude, latitude pairs; a point is an array of two.
    public List<double[]> outlines() {
        List<double[]> outlines = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            Geometry line = part instanceof Polygon polygon ? polygon.getExteriorRing() : part;
            if (line instanceof LineString || line instanceof Point) {
                outlines.add(flat(line.getCoordinates()));
            }
        }
        return outlines;
    }

    private static double[] flat(Coordinate[] coordinates) {
        double[] flat = new double[coordinates.length * 2];
        for (int i = 0; i < coordinates.length; i++) {
            flat[2 * i] = coordinates[i].x;
            flat[2 * i + 1] = coordinates[i].y;
        }
        return flat;
    }

    /// The geometry mended where it was invalid, for computing with JTS.
    public Geometry valid() {
        return prepared().getGeometry();
    }

    private PreparedGeometry prepared() {
        PreparedGeometry known = prepared;
        if (known == null) {
            known = PreparedGeometryFactory.prepare(Antimeridian.mended(geometry));
            prepared = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Footprint footprint && geometry.equalsExact(footprint.geometry);
    }

    @Override
    public int hashCode() {
        return geometry.hashCode();
    }

    @Override
    public String toString() {
        return geometry.toText();
    }
}
