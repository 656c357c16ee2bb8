package org.perigee.catalog.local;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.perigee.catalog.model.Footprint;

/// Footprints in few bytes and without loss.
///
/// Servers write coordinates with few decimals, so that most polygons are small whole numbers once scaled: the first byte is the
/// number of decimals, then come parts, rings and the steps from point to point. What does not fit that (more decimals, anything
/// but polygons) is well-known binary behind a first byte of 127.
final class CompactGeometry {

    private static final int WELL_KNOWN_BINARY = 127;
    private static final int MOST_DECIMALS = 9;
    private static final double[] SCALES = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private CompactGeometry() {
    }

    static byte[] write(Footprint footprint) {
        Geometry geometry = footprint.geometry();
        int decimals = isPolygonal(geometry) ? decimals(geometry) : -1;
        ByteArrayOutputStream out = new ByteArrayOutputStream(48);
        if (decimals < 0) {
            out.write(WELL_KNOWN_BINARY);
            out.writeBytes(new WKBWriter().write(geometry));
            return out.toByteArray();
        }
        out.write(decimals);
        // The sign tells a lone polygon from a collection of one.
        writeNumber(out, geometry instanceof Polygon ? -1 : geometry.getNumGeometries());
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            writePolygon(out, (Polygon) geometry.getGeometryN(i), SCALES[decimals]);
        }
        return out.toByteArray();
    }

    private static boolean isPolygonal(Geometry geometry) {
        return geometry instanceof Polygon || geometry.getGeometryType().equals(Geometry.TYPENAME_MULTIPOLYGON);
    }

    /// The fewest decimals from which every coordinate comes back bit for bit; −1 where there are too many.
    private static int decimals(Geometry geometry) {
        Decimals decimals = new Decimals();
        geometry.apply(decimals);
        return decimals.most > MOST_DECIMALS ? -1 : decimals.most;
    }

    private static final class Decimals implements CoordinateSequenceFilter {

        private int most;

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            most = Math.max(most, Math.max(needed(sequence.getX(i)), needed(sequence.getY(i))));
        }

        private int needed(double value) {
            for (int n = most; n <= MOST_DECIMALS; n++) {
                double back = Math.round(value * SCALES[n]) / SCALES[n];
                // By bits, since −0.0 equals 0.0 and is not the same.
                if (Double.doubleToRawLongBits(back) == Double.doubleToRawLongBits(value)) {
                    return n;
                }
            }
            return MOST_DECIMALS + 1;
        }

        @Override
        public boolean isDone() {
            return most > MOST_DECIMALS;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }

    private static void writePolygon(ByteArrayOutputStream out, Polygon polygon, double scale) {
        writeNumber(out, polygon.getNumInteriorRing());
        writeRing(out, polygon.getExteriorRing().getCoordinateSequence(), scale);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            writeRing(out, polygon.getInteriorRingN(i).getCoordinateSequence(), scale);
        }
    }

    /// The last point repeats the first and is left out.
    private static void writeRing(ByteArrayOutputStream out, CoordinateSequence ring, double scale) {
        writeNumber(out, ring.size() - 1);
        long x = 0;
        long y = 0;
        for (int i = 0; i < ring.size() - 1; i++) {
            long nextX = Math.round(ring.getX(i) * scale);
            long nextY = Math.round(ring.getY(i) * scale);
            writeNumber(out, nextX - x);
            writeNumber(out, nextY - y);
            x = nextX;
            y = nextY;
        }
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long zigzag = number << 1 ^ number >> 63;
        while ((zigzag & ~0x7fL) != 0) {
            out.write((int) (zigzag & 0x7f | 0x80));
            zigzag >>>= 7;
        }
        out.write((int) zigzag);
    }

    /// @throws IllegalArgumentException where these bytes are none that [#write] made
    static Footprint read(byte[] bytes) {
        try {
            if (bytes[0] == WELL_KNOWN_BINARY) {
                return Footprint.ofNormalised(new WKBReader(FACTORY).read(Arrays.copyOfRange(bytes, 1, bytes.length)));
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            double scale = SCALES[in.get()];
            long count = readNumber(in);
            if (count < 0) {
                return Footprint.ofNormalised(readPolygon(in, scale));
            }
            Polygon[] polygons = new Polygon[checkedCount(count, in)];
            for (int i = 0; i < polygons.length; i++) {
                polygons[i] = readPolygon(in, scale);
            }
            return Footprint.ofNormalised(FACTORY.createMultiPolygon(polygons));
        } catch (ParseException | BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Not a stored footprint", e);
        }
    }

    private static Polygon readPolygon(ByteBuffer in, double scale) {
        LinearRing[] holes = new LinearRing[checkedCount(readNumber(in), in)];
        var shell = FACTORY.createLinearRing(readRing(in, scale));
        for (int i = 0; i < holes.length; i++) {
            holes[i] = FACTORY.createLinearRing(readRing(in, scale));
        }
        return FACTORY.createPolygon(shell, holes);
    }

    private static CoordinateSequence readRing(ByteBuffer in, double scale) {
        Coordinate[] ring = new Coordinate[checkedCount(readNumber(in), in) + 1];
        long x = 0;
        long y = 0;
        for (int i = 0; i < ring.length - 1; i++) {
            x += readNumber(in);
            y += readNumber(in);
            ring[i] = new Coordinate(x / scale, y / scale);
        }
        ring[ring.length - 1] = new Coordinate(ring[0]);
        return new CoordinateArraySequence(ring, 2);
    }

    /// Everything counted takes at least a byte: a larger number is damage and must not be allocated.
    private static int checkedCount(long count, ByteBuffer in) {
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("Not a stored footprint: " + count + " parts or points");
        }
        return (int) count;
    }

    private static long readNumber(ByteBuffer in) {
        long zigzag = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            zigzag |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return zigzag >>> 1 ^ -(zigzag & 1);
    }
}
