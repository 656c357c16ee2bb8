import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.places.Place;

/** Countries of world-atlas (TopoJSON), dealt out to the codes of ISO 3166-1 as countries.tsv says. */
final class Countries {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Of Antarctica world-atlas has the line along the pole, where it was once closed, as the shell, and the coast as its hole. */
    private static final double LINE_AT_THE_POLE = -89.99;

    private final JsonNode topology;
    private final States states;
    /** Polygons by the name of world-atlas; what a row takes out of one is gone for the rows after it. */
    private final Map<String, List<Polygon>> polygons = new LinkedHashMap<>();

    Countries(Path topoJson, States states) throws IOException {
        this.topology = new ObjectMapper().readTree(topoJson.toFile());
        this.states = states;
        for (JsonNode country : topology.path("objects").path("countries").path("geometries")) {
            polygons.computeIfAbsent(country.path("properties").path("name").asText(), name -> new ArrayList<>()).addAll(polygonsOf(country));
        }
    }

    List<Entry> read(List<String[]> rows) {
        Map<String, Entry> byCode = new LinkedHashMap<>();
        Map<String, List<Geometry>> parts = new LinkedHashMap<>();
        // Those that take a part of another come before it.
        for (boolean partial : new boolean[] {true, false}) {
            for (String[] row : rows) {
                for (String source : row[1].split(" \\+ ")) {
                    if (source.contains("@") == partial) {
                        parts.computeIfAbsent(row[0], code -> new ArrayList<>()).addAll(taken(source));
                    }
                }
            }
        }
        for (String[] row : rows) {
            List<Geometry> shapes = parts.getOrDefault(row[0], List.of());
            if (shapes.isEmpty()) {
                System.err.println("No polygon for " + row[0] + " " + row[2]);
                continue;
            }
            Entry entry = new Entry(Place.Kind.COUNTRY, row[0], row[2]).called(Table.list(row[3])).called(javaNames(row[0])).coded(row[0]);
            entry.shape = Shapes.union(shapes);
            entry.country = entry;
            byCode.put(row[0], entry);
        }
        polygons.forEach((name, left) -> {
            if (!left.isEmpty()) {
                System.err.println("Not used: " + name + ", polygons: " + left.size());
            }
        });
        return List.copyOf(byCode.values());
    }

    private List<Geometry> taken(String source) {
        if (source.startsWith("states ")) {
            return states.ofCountry(source.substring(7)).stream().map(States.State::shape).toList();
        }
        String[] words = source.split("@");
        List<Polygon> all = polygons.get(words[0].strip());
        if (all == null) {
            throw new IllegalArgumentException("world-atlas has no " + words[0]);
        }
        List<Geometry> taken = new ArrayList<>();
        for (Polygon polygon : List.copyOf(all)) {
            if (words.length == 1 || isInAny(polygon, words)) {
                taken.add(polygon);
                all.remove(polygon);
            }
        }
        return taken;
    }

    private static boolean isInAny(Polygon polygon, String[] words) {
        for (int i = 1; i < words.length; i++) {
            if (box(words[i]).contains(polygon.getEnvelopeInternal())) {
                return true;
            }
        }
        return false;
    }

    static Envelope box(String text) {
        String[] values = text.strip().split(",");
        return new Envelope(Double.parseDouble(values[0]), Double.parseDouble(values[2]), Double.parseDouble(values[1]), Double.parseDouble(values[3]));
    }

    private static List<String> javaNames(String code) {
        Locale country = new Locale.Builder().setRegion(code).build();
        List<String> names = new ArrayList<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            String name = country.getDisplayCountry(language);
            if (!name.equals(code)) {
                names.add(name.replaceAll(" \\(.*\\)| SAR China|, R\\.A\\.S\\. chinoise.*|R\\.A\\.S\\. chinoise de ", ""));
            }
        }
        return names;
    }

    private List<Polygon> polygonsOf(JsonNode country) {
        JsonNode arcs = country.path("arcs");
        List<Polygon> all = new ArrayList<>();
        if (country.path("type").asText().equals("Polygon")) {
            addNormalised(arcs, all);
        } else {
            arcs.forEach(polygon -> addNormalised(polygon, all));
        }
        return all;
    }

    /** Cut at the antimeridian, and led over the pole that a ring goes round. */
    private void addNormalised(JsonNode rings, List<Polygon> all) {
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        Polygon polygon = FACTORY.createPolygon(ring(rings.get(0)), holes);
        if (polygon.getEnvelopeInternal().getMaxY() < LINE_AT_THE_POLE) {
            polygon = FACTORY.createPolygon(holes[0]);
        }
        Geometry normal = Footprint.of(polygon).geometry();
        Geometry valid = Shapes.polygons(normal);
        for (int i = 0; i < valid.getNumGeometries(); i++) {
            all.add((Polygon) valid.getGeometryN(i));
        }
    }

    private LinearRing ring(JsonNode arcs) {
        List<Coordinate> points = new ArrayList<>();
        arcs.forEach(reference -> {
            List<Coordinate> arc = arc(reference.asInt());
            points.addAll(points.isEmpty() ? arc : arc.subList(1, arc.size()));
        });
        return FACTORY.createLinearRing(points.toArray(Coordinate[]::new));
    }

    private List<Coordinate> arc(int reference) {
        double scaleX = topology.path("transform").path("scale").get(0).asDouble();
        double scaleY = topology.path("transform").path("scale").get(1).asDouble();
        double originX = topology.path("transform").path("translate").get(0).asDouble();
        double originY = topology.path("transform").path("translate").get(1).asDouble();
        List<Coordinate> points = new ArrayList<>();
        long x = 0;
        long y = 0;
        for (JsonNode step : topology.path("arcs").get(reference < 0 ? ~reference : reference)) {
            x += step.get(0).asLong();
            y += step.get(1).asLong();
            points.add(new Coordinate(Math.clamp(x * scaleX + originX, -180, 180), y * scaleY + originY));
        }
        return reference < 0 ? points.reversed() : points;
    }
}
