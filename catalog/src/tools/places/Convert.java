import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.geom.Geometry;
import org.perigee.catalog.places.Place;
import org.perigee.catalog.places.PlaceName;

/** Makes the gazetteer's resource; README.md tells how and from what. */
public final class Convert {

    private static final double COUNTRY_TOLERANCE = 0.02;

    private final Path tables;
    private final List<Entry> all = new ArrayList<>();

    private Convert(Path tables) {
        this.tables = tables;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 5) {
            System.err.println("Arguments: folder of the tables, countries-50m.json, world_map.gpkg, cities.pbf, file to write");
            System.exit(2);
        }
        Convert convert = new Convert(Path.of(args[0]));
        convert.read(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        convert.write(Path.of(args[4]));
    }

    private void read(Path topoJson, Path geoPackage, Path cityFile) throws Exception {
        States states = new States(geoPackage);
        Map<String, Entry> countries = new LinkedHashMap<>();
        List<Entry> inOrder = new Countries(topoJson, states).read(Table.read(tables.resolve("countries.tsv")));
        List<Geometry> shapes = Shapes.simplified(inOrder.stream().map(country -> country.shape).toList(), COUNTRY_TOLERANCE);
        for (int i = 0; i < shapes.size(); i++) {
            inOrder.get(i).shape = shapes.get(i);
            countries.put(inOrder.get(i).code, inOrder.get(i));
        }
        List<Entry> regions = new Regions(states, countries).read(Table.read(tables.resolve("regions.tsv")));
        List<Entry> cities = new Cities(cityFile, countries, regions).read(Table.read(tables.resolve("cities.tsv")));
        rank(countries, regions, cities);
        Stream.of(countries.values(), regions, cities).forEach(all::addAll);
        all.sort(Comparator.comparingDouble((Entry entry) -> -entry.prominence).thenComparing(entry -> entry.name).thenComparing(entry -> entry.code));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).number = i;
        }
        System.err.printf("countries %d, regions %d, cities %d%n", countries.size(), regions.size(), cities.size());
    }

    /**
     * A country counts more than any city; a region a tenth of its cities, so that Quebec is the province, but Madrid the city.
     * Regions that are boxes by hand count as a city of a million.
     */
    private static void rank(Map<String, Entry> countries, List<Entry> regions, List<Entry> cities) {
        for (Entry city : cities) {
            city.country.prominence += 3.0 * city.population;
            if (city.region != null) {
                city.region.prominence += city.population / 10.0;
            }
        }
        countries.values().forEach(country -> country.prominence += 5e7);
        for (Entry region : regions) {
            if (region.prominence == 0 && region.shape.getNumPoints() <= 10 && region.country == null) {
                region.prominence = 1e6;
            } else {
                region.prominence += region.shape.getArea();
                region.prominence *= region.byHand ? 2 : 1;
            }
        }
    }

    private void write(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("PGG1".getBytes(StandardCharsets.US_ASCII));
        lines(out, all.stream().map(entry -> entry.name).toList());
        lines(out, all.stream().map(Entry::otherNames).toList());
        lines(out, everydayWords());
        all.forEach(entry -> out.write(entry.kind.ordinal()));
        all.forEach(entry -> Numbers7.unsigned(out, entry.country == null ? 0 : entry.country.number + 1));
        all.forEach(entry -> Numbers7.unsigned(out, entry.region == null ? 0 : entry.region.number + 1));
        all.forEach(entry -> Numbers7.unsigned(out, entry.population));
        ByteArrayOutputStream outlines = new ByteArrayOutputStream();
        for (Entry entry : all) {
            if (entry.kind == Place.Kind.CITY) {
                Numbers7.signed(out, Math.round(entry.longitude * Shapes.UNITS));
                Numbers7.signed(out, Math.round(entry.latitude * Shapes.UNITS));
            } else {
                byte[] packed = Shapes.packed(entry.shape);
                Numbers7.unsigned(out, packed.length);
                outlines.writeBytes(packed);
            }
        }
        out.writeBytes(outlines.toByteArray());
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file)) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            packed.write(out.toByteArray());
        }
        System.err.printf("%d bytes, of which outlines %d; packed %d%n", out.size(), outlines.size(), Files.size(file));
    }

    /** Only those that are names at all. */
    private List<String> everydayWords() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (Entry entry : all) {
            names.add(PlaceName.key(entry.name));
            names.addAll(entry.otherKeys());
        }
        List<String> words = new ArrayList<>();
        for (String line : Files.readAllLines(tables.resolve("everyday-words.txt"))) {
            if (!line.startsWith("#")) {
                Stream.of(line.strip().split("\\s+")).map(PlaceName::key).filter(names::contains).distinct().forEach(words::add);
            }
        }
        return words.stream().distinct().toList();
    }

    private static void lines(ByteArrayOutputStream out, List<String> lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Numbers7.unsigned(out, text.length);
        out.writeBytes(text);
    }
}
