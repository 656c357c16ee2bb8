package org.perigee.download.wire;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import okhttp3.OkHttpClient;
import org.perigee.download.crypto.NativeCrypto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the client's ends of TLS connections: by Conscrypt where there is a build of it for this machine, else by the Java runtime. Whom to
/// trust is the ordinary client's decision. Made when the first safe connection is. Thread-safe.
final class TlsContext {

    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);

    private final OkHttpClient client;
    private SSLContext context;

    TlsContext(OkHttpClient client) {
        this.client = client;
    }

    SSLEngine engine(String host, int port) {
        SSLEngine engine = context().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(null);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private synchronized SSLContext context() {
        if (context == null) {
            context = make();
        }
        return context;
    }

    private SSLContext make() {
        TrustManager[] trust = {new ServerTrust(client.x509TrustManager())};
        try {
            Optional<Provider> provider = NativeCrypto.provider();
            if (provider.isPresent()) {
                SSLContext fast = SSLContext.getInstance("TLS", provider.get());
                fast.init(null, trust, null);
                return fast;
            }
        } catch (GeneralSecurityException | LinkageError e) {
            LOG.info("The fast TLS library cannot be used here, the Java runtime's is: {}", e.toString());
        }
        try {
            SSLContext usual = SSLContext.getInstance("TLS");
            usual.init(null, trust, null);
            return usual;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime lacks TLS", e);
        }
    }
}
