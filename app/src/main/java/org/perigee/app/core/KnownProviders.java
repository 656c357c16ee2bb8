package org.perigee.app.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.PublicAddress;
import org.perigee.catalog.discovery.CatalogueRecogniser;
import org.perigee.catalog.discovery.Discovery;
import org.perigee.catalog.discovery.ProviderDiscovery;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.catalog.provider.UserRegistry;
import org.perigee.odata.connector.ODataRecogniser;
import org.perigee.opensearch.connector.OpenSearchRecogniser;
import org.perigee.sandbox.Sandbox;
import org.perigee.stac.connector.StacRecogniser;

/// Whom searches can ask: what is built in and the user's own, which grows by what lies behind the addresses they paste.
///
/// Thread-safe; blocking where it says so, not for the JavaFX thread.
public final class KnownProviders {

    private final List<CatalogueRecogniser> recognisers = List.of(new StacRecogniser(), new ODataRecogniser(), new OpenSearchRecogniser());
    private final CoreOptions options;
    private final Sandbox sandbox;
    private final HttpAccess access;
    private final Runnable onChange;
    private volatile ProviderRegistry registry;

    /// @param sandbox  the embedded archive, which has providers of its own; null for none
    /// @param onChange hears that entries are not what they were
    KnownProviders(CoreOptions options, Sandbox sandbox, ProviderRegistry registry, HttpAccess access, Runnable onChange) {
        this.options = options;
        this.sandbox = sandbox;
        this.registry = registry;
        this.access = access;
        this.onChange = onChange;
    }

    static ProviderRegistry read(CoreOptions options, Sandbox sandbox) {
        return sandbox == null ? ProviderRegistry.load(file(options)) : SandboxProviders.registry(sandbox.port());
    }

    private static UserRegistry file(CoreOptions options) {
        return new UserRegistry(options.directories().config().resolve("providers.json"));
    }

    /// As it is now; immutable.
    public ProviderRegistry registry() {
        return registry;
    }

    /// Finds out what catalogue lies behind an address that somebody pasted. Asks the network.
    ///
    /// @param address http or https; secrets in it are left out before anybody is asked
    public Discovery discover(URI address, CallScope scope) {
        return new ProviderDiscovery(new DocumentFetcher(access, scope), recognisers, registry).discover(PublicAddress.of(address), scope::isCancelled);
    }

    /// Adds a provider to the user's own, or changes it; known from now on. Writes the user's file.
    ///
    /// @param entry in the shape that [ProviderRegistry] describes
    /// @throws IOException where the file cannot be written; it is then as it was
    public void set(String id, ObjectNode entry) throws IOException {
        change(user -> user.set("providers", id, entry));
    }

    /// Says whether searches ask a provider unless told otherwise. Writes the user's file.
    ///
    /// @throws IOException where the file cannot be written; it is then as it was
    public void enable(String id, boolean enabled) throws IOException {
        change(user -> user.enable(id, enabled));
    }

    /// Forgets one of the user's own providers; a built-in one is again as it was built in. Writes the user's file.
    ///
    /// @throws IOException where the file cannot be written; it is then as it was
    public void remove(String id) throws IOException {
        change(user -> user.remove("providers", id));
    }

    private interface Change {
        void apply(UserRegistry user) throws IOException;
    }

    private synchronized void change(Change change) throws IOException {
        if (sandbox != null) {
            throw new IOException("The embedded archive has providers of its own, which do not change");
        }
        change.apply(file(options));
        registry = read(options, null);
        onChange.run();
    }
}
