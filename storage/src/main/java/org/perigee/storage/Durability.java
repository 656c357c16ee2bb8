package org.perigee.storage;

/// How much of what was committed survives a power cut. A killed process loses nothing in either case.
public enum Durability {
    /// Every commit is on the disk when the write returns; for what cannot be had again.
    PRECIOUS("FULL"),
    /// The last commits may be lost in a power cut, the file stays sound; for what can be fetched again.
    DISPOSABLE("NORMAL"),
    /// For what cannot be had again either, but whose last entries whoever wrote them writes again after a power cut: commits do not wait for
    /// the disk.
    REPEATED("NORMAL"),
    /// For what only the process that writes it ever reads: nothing waits for the disk.
    SCRATCH("OFF");

    private final String synchronous;

    Durability(String synchronous) {
        this.synchronous = synchronous;
    }

    String synchronous() {
        return synchronous;
    }
}
