package org.perigee.app.cli;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import org.perigee.download.crypto.NativeCrypto;
import org.perigee.storage.SqliteLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets ready what each download needs while its command line is still being read: together that took longer than a small file.
public final class Warmth {

    private static final Logger LOG = LoggerFactory.getLogger(Warmth.class);

    private Warmth() {
    }

    /// Begins to get ready where the arguments ask for a download; returns at once.
    public static void begin(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(Cli.DOWNLOAD)) {
            Thread.ofPlatform().daemon().name("perigee-warmth-database").start(SqliteLibrary::load);
            Thread.ofPlatform().daemon().name("perigee-warmth-trust").start(Warmth::trust);
        }
    }

    /// The certificates of the machine are kept by the runtime once they have been read.
    private static void trust() {
        try {
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm()).init((KeyStore) null);
            LOG.debug("Native ciphers: {}", NativeCrypto.provider().isPresent());
        } catch (GeneralSecurityException e) {
            LOG.debug("The certificates of this machine cannot be read", e);
        }
    }
}
