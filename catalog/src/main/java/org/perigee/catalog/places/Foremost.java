package org.perigee.catalog.places;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Keeps the lowest few of many numbers, each once.
final class Foremost {

    private final int[] kept;
    private int count;

    Foremost(int limit) {
        kept = new int[limit];
    }

    void add(int number) {
        if (count == kept.length && (count == 0 || number >= kept[count - 1])) {
            return;
        }
        int found = Arrays.binarySearch(kept, 0, count, number);
        if (found >= 0) {
            return;
        }
        int at = -found - 1;
        count = Math.min(count + 1, kept.length);
        System.arraycopy(kept, at, kept, at + 1, count - 1 - at);
        kept[at] = number;
    }

    IntStream stream() {
        return Arrays.stream(kept, 0, count);
    }
}
