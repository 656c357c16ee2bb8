package org.perigee.sandbox.download;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// MD5 and SHA-256 of the same bytes, side by side, in a state that can be copied.
final class Digests {

    private static final int CHUNK = 64 * 1024;

    private final MessageDigest md5;
    private final MessageDigest sha256;

    Digests() {
        this(create("MD5"), create("SHA-256"));
    }

    private Digests(MessageDigest md5, MessageDigest sha256) {
        this.md5 = md5;
        this.sha256 = sha256;
    }

    static MessageDigest create(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }

    Digests copy() {
        try {
            return new Digests((MessageDigest) md5.clone(), (MessageDigest) sha256.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's own digests can be cloned", e);
        }
    }

    Digests update(byte[] bytes, int count) {
        md5.update(bytes, 0, count);
        sha256.update(bytes, 0, count);
        return this;
    }

    Digests update(ByteSource source) {
        byte[] chunk = new byte[CHUNK];
        for (long position = 0; position < source.length(); position += CHUNK) {
            int count = (int) Math.min(CHUNK, source.length() - position);
            source.copy(position, chunk, 0, count);
            update(chunk, count);
        }
        return this;
    }

    /// Ends both digests.
    Checksums finish() {
        return new Checksums(HexFormat.of().formatHex(md5.digest()), HexFormat.of().formatHex(sha256.digest()));
    }
}
