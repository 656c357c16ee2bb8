package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import org.perigee.sandbox.geo.Area;

/// Boxes of four numbers, or of six with heights in between.
final class Bbox {

    private Bbox() {
    }

    /// @throws IllegalArgumentException when it is no box
    static Area area(JsonNode numbers) {
        for (JsonNode number : numbers) {
            if (!number.isNumber()) {
                throw new IllegalArgumentException("bbox must hold numbers");
            }
        }
        return switch (numbers.size()) {
            case 4 -> Area.box(at(numbers, 0), at(numbers, 1), at(numbers, 2), at(numbers, 3));
            case 6 -> Area.box(at(numbers, 0), at(numbers, 1), at(numbers, 3), at(numbers, 4));
            default -> throw new IllegalArgumentException("bbox must have 4 or 6 numbers");
        };
    }

    private static double at(JsonNode numbers, int index) {
        return numbers.get(index).asDouble();
    }
}
