package org.perigee.download.verify;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.Blake3;
import org.perigee.digest.HashFunction;
import org.perigee.digest.PublishedDigest;
import org.perigee.download.Digest;
import org.perigee.download.crypto.NativeCrypto;

/// Computes one digest, step by step. Not thread-safe.
public interface Hasher {

    void update(ByteBuffer bytes);

    /// The digest of all bytes so far, lower-case hexadecimal; the hasher begins anew.
    String finish();

    /// A hasher for a digest as it was promised; empty where the algorithm is not known or the text cannot be one of its digests:
    /// such a promise verifies nothing and refutes nothing.
    static Optional<Hasher> of(Digest digest) {
        PublishedDigest published = new PublishedDigest(digest.algorithm(), digest.hex());
        return published.refutes() ? of(digest.algorithm()) : Optional.empty();
    }

    /// Empty where the algorithm is not known.
    static Optional<Hasher> of(String algorithm) {
        return HashFunction.named(algorithm).map(Hasher::of);
    }

    static Hasher of(HashFunction function) {
        return switch (function) {
            case BLAKE3 -> new Blake3Hasher();
            case CRC32, CRC32C, CRC64NVME -> CrcHasher.of(function);
            default -> new JdkHasher(function.label().toUpperCase(Locale.ROOT));
        };
    }

    /// With the Java platform's algorithms, whose names are the canonical ones in capitals.
    final class JdkHasher implements Hasher {

        private final MessageDigest digest;

        private JdkHasher(String name) {
            try {
                digest = NativeCrypto.digest(name);
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
