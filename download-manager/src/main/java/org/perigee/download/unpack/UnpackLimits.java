package org.perigee.download.unpack;

/// What an archive may hold. They are far above what products have, and far below what breaks a machine.
///
/// @param entries files and folders
/// @param bytes   of all files together
/// @param ratio   how many times its own size an archive may grow to; counted from [#RATIO_FROM] bytes on
public record UnpackLimits(int entries, long bytes, int ratio) {

    /// Small archives of very regular files grow a lot and harm nobody.
    static final long RATIO_FROM = 100_000_000;

    public static final UnpackLimits DEFAULT = new UnpackLimits(500_000, 2_000_000_000_000L, 200);

    public UnpackLimits {
        if (entries < 1 || bytes < 1 || ratio < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
