package org.perigee.catalog.model;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/// Reads the areas that people have: well-known text (OGC 06-103r4), also as OData writes it (`geography'SRID=4326;…'`), GeoJSON (RFC
/// 7946) and boxes `west,south,east,north` in degrees.
///
/// Strict, since a search in the wrong place finds nothing and does not say why: what is wrong comes back as a value. Immutable,
/// thread-safe.
public final class AreaReader {

    /// Characters taken by [#standard()].
    public static final int MOST_CHARACTERS = 4_000_000;
    /// Points taken by [#standard()].
    public static final int MOST_POINTS = 100_000;

    private static final int DEEPEST_NESTING = 50;
    private static final String NUMBER = "\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*";
    private static final Pattern BOX = Pattern.compile("[\\[(]?" + NUMBER + "[,;\\s]" + NUMBER + "[,;\\s]" + NUMBER + "[,;\\s]" + NUMBER + "[\\])]?");
    private static final Pattern GEOGRAPHY = Pattern.compile("(?is)(?:geography|geometry)\\s*'(.*)'");
    private static final Pattern SRID = Pattern.compile("(?is)SRID\\s*=\\s*(\\d+)\\s*;(.*)");

    private final int mostCharacters;
    private final int mostPoints;

    /// @param mostCharacters of a text; longer ones are refused unread
    /// @param mostPoints     of an area
    public AreaReader(int mostCharacters, int mostPoints) {
        this.mostCharacters = mostCharacters;
        this.mostPoints = mostPoints;
    }

    /// A reader that takes what a careful outline of a country needs.
    public static AreaReader standard() {
        return new AreaReader(MOST_CHARACTERS, MOST_POINTS);
    }

    /// Reads an area from a text in any of the forms.
    public AreaReading read(String text) {
        try {
            return new AreaReading.Read(area(text));
        } catch (RefusedAreaException e) {
            return e.refusal();
        }
    }

    private Footprint area(String text) {
        if (text.length() > mostCharacters) {
            throw new RefusedAreaException(AreaReading.Kind.TOO_LARGE,
                    String.format(Locale.ROOT, "The text is longer than %d characters; make the area simpler.", mostCharacters));
        }
        String bare = text.strip();
        bare = bare.startsWith("\uFEFF") ? bare.substring(1).strip() : bare;
        if (bare.isEmpty()) {
            throw new RefusedAreaException(AreaReading.Kind.EMPTY, "There is no area in it.");
        }
        Matcher box = BOX.matcher(bare);
        if (box.matches()) {
            return box(box);
        }
        StrictGeometryFactory factory = new StrictGeometryFactory(mostPoints);
        Geometry geometry = bare.startsWith("{") ? new GeoJsonArea(factory).read(bare) : wellKnownText(bare, factory);
        if (geometry.isEmpty()) {
            throw new RefusedAreaException(AreaReading.Kind.EMPTY, "There is no area in it.");
        }
        checkValid(geometry);
        return Footprint.of(geometry);
    }

    private static Footprint box(Matcher box) {
        double[] values = Arrays.stream(new int[] {1, 2, 3, 4}).mapToDouble(group -> Double.parseDouble(box.group(group))).toArray();
        Coordinate southWest = new Coordinate(values[0], values[1]);
        Coordinate northEast = new Coordinate(values[2], values[3]);
        for (Coordinate corner : new Coordinate[] {southWest, northEast}) {
            StrictGeometryFactory.check(corner);
            if (Math.abs(corner.x) > 180) {
                throw new RefusedAreaException(AreaReading.Kind.OUT_OF_RANGE, "A box across the antimeridian has its west edge greater than its"
                        + " east edge (170,-20,-170,20); longitudes beyond 180 are not taken.", corner);
            }
        }
        if (southWest.y > northEast.y) {
            throw new RefusedAreaException(AreaReading.Kind.OUT_OF_RANGE, "A box is west,south,east,north; here the south edge lies north of the"
                    + " north edge.", southWest);
        }
        return Footprint.of(new BoundingBox(southWest.x, southWest.y, northEast.x, northEast.y));
    }

    private static Geometry wellKnownText(String text, StrictGeometryFactory factory) {
        String wkt = text;
        Matcher geography = GEOGRAPHY.matcher(wkt);
        wkt = geography.matches() ? geography.group(1).strip() : wkt;
        Matcher srid = SRID.matcher(wkt);
        if (srid.matches()) {
            if (!srid.group(1).equals("4326")) {
                throw new RefusedAreaException(AreaReading.Kind.OTHER_REFERENCE_SYSTEM, "The coordinates are in EPSG:" + srid.group(1)
                        + "; only longitude and latitude (WGS 84, EPSG:4326) are understood.");
            }
            wkt = srid.group(2).strip();
        }
        refuseDeepNesting(wkt);
        try (StringReader reader = new StringReader(wkt)) {
            Geometry geometry = new WKTReader(factory).read(reader);
            refuseRest(reader);
            return geometry;
        } catch (ParseException e) {
            throw new RefusedAreaException(AreaReading.Kind.NOT_UNDERSTOOD,
                    "It is neither a box (west,south,east,north) nor GeoJSON, and as well-known text it is wrong: " + e.getMessage() + ".");
        } catch (IllegalArgumentException | IOException e) {
            throw new RefusedAreaException(AreaReading.Kind.NOT_UNDERSTOOD, "The well-known text makes no geometry: " + e.getMessage() + ".");
        }
    }

    /// Collections may hold collections; the reader of well-known text goes as deep as its stack.
    private static void refuseDeepNesting(String wkt) {
        int depth = 0;
        for (int i = 0; i < wkt.length(); i++) {
            char c = wkt.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DEEPEST_NESTING) {
                throw new RefusedAreaException(AreaReading.Kind.NOT_UNDERSTOOD, "The parentheses are nested too deeply.");
            }
        }
    }

    private static void refuseRest(StringReader reader) throws IOException {
        char[] rest = new char[40];
        int count = reader.read(rest);
        String more = count < 0 ? "" : new String(rest, 0, count).strip();
        if (!more.isEmpty()) {
            throw new RefusedAreaException(AreaReading.Kind.NOT_UNDERSTOOD, "Something follows after the geometry: " + more);
        }
    }

    /// Polygons are looked at one by one, since overlapping ones are still an area, and unrolled, since across the antimeridian every
    /// ring seems to cross itself.
    private static void checkValid(Geometry geometry) {
        if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                checkValid(collection.getGeometryN(i));
            }
        } else if (geometry instanceof Polygon && !geometry.isEmpty()) {
            TopologyValidationError error = new IsValidOp(Unrolling.unroll(geometry)).getValidationError();
            if (error != null) {
                throw refused(error);
            }
        }
    }

    private static RefusedAreaException refused(TopologyValidationError error) {
        String where = error.getCoordinate() == null ? "" : " near " + RefusedAreaException.words(error.getCoordinate());
        return switch (error.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL, TopologyValidationError.NESTED_HOLES, TopologyValidationError.DISCONNECTED_INTERIOR,
                    TopologyValidationError.DUPLICATE_RINGS -> new RefusedAreaException(AreaReading.Kind.MISPLACED_HOLE,
                            "A hole does not lie properly within its polygon" + where + ".", error.getCoordinate());
            case TopologyValidationError.TOO_FEW_POINTS -> new RefusedAreaException(AreaReading.Kind.TOO_FEW_POINTS,
                    "A polygon has fewer than three different corners" + where + ".", error.getCoordinate());
            default -> new RefusedAreaException(AreaReading.Kind.SELF_CROSSING,
                    "The boundary of a polygon crosses or touches itself" + where + ".", error.getCoordinate());
        };
    }
}
