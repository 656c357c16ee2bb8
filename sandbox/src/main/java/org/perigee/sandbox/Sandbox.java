package org.perigee.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;
import org.perigee.sandbox.download.BandFiles;
import org.perigee.sandbox.download.ConnectionLimit;
import org.perigee.sandbox.download.DownloadFace;
import org.perigee.sandbox.download.FileResponder;
import org.perigee.sandbox.download.MetalinkFace;
import org.perigee.sandbox.download.OpenFace;
import org.perigee.sandbox.download.ProductDelivery;
import org.perigee.sandbox.download.ProductFile;
import org.perigee.sandbox.download.ProductFiles;
import org.perigee.sandbox.download.Quicklooks;
import org.perigee.sandbox.download.ServiceLinks;
import org.perigee.sandbox.download.Tape;
import org.perigee.sandbox.http.Faults;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpFront;
import org.perigee.sandbox.oidc.OidcFace;
import org.perigee.sandbox.oidc.Realm;
import org.perigee.sandbox.odata.CscFace;
import org.perigee.sandbox.resto.RestoFace;
import org.perigee.sandbox.stac.EarthSearchFace;
import org.perigee.sandbox.stac.EarthSearchItems;
import org.perigee.sandbox.stac.StacFace;

/// A running archive. Its faces:
///
/// - `/stac/v1` — STAC API in the manner of CDSE, all products;
/// - `/stac/es` — STAC API in the manner of Earth Search, Sentinel-2 L2A, free of charge and of login;
/// - `/odata/v1` — OData catalogue in the manner of CDSE, about 80 % of the products;
/// - `/gss/odata/v1` — OData catalogue in the manner of a GAEL Store Service, about half of them;
/// - `/resto` — resto 2 OpenSearch in the manner of PEPS, about 60 %;
/// - `/auth/realms/sandbox` — OpenID Connect; client `perigee`, user and password `demo`;
/// - `/download/odata/v1` — downloads with an access token, four at once;
/// - `/open`, `/metalink` — mirrors without login, and Metalinks of them;
/// - `/control/faults` — see [SandboxOptions.FaultPlan].
///
/// Safe for any number of threads. Closing ends all connections at once; the same sandbox cannot be started again.
public final class Sandbox implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    /// Small catalogues are for tests, which look at few products: they wait for what they need instead.
    private static final int WARM_UP_FROM = 5_000;
    private static final double ODATA_SHARE = 0.8;
    private static final double GSS_SHARE = 0.5;
    private static final double RESTO_SHARE = 0.6;

    private final Catalogue catalogue;
    private final Catalogue odata;
    private final Catalogue gss;
    private final Catalogue resto;
    private final ProductFiles files;
    private final Faults faults;
    private final HttpFront front;
    private final Thread warmUp;

    private Sandbox(SandboxOptions options) throws IOException {
        long seed = options.catalogue().seed();
        catalogue = Catalogue.generate(seed, options.catalogue().size());
        odata = catalogue.part("odata", ODATA_SHARE);
        gss = catalogue.part("gss", GSS_SHARE);
        resto = catalogue.part("resto", RESTO_SHARE);
        files = new ProductFiles(seed);
        faults = options.faults().faults();
        front = new HttpFront(new InetSocketAddress(options.address(), options.port()), handlers(options), faults);
        warmUp = Thread.ofPlatform().daemon().name("sandbox-warm-up").priority(Thread.MIN_PRIORITY).unstarted(files::warmUp);
        if (options.catalogue().size() >= WARM_UP_FROM) {
            warmUp.start();
        }
    }

    /// Makes up the archive and starts to answer; takes about a second for 20,000 products.
    ///
    /// @throws IOException when the port is taken
    public static Sandbox start(SandboxOptions options) throws IOException {
        return new Sandbox(options);
    }

    private Map<String, Handler> handlers(SandboxOptions options) {
        Tape tape = new Tape(options.tapeDelay(), options.clock());
        Realm realm = new Realm(options.tokenLifetime(), options.clock(), faults);
        FileResponder responder = new FileResponder(options.bytesPerSecond(), faults);
        ProductDelivery delivery = new ProductDelivery(realm, tape, new ConnectionLimit(CONNECTIONS), files, responder);
        BandFiles bands = new BandFiles(options.catalogue().seed());
        Quicklooks quicklooks = new Quicklooks();
        CscFace cdse = CscFace.cdse(new CscFace.Holdings(odata, deleted(), catalogue, files, tape), delivery, quicklooks);
        CscFace store = CscFace.gss(new CscFace.Holdings(gss, deleted(), catalogue, files, tape), delivery, quicklooks);
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("/", new WelcomePage(catalogue));
        handlers.put(StacFace.ROOT, new StacFace(catalogue, files, tape));
        handlers.put(EarthSearchFace.ROOT, new EarthSearchFace(catalogue, new EarthSearchItems(bands)));
        handlers.put(cdse.root(), cdse);
        handlers.put(store.root(), store);
        handlers.put(RestoFace.ROOT, new RestoFace(resto, files, tape, delivery, realm, new RestoFace.Extras(quicklooks, options.clock())));
        handlers.put("/auth", new OidcFace(realm));
        handlers.put(ServiceLinks.DOWNLOAD, new DownloadFace(catalogue, files, delivery));
        handlers.put(ServiceLinks.OPEN, new OpenFace(catalogue, files, bands, responder));
        handlers.put(MetalinkFace.ROOT, new MetalinkFace(catalogue, files));
        if (options.faults().overNetwork()) {
            handlers.put(FaultControl.ROOT, new FaultControl(faults));
        }
        return handlers;
    }

    /// Early versions of reprocessed scenes that the OData catalogue no longer has.
    private Catalogue deleted() {
        return catalogue.selected(p -> p.type() == ProductType.S2_L2A && p.details().baseline().equals("05.10") && odata.byId(p.id()).isEmpty());
    }

    /// The port it listens on.
    public int port() {
        return front.address().getPort();
    }

    /// Such as `http://127.0.0.1:8099/`, with a slash at the end.
    public URI baseUri() {
        return URI.create("http://" + front.address().getAddress().getHostAddress() + ':' + port() + '/');
    }

    /// All products; the STAC face shows every one of them.
    public Catalogue catalogue() {
        return catalogue;
    }

    /// The products of the OData face in the manner of CDSE.
    public Catalogue odataCatalogue() {
        return odata;
    }

    /// The products of the OData face in the manner of a GAEL Store Service.
    public Catalogue gssCatalogue() {
        return gss;
    }

    /// The products of the resto face.
    public Catalogue restoCatalogue() {
        return resto;
    }

    /// The zip file of a product, with its size and checksums.
    public ProductFile file(Product product) {
        return files.of(product);
    }

    /// What goes wrong on purpose.
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        warmUp.interrupt();
        front.close();
    }
}
