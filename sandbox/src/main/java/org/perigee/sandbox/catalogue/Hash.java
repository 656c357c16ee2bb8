package org.perigee.sandbox.catalogue;

/// Deterministic numbers that look random: the same keys give the same number on every machine and in every run,
/// in whatever order they are asked for (which a sequential generator would not do).
public final class Hash {

    private Hash() {
    }

    /// One 64-bit number out of several.
    public static long of(long... keys) {
        long h = 0x9E3779B97F4A7C15L;
        for (long key : keys) {
            h = mix(h ^ key);
        }
        return h;
    }

    /// One 64-bit number out of a seed and a text.
    public static long of(long seed, String text) {
        long h = seed;
        for (int i = 0; i < text.length(); i++) {
            h = h * 0x100000001B3L ^ text.charAt(i);
        }
        return mix(h);
    }

    /// Spreads a hash over 0 (inclusive) to 1 (exclusive).
    public static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    /// Picks one of `count` numbers, from 0.
    public static int pick(long hash, int count) {
        return (int) Long.remainderUnsigned(hash, count);
    }

    /// The finaliser of SplitMix64.
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
