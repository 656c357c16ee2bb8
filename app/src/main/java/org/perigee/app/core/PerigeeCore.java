package org.perigee.app.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.perigee.access.HostRoute;
import org.perigee.access.HttpAccess;
import org.perigee.access.secret.KeyringSecretStore;
import org.perigee.access.secret.MemorySecretStore;
import org.perigee.app.control.ControlServer;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogConnectorFactory;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.federation.FederatedSearch;
import org.perigee.catalog.federation.ItemArchive;
import org.perigee.catalog.federation.SearchListener;
import org.perigee.catalog.federation.SearchSession;
import org.perigee.catalog.library.Library;
import org.perigee.catalog.local.CacheDatabase;
import org.perigee.catalog.local.LocalCatalogue;
import org.perigee.catalog.local.LocalConnector;
import org.perigee.catalog.local.PreviewStore;
import org.perigee.catalog.local.SearchMemory;
import org.perigee.catalog.local.SearchRecord;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.catalog.provider.RealmEntry;
import org.perigee.catalog.provider.StoreEntry;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.DownloadSettings;
import org.perigee.download.Downloads;
import org.perigee.download.ledger.LedgerDatabase;
import org.perigee.odata.connector.ODataConnectorFactory;
import org.perigee.opensearch.connector.OpenSearchConnectorFactory;
import org.perigee.sandbox.Sandbox;
import org.perigee.stac.connector.StacConnectorFactory;

/// Everything put together, once: the composition root of window and command line.
///
/// Parts that need files are opened when first asked for. Thread-safe; blocking, not for the JavaFX thread. Closing puts all away
/// in the reverse order.
public final class PerigeeCore implements AutoCloseable {

    private static final String OWN_STORE = "s3-endpoint";
    private static final long PREVIEW_BUDGET = 300_000_000;

    private final CoreOptions options;
    private final Clock clock = Clock.systemUTC();
    private final Sandbox sandbox;
    private final KnownProviders providers;
    private final HttpAccess access;
    private final Accounts accounts;
    private final Stores stores;
    private final Map<Protocol, CatalogConnectorFactory> factories;
    private final Map<String, CatalogConnector> connectors = new ConcurrentHashMap<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Remembered remembered;
    private Library library;
    private LedgerDatabase ledger;
    private DownloadManager downloads;

    /// What lies in `cache.db`.
    ///
    /// @param items    every Item ever seen
    /// @param searches how searches ended
    /// @param previews quicklooks
    private record Remembered(CacheDatabase database, LocalCatalogue items, SearchMemory searches, PreviewStore previews) {
    }

    private PerigeeCore(CoreOptions options, Sandbox sandbox) {
        this.options = options;
        this.sandbox = sandbox;
        ProviderRegistry registry = KnownProviders.read(options, sandbox);
        HttpAccess.Builder builder = HttpAccess.builder().readTimeout(options.silence());
        if (sandbox != null) {
            builder.route(new HostRoute(SandboxProviders.HOST, new InetSocketAddress(InetAddress.getLoopbackAddress(), sandbox.port())));
        }
        this.access = builder.build();
        this.providers = new KnownProviders(options, sandbox, registry, access, connectors::clear);
        this.accounts = new Accounts(access, options.keyStore() ? new LazySecretStore(KeyringSecretStore::orMemory) : new MemorySecretStore(), clock, registry.realms(),
                registry.stores());
        this.stores = new Stores(registry.stores(), access, accounts);
        this.factories = Map.of(
                Protocol.STAC, new StacConnectorFactory(access),
                Protocol.ODATA, new ODataConnectorFactory(access),
                Protocol.OPENSEARCH, new OpenSearchConnectorFactory(access));
    }

    /// Starts the embedded archive where the options ask for it, and puts everything together.
    ///
    /// @throws IOException where the embedded archive cannot listen
    public static PerigeeCore open(CoreOptions options) throws IOException {
        return new PerigeeCore(options, options.isSandbox() ? Sandbox.start(options.sandbox()) : null);
    }

    public CoreOptions options() {
        return options;
    }

    public Clock clock() {
        return clock;
    }

    /// As it is now; whoever keeps it does not see what changes later.
    public ProviderRegistry registry() {
        return providers.registry();
    }

    public HttpAccess access() {
        return access;
    }

    public Accounts accounts() {
        return accounts;
    }

    /// Where objects with `s3` addresses are.
    public Stores stores() {
        return stores;
    }

    /// Looks for all `s3` addresses in one store from now on, such as one of the user's own, and signs there with keys of its own.
    ///
    /// @return the realm of these keys
    public String useStore(URI endpoint, String region) {
        String host = endpoint.getHost() + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
        StoreEntry store = new StoreEntry(OWN_STORE, host, endpoint.toString(), StoreEntry.Style.PATH, region, OWN_STORE, Map.of(), true);
        accounts.addKeys(new RealmEntry(OWN_STORE, host, RealmEntry.Kind.S3_KEYS, endpoint, RealmEntry.Client.NONE, "", Set.of(host), null), store);
        stores.useOnly(store);
        return OWN_STORE;
    }

    /// The files that a product has inside, as far as its catalogue tells. Asks the catalogue.
    ///
    /// @throws CatalogException where it cannot be asked
    public List<ProductFile> files(Item item, Cancellation cancellation) throws CatalogException {
        Optional<Provider> provider = registry().provider(item.ref().provider()).filter(Provider::isSearchable);
        return provider.isPresent() ? connector(provider.get()).files(item, cancellation) : ProductFile.ofAssets(item);
    }

    /// Whom searches can ask, and how that changes.
    public KnownProviders providers() {
        return providers;
    }

    /// The embedded archive, where there is one.
    public Optional<Sandbox> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    public DownloadPlan downloadPlan() {
        return new DownloadPlan(this::providerTitle, stores);
    }

    /// What a provider is called, for people.
    public String providerTitle(String id) {
        return registry().provider(id).map(Provider::title).orElse(id);
    }

    /// The connector of a provider; always the same one.
    ///
    /// @throws IllegalArgumentException where its dialect is not understood
    public CatalogConnector connector(Provider provider) {
        return connectors.computeIfAbsent(provider.id(), id -> factories.get(provider.protocol()).connect(provider));
    }

    /// Starts a search; returns at once.
    ///
    /// @param offline whether the local catalogue answers in the providers' place
    public SearchSession search(SearchQuery query, Collection<Provider> providers, boolean offline, SearchListener listener) {
        Remembered kept = remembered();
        if (offline) {
            List<CatalogConnector> local = providers.stream()
                    .<CatalogConnector>map(provider -> new LocalConnector(provider, kept.items(), kept.searches())).toList();
            return new FederatedSearch(ItemArchive.NONE).start(query, local, listener);
        }
        List<CatalogConnector> asked = providers.stream().map(this::connector).toList();
        return new FederatedSearch(kept.items()).start(query, asked, new RememberingListener(query, listener, kept.searches(), clock));
    }

    /// How this very query ended when it was asked last, for each provider that gave an answer then. Reads the disk.
    public Map<String, SearchRecord> lastAnswers(SearchQuery query, Collection<Provider> providers) {
        Map<String, SearchRecord> answers = new LinkedHashMap<>();
        for (Provider provider : providers) {
            remembered().searches().records(query, provider.id()).stream().filter(SearchRecord::isAnswer).findFirst()
                    .ifPresent(record -> answers.put(provider.id(), record));
        }
        return answers;
    }

    /// Every Item ever seen.
    public LocalCatalogue local() {
        return remembered().items();
    }

    /// Quicklooks that were fetched before.
    public PreviewStore previews() {
        return remembered().previews();
    }

    /// Where a damaged `cache.db` was put that had to be begun anew; empty where all is well.
    public Optional<Path> damagedCache() {
        return remembered().database().setAside();
    }

    private synchronized Remembered remembered() {
        if (remembered == null) {
            CacheDatabase database = CacheDatabase.open(options.directories().cache().resolve("cache.db"), clock);
            opened.push(database);
            LocalCatalogue items = new LocalCatalogue(database, id -> registry().provider(id));
            remembered = new Remembered(database, items, new SearchMemory(database, items), new PreviewStore(database, PREVIEW_BUDGET, clock));
        }
        return remembered;
    }

    /// What is kept (`library.db`).
    public synchronized Library library() {
        if (library == null) {
            library = Library.open(options.directories().data().resolve("library.db"), clock);
            opened.push(library);
        }
        return library;
    }

    /// What was fetched and whether it was right: a section of `library.db`, which it does not matter who opens first.
    public synchronized LedgerDatabase ledger() {
        if (ledger == null) {
            ledger = LedgerDatabase.open(options.directories().data().resolve("library.db"), Library.APPLICATION_ID, clock);
            opened.push(ledger);
        }
        return ledger;
    }

    /// The window's queue of downloads (`transfers.db`), which outlives the program.
    public synchronized DownloadManager downloads(DownloadLimits limits) {
        if (downloads == null) {
            downloads = Downloads.open(DownloadSettings.of(options.directories().data().resolve("transfers.db"), access)
                    .withLimits(limits).withLedger(ledger()).withRefresher(new OriginRefresher(this)));
            opened.push(downloads);
            ControlServer.open(options.directories().data(), downloads, ControlServer.Owner.WINDOW).ifPresent(opened::push);
        }
        return downloads;
    }

    /// A queue for one command line, forgotten when it is closed; partial files and their journals stay, so that the same
    /// command goes on where it stopped.
    ///
    /// @param change of the usual settings
    public DownloadManager openQueueOfItsOwn(DownloadLimits limits, UnaryOperator<DownloadSettings> change) throws IOException {
        Path folder = Files.createDirectories(options.directories().cache().resolve("queues"));
        Path file = folder.resolve("queue-" + ProcessHandle.current().pid() + ".db");
        TemporaryQueue.deleteLeftOvers(folder);
        Duration silence = options.silence();
        DownloadSettings settings = DownloadSettings.of(file, access).withTemporaryQueue().withLimits(limits).withLedger(ledger())
                .withRefresher(new OriginRefresher(this));
        DownloadManager queue = Downloads.open(change.apply(silence.compareTo(settings.silence()) < 0
                ? settings.withPatience(silence, settings.patience()) : settings));
        return new TemporaryQueue(queue, file,
                ControlServer.open(options.directories().data(), queue, ControlServer.Owner.DOWNLOAD).<Runnable>map(control -> control::close).orElse(() -> { }));
    }

    @Override
    public void close() {
        synchronized (this) {
            while (!opened.isEmpty()) {
                close(opened.pop());
            }
        }
        access.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
