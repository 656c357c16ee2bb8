package org.perigee.app.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.perigee.catalog.provider.ProviderRegistry;

/// The registry entries of the embedded archive.
public final class SandboxProviders {

    /// The name under which the embedded archive is addressed, without a port, so that addresses stay the same from one start to
    /// the next (docs/decisions/0004).
    public static final String HOST = "sandbox.perigee.localhost";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SandboxProviders() {
    }

    /// A registry that knows the embedded archive and no other.
    ///
    /// @param port where it really listens: browsers, which have no routes, sign in there
    static ProviderRegistry registry(int port) {
        return ProviderRegistry.of(document("http://" + HOST, port));
    }

    /// The entries as a document for a `providers.json`, for an archive that is reached at its real address.
    public static ObjectNode document(String base, int port) {
        try (InputStream in = SandboxProviders.class.getResourceAsStream("sandbox-providers.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@BASE@", base).replace("@PORT@", Integer.toString(port)).replace("@HOST@", HOST);
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
