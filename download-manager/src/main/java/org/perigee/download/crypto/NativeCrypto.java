package org.perigee.download.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ciphers and digests in native code (Conscrypt), where there is a build of them for this machine: they are fast from the first byte on,
/// while the Java runtime's own become fast only when the just-in-time compiler has replaced them. Immutable, thread-safe.
public final class NativeCrypto {

    private static final Logger LOG = LoggerFactory.getLogger(NativeCrypto.class);

    private NativeCrypto() {
    }

    /// Loaded when it is first wanted.
    private static final class Holder {

        private static final Optional<Provider> PROVIDER = load();

        private static Optional<Provider> load() {
            try {
                return Conscrypt.isAvailable() ? Optional.of(Conscrypt.newProviderBuilder().provideTrustManager(false).build()) : Optional.empty();
            } catch (LinkageError e) {
                LOG.info("The native ciphers cannot be used here, the Java runtime's are: {}", e.toString());
                return Optional.empty();
            }
        }
    }

    /// Empty where there is no build for this machine.
    public static Optional<Provider> provider() {
        return Holder.PROVIDER;
    }

    /// A message digest, native where possible.
    ///
    /// @param name as the Java runtime names it, such as `SHA-256`
    /// @throws NoSuchAlgorithmException where neither has it
    public static MessageDigest digest(String name) throws NoSuchAlgorithmException {
        Provider fast = provider().orElse(null);
        return fast == null || fast.getService("MessageDigest", name) == null ? MessageDigest.getInstance(name) : MessageDigest.getInstance(name, fast);
    }
}
