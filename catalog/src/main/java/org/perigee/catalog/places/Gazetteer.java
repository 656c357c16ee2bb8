package org.perigee.catalog.places;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.GZIPInputStream;
import org.perigee.catalog.model.Footprint;

/// The bundled resource in memory, column by column; an entry is its number. The most prominent entry is number 0, so that of two
/// namesakes the one with the lower number is meant. Outlines stay packed until asked for.
final class Gazetteer {

    private static final int MAGIC = 'P' << 24 | 'G' << 16 | 'G' << 8 | '1';
    private static final Place.Kind[] KINDS = Place.Kind.values();

    private final ByteBuffer bytes;
    private final List<String> names;
    private final List<String> otherNames;
    private final Set<String> everydayWords;
    private final byte[] kinds;
    private final int[] countries;
    private final int[] regions;
    private final int[] populations;
    /// Of a city its longitude and latitude in thousandths of a degree; of others where the outline starts.
    private final int[] firsts;
    private final int[] seconds;
    /// Countries and regions that were asked for; unpacking Canada ten times for ten letters typed would be felt.
    private final AtomicReferenceArray<Place> unpacked;

    private Gazetteer(ByteBuffer bytes) {
        this.bytes = bytes;
        names = lines();
        otherNames = lines();
        everydayWords = Set.copyOf(lines());
        int count = names.size();
        kinds = new byte[count];
        bytes.get(kinds);
        countries = column(count);
        regions = column(count);
        populations = column(count);
        firsts = new int[count];
        seconds = new int[count];
        unpacked = new AtomicReferenceArray<>(count);
        places();
    }

    static Gazetteer read(InputStream resource) throws IOException {
        try (GZIPInputStream inflated = new GZIPInputStream(resource, 1 << 16)) {
            ByteBuffer bytes = ByteBuffer.wrap(inflated.readAllBytes());
            if (bytes.getInt() != MAGIC) {
                throw new IOException("Not a gazetteer");
            }
            return new Gazetteer(bytes);
        }
    }

    private List<String> lines() {
        int length = Numbers.unsigned(bytes);
        String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return List.of(text.split("\n", -1));
    }

    private int[] column(int count) {
        int[] column = new int[count];
        for (int i = 0; i < count; i++) {
            column[i] = Numbers.unsigned(bytes);
        }
        return column;
    }

    private void places() {
        for (int i = 0; i < kinds.length; i++) {
            if (kind(i) == Place.Kind.CITY) {
                firsts[i] = Numbers.signed(bytes);
                seconds[i] = Numbers.signed(bytes);
            } else {
                seconds[i] = Numbers.unsigned(bytes);
            }
        }
        int start = bytes.position();
        for (int i = 0; i < kinds.length; i++) {
            if (kind(i) != Place.Kind.CITY) {
                firsts[i] = start;
                start += seconds[i];
            }
        }
    }

    int size() {
        return kinds.length;
    }

    String name(int entry) {
        return names.get(entry);
    }

    /// Names besides the first, joined by `;`; those that begin with `~` stand only behind a comma ("Valencia, ES").
    String otherNames(int entry) {
        return otherNames.get(entry);
    }

    /// Keys of names that somebody who describes a search rather means as words, such as `date` or `best`.
    Set<String> everydayWords() {
        return everydayWords;
    }

    Place.Kind kind(int entry) {
        return KINDS[kinds[entry]];
    }

    /// The entry of the country it lies in, itself for a country; −1 where there is none.
    int country(int entry) {
        return countries[entry] - 1;
    }

    /// The entry of the region a city lies in; −1 where there is none.
    int region(int entry) {
        return regions[entry] - 1;
    }

    Place place(int entry) {
        Place known = unpacked.get(entry);
        if (known == null) {
            known = unpack(entry);
            if (known.kind() != Place.Kind.CITY) {
                unpacked.set(entry, known);
            }
        }
        return known;
    }

    private Place unpack(int entry) {
        return new Place(name(entry), kind(entry), nameOrNone(region(entry)), nameOrNone(country(entry)), area(entry), populations[entry]);
    }

    private String nameOrNone(int entry) {
        return entry < 0 ? "" : name(entry);
    }

    private Footprint area(int entry) {
        if (kind(entry) == Place.Kind.CITY) {
            return Footprint.of(CityBox.around(firsts[entry] / Outlines.UNITS_PER_DEGREE, seconds[entry] / Outlines.UNITS_PER_DEGREE,
                    populations[entry]));
        }
        // A view of its own, since several threads may read.
        return Outlines.read(bytes.duplicate().position(firsts[entry]));
    }
}
