package org.perigee.sandbox.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.perigee.sandbox.geo.Area;
import org.perigee.sandbox.http.QueryParameters;

/// The one place where query strings that CSC servers accept are brought into the form that Olingo's parser accepts:
///
/// - a repeated `$expand` becomes one with commas;
/// - `$count` may say `True` or `1`;
/// - Well-Known Text may hold blanks (`POLYGON ((1 2, 3 4…`), which Olingo's tokenizer takes for an error;
/// - dates may stand in quotes, and without a zone (then UTC);
/// - an empty `$filter` counts as none, and `$format` is of no account.
final class CscUrl {

    private static final Pattern GEOGRAPHY = Pattern.compile("geography'\\s*SRID=4326;([^']*)'", Pattern.CASE_INSENSITIVE);
    private static final String DATE_OPERAND =
        "((?:ContentDate/(?:Start|End)|(?:Origin|Publication|Modification|Eviction|Deletion)Date|DateTimeOffsetAttribute/Value)\\s+(?:eq|ne|lt|le|gt|ge)\\s+)";
    private static final Pattern QUOTED_DATE = Pattern.compile(DATE_OPERAND + "'([^']*)'");
    private static final Pattern ZONELESS_DATE =
        Pattern.compile(DATE_OPERAND + "(\\d{4}-\\d\\d-\\d\\d)(T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)?(?![\\d:.TZ+-])");

    private CscUrl() {
    }

    /// A query string for Olingo.
    static String forParser(QueryParameters query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (QueryParameters.Entry entry : query.entries()) {
            String value = entry.value();
            switch (entry.name()) {
                case "$expand" -> options.merge("$expand", value, (a, b) -> a + ',' + b);
                case "$count" -> options.put("$count", Boolean.toString(value.equalsIgnoreCase("true") || value.equals("1")));
                case "$filter" -> {
                    if (!value.isBlank()) {
                        options.put("$filter", filter(value));
                    }
                }
                case "$orderby", "$top", "$skip" -> options.put(entry.name(), value);
                default -> {
                }
            }
        }
        return options.entrySet().stream().map(e -> encode(e.getKey()) + '=' + encode(e.getValue())).collect(Collectors.joining("&"));
    }

    /// Olingo takes a plus sign literally, so blanks are sent as `%20`.
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String filter(String text) {
        String shaped = GEOGRAPHY.matcher(text).replaceAll(m -> Matcher.quoteReplacement("geography'SRID=4326;" + shape(m.group(1)) + '\''));
        String unquoted = QUOTED_DATE.matcher(shaped).replaceAll("$1$2");
        return ZONELESS_DATE.matcher(unquoted).replaceAll(m -> Matcher.quoteReplacement(
            m.group(1) + m.group(2) + (m.group(3) == null ? "T00:00:00" : m.group(3)) + 'Z'));
    }

    private static String shape(String wkt) {
        Geometry geometry;
        try {
            geometry = Area.parse(wkt);
        } catch (IllegalArgumentException e) {
            return wkt;
        }
        return switch (geometry) {
            case Point point -> "Point(" + position(point.getCoordinate()) + ')';
            case Polygon polygon -> "Polygon" + rings(polygon);
            default -> parts(geometry, wkt);
        };
    }

    private static String parts(Geometry geometry, String wkt) {
        StringBuilder text = new StringBuilder("MultiPolygon(");
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (!(geometry.getGeometryN(i) instanceof Polygon polygon)) {
                return wkt;
            }
            text.append(i == 0 ? "" : ",").append(rings(polygon));
        }
        return text.append(')').toString();
    }

    private static String rings(Polygon polygon) {
        StringBuilder text = new StringBuilder("(").append(ring(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            text.append(',').append(ring(polygon.getInteriorRingN(i)));
        }
        return text.append(')').toString();
    }

    private static String ring(LineString ring) {
        StringBuilder text = new StringBuilder("(");
        for (Coordinate c : ring.getCoordinates()) {
            text.append(text.length() == 1 ? "" : ",").append(position(c));
        }
        return text.append(')').toString();
    }

    private static String position(Coordinate c) {
        return String.format(Locale.ROOT, "%.10f %.10f", c.x, c.y);
    }
}
