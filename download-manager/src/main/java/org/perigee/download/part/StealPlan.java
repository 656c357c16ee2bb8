package org.perigee.download.part;

/// Decides whose rest an idle connection takes over, and how much of it: so much that both are expected to end together.
final class StealPlan {

    /// What a new request costs before its first byte comes.
    private static final double START_SECONDS = 0.1;
    /// A slow connection's rest is taken over below the usual size only where that saves at least this.
    private static final double WORTHWHILE_SECONDS = 0.3;
    private static final double MUCH_FASTER = 3;
    private static final long SMALLEST = 64 * 1024L;
    private static final double NOTHING = 1;

    private StealPlan() {
    }

    /// How long the rest will take.
    static double seconds(long rest, double pace, double newcomer) {
        return rest / Math.max(NOTHING, pace > 0 ? pace : newcomer);
    }

    /// @param pace     of who has it, 0 where not known
    /// @param newcomer expected of who would take it, 0 where not known
    static boolean isWorthIt(long rest, long splitFrom, double pace, double newcomer) {
        if (rest >= Math.max(2, splitFrom)) {
            // Bytes on their way to who gives its rest away are lost.
            return pace <= 0 || newcomer <= 0 || rest / pace - rest / (pace + newcomer) > START_SECONDS;
        }
        if (rest < 2 * SMALLEST || splitFrom < SMALLEST || pace <= 0 || newcomer < MUCH_FASTER * pace) {
            return false;
        }
        return rest / pace - rest / (pace + newcomer) - START_SECONDS > WORTHWHILE_SECONDS;
    }

    /// How many bytes of the rest change hands; at least one, and all only where nothing comes at all.
    static long share(long rest, double pace, double newcomer) {
        if (pace > 0 && pace <= NOTHING) {
            return rest;
        }
        if (pace <= 0 || newcomer <= 0) {
            return rest / 2;
        }
        return Math.clamp((long) (rest * (newcomer / (pace + newcomer))), 1, Math.max(1, rest - 1));
    }
}
