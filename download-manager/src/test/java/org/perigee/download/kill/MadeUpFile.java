package org.perigee.download.kill;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file whose bytes follow from its seed, so that none has to be kept: every offset and every version has bytes of its own.
///
/// @param name of the file
/// @param size in bytes, a multiple of 8
/// @param seed of its bytes
record MadeUpFile(String name, long size, long seed) {

    private static final int CHUNK = 64 * 1024;

    /// The bytes of one version from an offset on, as many as fit the buffer and the file.
    ///
    /// @param offset a multiple of 8
    void fill(int version, long offset, ByteBuffer into) {
        long key = seed * 31 + version;
        for (long at = offset; at < size && into.remaining() >= 8; at += 8) {
            into.putLong(mix(key + at * 0x9E3779B97F4A7C15L));
        }
    }

    private static long mix(long word) {
        long one = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        long two = (one ^ (one >>> 27)) * 0x94D049BB133111EBL;
        return two ^ (two >>> 31);
    }

    String sha256(int version) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (long at = 0; at < size; at += CHUNK) {
                fill(version, at, chunk.clear());
                digest.update(chunk.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
