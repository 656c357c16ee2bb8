package org.perigee.access.s3;

import java.util.Objects;

/// What signs requests to a store.
///
/// @param accessKey    names the signer; not secret, but nobody's business
/// @param secretKey    never leaves the program
/// @param sessionToken goes with temporary keys (AWS STS); empty for lasting ones
public record S3Keys(String accessKey, String secretKey, String sessionToken) {

    public S3Keys {
        Objects.requireNonNull(accessKey);
        Objects.requireNonNull(secretKey);
        Objects.requireNonNull(sessionToken);
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("An access key and a secret belong together");
        }
    }

    /// Without the secrets, since records are easily logged.
    @Override
    public String toString() {
        return "S3Keys[***]";
    }
}
