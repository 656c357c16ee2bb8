package org.perigee.sandbox.download;

/// The digests of one file, lower-case hexadecimal.
public record Checksums(String md5, String sha256) {

    /// The MD5 as STAC's `file:checksum` wants it: a multihash.
    public String multihash() {
        return "d50110" + md5;
    }

    /// A strong entity tag, with its quotes.
    public String etag() {
        return '"' + md5 + '"';
    }
}
