package org.perigee.download.engine;

/// What one run of a transfer leaves to the next one that follows by itself: what was learned about its sources, how long it has
/// tried, how often it began anew. Forgotten when a person says "go on".
final class Memory {

    private static final int RESTARTS = 5;

    private static final int RENEWALS = 2;

    private volatile MirrorSelector mirrors;
    private final Patience patience = new Patience();
    private int restarts;
    private int mismatches;
    private int looks;
    private int renewals;
    private long renewedAt = -1;

    Memory(MirrorSelector mirrors) {
        this.mirrors = mirrors;
    }

    MirrorSelector mirrors() {
        return mirrors;
    }

    void mirrors(MirrorSelector now) {
        mirrors = now;
    }

    Patience patience() {
        return patience;
    }

    /// @return whether one more start from the first byte is worth it
    boolean mayRestart() {
        restarts++;
        return restarts <= RESTARTS;
    }

    /// @param received bytes of the file: fresh addresses that brought none were no help
    /// @return whether it is worth getting fresh addresses once more
    boolean mayRenew(long received) {
        renewals = received > renewedAt ? 1 : renewals + 1;
        renewedAt = Math.max(renewedAt, received);
        return renewals <= RENEWALS;
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
