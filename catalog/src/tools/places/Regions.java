import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.perigee.catalog.places.Place;
import org.perigee.catalog.places.PlaceName;

/** Regions made by hand (regions.tsv), and the states that are none of them. */
final class Regions {

    /** Countries whose "states" are communes. */
    private static final Set<String> OF_COMMUNES = Set.of("SI", "LV", "MK", "MT", "SM", "LI", "NR", "AD", "MC");
    private static final double TOLERANCE = 0.05;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final States states;
    private final Map<String, Entry> countries;
    private final List<Entry> byHand = new ArrayList<>();
    private final List<Entry> boxes = new ArrayList<>();
    private final Map<States.State, Geometry> simple = new HashMap<>();

    Regions(States states, Map<String, Entry> countries) {
        this.states = states;
        this.countries = countries;
        List<States.State> all = states.all();
        List<Geometry> shapes = Shapes.simplified(all.stream().map(States.State::shape).toList(), TOLERANCE);
        for (int i = 0; i < all.size(); i++) {
            simple.put(all.get(i), shapes.get(i));
        }
    }

    /** Regions made by hand first. */
    List<Entry> read(List<String[]> rows) {
        Set<States.State> replaced = new HashSet<>();
        for (String[] row : rows) {
            if (row[3].startsWith("box ")) {
                boxes.add(box(row));
                continue;
            }
            List<States.State> members = states.picked(row[0], row[3]);
            if (row[1].equals("-") || members.size() == 1) {
                replaced.addAll(members);
            }
            if (!row[1].equals("-")) {
                Entry entry = entry(row, members);
                entry.byHand = true;
                byHand.add(entry);
            }
        }
        List<Entry> all = new ArrayList<>(byHand);
        all.addAll(plain(replaced));
        all.addAll(boxes);
        dropSharedNames(all);
        return all;
    }

    private Entry entry(String[] row, List<States.State> members) {
        Entry entry = new Entry(Place.Kind.REGION, row[0], row[1]).called(Table.list(row[2]));
        entry.shape = Shapes.simplified(List.of(Shapes.union(members.stream().map(simple::get).toList())), 0).getFirst();
        entry.country = countries.get(row[0]);
        boolean wholeCountry = members.size() * 4 > states.ofCountry(row[0]).size() * 3;
        entry.exact = wholeCountry ? null : Shapes.union(members.stream().map(States.State::shape).toList());
        return entry;
    }

    private Entry box(String[] row) {
        Entry entry = new Entry(Place.Kind.REGION, row[0], row[1]).called(Table.list(row[2]));
        String[] values = row[3].substring(4).split(",");
        List<Geometry> parts = new ArrayList<>();
        if (Double.parseDouble(values[0]) > Double.parseDouble(values[2])) {
            parts.add(FACTORY.toGeometry(Countries.box(values[0] + "," + values[1] + ",180," + values[3])));
            parts.add(FACTORY.toGeometry(Countries.box("-180," + values[1] + "," + values[2] + "," + values[3])));
        } else {
            parts.add(FACTORY.toGeometry(Countries.box(row[3].substring(4))));
        }
        entry.shape = Shapes.polygons(FACTORY.buildGeometry(parts));
        entry.country = countries.get(row[0]);
        return entry;
    }

    /** Namesakes within a country, such as a city and the county around it, are made one. */
    private List<Entry> plain(Set<States.State> replaced) {
        Map<String, List<States.State>> groups = new LinkedHashMap<>();
        for (States.State state : states.all()) {
            boolean known = countries.containsKey(state.code()) && !OF_COMMUNES.contains(state.code()) && states.ofCountry(state.code()).size() > 1;
            if (known && !replaced.contains(state) && PlaceName.key(state.name()).length() > 2) {
                groups.computeIfAbsent(state.code() + PlaceName.key(state.name()), key -> new ArrayList<>()).add(state);
            }
        }
        return groups.values().stream().map(this::plain).toList();
    }

    private Entry plain(List<States.State> members) {
        States.State first = members.getFirst();
        String label = first.values().get("woe_label");
        String[] row = {first.code(), first.name(), first.values().get("woe_name") + ";" + label.split(",")[0]};
        return entry(row, members);
    }

    /** Another name that several of a country have is the name of something around them. */
    private static void dropSharedNames(List<Entry> all) {
        Map<String, Integer> uses = new HashMap<>();
        for (Entry entry : all) {
            uses.merge(entry.code + PlaceName.key(entry.name), 1, Integer::sum);
            entry.otherKeys().forEach(key -> uses.merge(entry.code + key, 1, Integer::sum));
        }
        for (Entry entry : all) {
            List.copyOf(entry.otherKeys()).stream().filter(key -> uses.get(entry.code + key) > 1).forEach(entry::forget);
        }
    }
}
