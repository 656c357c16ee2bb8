package org.perigee.sandbox.geo;

import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.perigee.sandbox.catalogue.Product;

/// A region of interest: true for products whose footprint it touches. Immutable and safe for any number of threads.
public final class Area implements Predicate<Product> {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final PreparedGeometry prepared;
    private final Envelope envelope;

    private Area(Geometry geometry) {
        prepared = PreparedGeometryFactory.prepare(geometry);
        envelope = geometry.getEnvelopeInternal();
    }

    /// Any geometry within ±180 degrees.
    ///
    /// @throws IllegalArgumentException when it crosses itself
    public static Area of(Geometry geometry) {
        if (!geometry.isValid()) {
            throw new IllegalArgumentException("Geometry is not valid");
        }
        return new Area(geometry);
    }

    /// A box in degrees; one whose west is above its east lies across the antimeridian.
    ///
    /// @throws IllegalArgumentException when south is above north, or a number is out of bounds
    public static Area box(double west, double south, double east, double north) {
        if (!(south <= north) || south < -90 || north > 90 || Math.abs(west) > 180 || Math.abs(east) > 180) {
            throw new IllegalArgumentException("Not a box: west, south, east, north in degrees");
        }
        if (west <= east) {
            return new Area(rectangle(west, south, east, north));
        }
        Geometry[] halves = {rectangle(west, south, 180, north), rectangle(-180, south, east, north)};
        return new Area(FACTORY.createGeometryCollection(halves).union());
    }

    /// Well-Known Text.
    ///
    /// @throws IllegalArgumentException when it is none, or crosses itself
    public static Area wkt(String text) {
        return of(parse(text));
    }

    /// Reads Well-Known Text in any spacing and letter case.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Geometry parse(String wkt) {
        try {
            return new WKTReader(FACTORY).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not a geometry in Well-Known Text", e);
        }
    }

    private static Geometry rectangle(double west, double south, double east, double north) {
        Geometry rectangle = FACTORY.toGeometry(new Envelope(west, east, south, north));
        return rectangle instanceof Polygon ? rectangle : rectangle.getEnvelope();
    }

    @Override
    public boolean test(Product product) {
        return envelope.intersects(product.footprint().getEnvelopeInternal()) && prepared.intersects(product.footprint());
    }
}
