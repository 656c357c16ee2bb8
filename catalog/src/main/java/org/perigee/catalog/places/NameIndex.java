package org.perigee.catalog.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/// The keys of all names in alphabetical order, each with the number of the entry it names; codes (`IL`) stand apart.
final class NameIndex {

    /// Begins the key of a code; no key of a name has it.
    static final String CODES = "~";

    private static final char CODE = '~';

    private final String[] keys;
    private final int[] entries;

    private record Named(String key, int entry) {
    }

    NameIndex(Gazetteer gazetteer) {
        List<Named> all = new ArrayList<>(gazetteer.size() * 3 / 2);
        for (int entry = 0; entry < gazetteer.size(); entry++) {
            all.add(new Named(PlaceName.key(gazetteer.name(entry)), entry));
            String others = gazetteer.otherNames(entry);
            if (!others.isEmpty()) {
                for (String other : others.split(";")) {
                    all.add(new Named((other.charAt(0) == CODE ? CODES : "") + PlaceName.key(other), entry));
                }
            }
        }
        Named[] sorted = all.toArray(Named[]::new);
        Arrays.sort(sorted, Comparator.comparing(Named::key).thenComparingInt(Named::entry));
        keys = new String[sorted.length];
        entries = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            keys[i] = sorted[i].key();
            entries[i] = sorted[i].entry();
        }
    }

    /// The entries with exactly this key.
    void exact(String key, IntConsumer entry) {
        for (int i = firstFrom(key); i < keys.length && keys[i].equals(key); i++) {
            entry.accept(entries[i]);
        }
    }

    /// The entries whose keys begin so; an entry comes several times where several of its names do.
    void startingWith(String prefix, IntConsumer entry) {
        int end = firstFrom(prefix + Character.MAX_VALUE);
        for (int i = firstFrom(prefix); i < end; i++) {
            entry.accept(entries[i]);
        }
    }

    private int firstFrom(String key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle].compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
