package org.perigee.app.map;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The bundled base map (Natural Earth, public domain): three degrees of detail, each read when first looked at, and the countries' names.
/// Not thread-safe; belongs to the rendering thread.
final class WorldMap {

    private static final String[] LEVELS = {"world-110m.bin.gz", "world-50m.bin.gz", "world-10m.bin.gz"};
    /// Up to these zooms a level is fine enough.
    private static final double[] UNTIL_ZOOM = {2.4, 6.2, Double.POSITIVE_INFINITY};

    private final WorldLevel[] levels = new WorldLevel[LEVELS.length];

    /// @param zoom of the view in units, not of its finer pixels
    WorldLevel level(double zoom) {
        int wanted = 0;
        while (zoom > UNTIL_ZOOM[wanted]) {
            wanted++;
        }
        if (levels[wanted] == null) {
            levels[wanted] = read(LEVELS[wanted]);
        }
        return levels[wanted];
    }

    private static WorldLevel read(String name) {
        try (InputStream in = open(name)) {
            return WorldReader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled base map cannot be read: " + name, e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = WorldMap.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("missing resource " + name);
        }
        return in;
    }

    /// The countries, largest first, named in the given language where it has a name for them.
    static List<CountryLabel> labels(Locale language) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open("world-labels.tsv"), StandardCharsets.UTF_8))) {
            return in.lines().map(line -> CountryLabel.parse(line, language)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the names of countries cannot be read", e);
        }
    }
}
