package org.perigee.app.map;

/// Land and borders of the world in one degree of detail, in fixed-point Mercator.
///
/// @param land outer rings and holes of all land; holes turn the other way round
/// @param coasts where land meets sea
/// @param borders where two countries meet
record WorldLevel(Lines land, Lines coasts, Lines borders) {

    /// Many lines (or rings) in flat arrays: line `l` has the vertices from `start[l]` to before `start[l + 1]`, and `boxes` holds
    /// its least and largest x and y.
    record Lines(int[] start, int[] xs, int[] ys, int[] boxes) {

        int count() {
            return start.length - 1;
        }

        boolean meets(int line, int minX, int minY, int maxX, int maxY) {
            int at = 4 * line;
            return boxes[at] <= maxX && boxes[at + 2] >= minX && boxes[at + 1] <= maxY && boxes[at + 3] >= minY;
        }
    }
}
