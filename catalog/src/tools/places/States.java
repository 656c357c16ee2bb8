import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** States and provinces of Natural Earth, as QGIS carries them in a GeoPackage. */
final class States {

    private static final List<String> COLUMNS = List.of("iso_a2", "name", "fips", "woe_label", "woe_name", "gu_a3", "adm0_a3");

    private final List<State> all = new ArrayList<>();

    record State(Map<String, String> values, Geometry shape) {
        String code() {
            return values.get("iso_a2");
        }

        String name() {
            return values.get("name");
        }
    }

    States(Path geoPackage) throws SQLException, ParseException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + geoPackage);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select geom, " + String.join(", ", COLUMNS) + " from states_provinces order by fid")) {
            while (rows.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (String column : COLUMNS) {
                    String value = rows.getString(column);
                    values.put(column, value == null ? "" : value.strip());
                }
                all.add(new State(values, shape(rows.getBytes("geom"))));
            }
        }
    }

    /** A header of eight bytes and an envelope, whose size the flags tell, stand before the well-known binary (GeoPackage 2.1.3). */
    private static Geometry shape(byte[] blob) throws ParseException {
        int[] envelopeSizes = {0, 32, 48, 48, 64};
        int start = 8 + envelopeSizes[blob[3] >> 1 & 7];
        return new WKBReader().read(Arrays.copyOfRange(blob, start, blob.length));
    }

    List<State> ofCountry(String code) {
        return all.stream().filter(state -> state.code().equals(code)).toList();
    }

    List<State> all() {
        return all;
    }

    /** Those of a country that a condition such as {@code fips=FR14|FRB2} or {@code not name=Alaska} picks. */
    List<State> picked(String code, String condition) {
        boolean not = condition.startsWith("not ");
        String[] sides = (not ? condition.substring(4) : condition).split("=", 2);
        List<String> wanted = List.of(sides[1].split("\\|"));
        List<State> picked = ofCountry(code).stream().filter(state -> wanted.contains(state.values().get(sides[0])) != not).toList();
        if (picked.isEmpty()) {
            throw new IllegalArgumentException("No state of " + code + " has " + condition);
        }
        return picked;
    }
}
