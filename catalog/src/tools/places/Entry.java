import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.perigee.catalog.places.Place;
import org.perigee.catalog.places.PlaceName;

/** A place on its way into the resource. */
final class Entry {

    final Place.Kind kind;
    final String code;
    final String name;
    /** By their keys, so that none is written twice. */
    private final Map<String, String> otherNames = new LinkedHashMap<>();
    Geometry shape;
    /** Of a region before it is simplified, to tell which cities lie in it; none where that is not asked. */
    Geometry exact;
    Entry country;
    Entry region;
    double longitude;
    double latitude;
    long population;
    double prominence;
    /** Whether somebody gave it names in several languages, which is done for what many people mean. */
    boolean byHand;
    int number;

    Entry(Place.Kind kind, String code, String name) {
        this.kind = kind;
        this.code = code;
        // A comma tells where the name ends.
        this.name = name.replace(",", "");
    }

    Entry called(List<String> names) {
        for (String other : names) {
            String key = PlaceName.key(other);
            if (!key.isEmpty() && !key.equals(PlaceName.key(name))) {
                otherNames.putIfAbsent(key, other.strip());
            }
        }
        return this;
    }

    /** A code, which stands for the place only behind a comma. */
    Entry coded(String short_) {
        otherNames.putIfAbsent("~" + PlaceName.key(short_), "~" + short_);
        return this;
    }

    void forget(String key) {
        otherNames.remove(key);
    }

    java.util.Set<String> otherKeys() {
        return otherNames.keySet();
    }

    String otherNames() {
        return String.join(";", otherNames.values());
    }
}
