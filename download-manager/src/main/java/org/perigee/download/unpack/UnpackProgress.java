package org.perigee.download.unpack;

/// Hears how far an archive has been taken apart, and may end it. Called by the thread that unpacks, often.
public interface UnpackProgress {

    /// Hears nothing and ends nothing.
    UnpackProgress NONE = (entries, bytes) -> true;

    /// @param entries finished so far
    /// @param bytes   written so far
    /// @return false to end it
    boolean goesOn(int entries, long bytes);
}
