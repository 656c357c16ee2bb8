package org.perigee.app.map;

/// Which footprint of a stack a click means: the top one at first, the next one with each further click at the same place.
final class ClickCycle {

    private static final double SAME_PLACE = 4;

    private double lastX = Double.NaN;
    private double lastY = Double.NaN;
    private int next;

    /// @param ids the stack, not empty
    int pick(int[] ids, double x, double y) {
        boolean again = Math.hypot(x - lastX, y - lastY) <= SAME_PLACE;
        next = again ? (next + 1) % ids.length : 0;
        lastX = x;
        lastY = y;
        return ids[next];
    }

    /// The view has changed: the next click starts anew.
    void reset() {
        lastX = Double.NaN;
        lastY = Double.NaN;
    }
}
