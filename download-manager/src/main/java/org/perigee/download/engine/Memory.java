package org.perigee.download.engine;

/// What one run of a transfer leaves to the next one that follows by itself: what was learned about its sources, how long it has
/// tried, how often it began anew. Forgotten when a person says "go on".
final class Memory {

    private static final int RESTARTS = 5;

    private final MirrorSelector mirrors;
    private final Patience patience = new Patience();
    private int restarts;
    private int mismatches;
    private int looks;

    Memory(MirrorSelector mirrors) {
        this.mirrors = mirrors;
    }

    MirrorSelector mirrors() {
        return mirrors;
    }

    Patience patience() {
        return patience;
    }

    /// @return whether one more start from the first byte is worth it
    boolean mayRestart() {
        restarts++;
        return restarts <= RESTARTS;
    }

    /// @return how often the whole file was wrong, this time included
    int mismatch() {
        return ++mismatches;
    }

    /// @return how often it has been looked for in the provider's archive, this time included
    int look() {
        return ++looks;
    }
}
