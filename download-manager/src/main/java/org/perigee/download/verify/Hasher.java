package org.perigee.download.verify;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.Blake3;
import org.perigee.download.Digest;

/// Computes one digest, step by step. Not thread-safe.
public interface Hasher {

    void update(ByteBuffer bytes);

    /// The digest of all bytes so far, lower-case hexadecimal; the hasher begins anew.
    String finish();

    /// Names of the IANA registry of hash function names and those that archives use, to the JDK's.
    Map<String, String> JDK_NAMES = Map.ofEntries(Map.entry("md5", "MD5"), Map.entry("sha-1", "SHA-1"), Map.entry("sha1", "SHA-1"),
            Map.entry("sha-224", "SHA-224"), Map.entry("sha-256", "SHA-256"), Map.entry("sha256", "SHA-256"), Map.entry("sha-384", "SHA-384"),
            Map.entry("sha384", "SHA-384"), Map.entry("sha-512", "SHA-512"), Map.entry("sha512", "SHA-512"), Map.entry("sha3-224", "SHA3-224"),
            Map.entry("sha3-256", "SHA3-256"), Map.entry("sha3-384", "SHA3-384"), Map.entry("sha3-512", "SHA3-512"));

    /// A hasher for a digest as it was promised; empty where the algorithm is not known or the text cannot be one of its digests:
    /// such a promise verifies nothing and refutes nothing.
    static Optional<Hasher> of(Digest digest) {
        return of(digest.algorithm()).filter(hasher -> isHex(digest.hex()) && digest.hex().length() == hasher.finish().length());
    }

    static Optional<Hasher> of(String algorithm) {
        if (algorithm.equals("blake3")) {
            return Optional.of(new Blake3Hasher());
        }
        String name = JDK_NAMES.get(algorithm);
        return name == null ? CrcHasher.of(algorithm) : Optional.of(new JdkHasher(name));
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(HexFormat::isHexDigit);
    }

    /// With the JDK's algorithms.
    final class JdkHasher implements Hasher {

        private final MessageDigest digest;

        private JdkHasher(String name) {
            try {
                digest = MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("The Java runtime lacks " + name, e);
            }
        }

        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public String finish() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /// BLAKE3 with 32 bytes.
    final class Blake3Hasher implements Hasher {

        private static final int BYTES = 32;
        private Blake3 digest = Blake3.initHash();

        @Override
        public void update(ByteBuffer bytes) {
            if (bytes.hasArray()) {
                digest.update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
                bytes.position(bytes.limit());
                return;
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            digest.update(copy);
        }

        @Override
        public String finish() {
            String hex = HexFormat.of().formatHex(digest.doFinalize(BYTES));
            digest = Blake3.initHash();
            return hex;
        }
    }
}
