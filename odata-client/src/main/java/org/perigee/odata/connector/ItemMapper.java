package org.perigee.odata.connector;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.catalog.provider.Provider;
import org.perigee.digest.PublishedDigest;
import org.perigee.odata.ODataClient;
import org.perigee.odata.ODataDialect;
import org.perigee.odata.ODataDialect.OfflineForm;
import org.perigee.odata.ODataDialect.QuicklookForm;
import org.perigee.odata.ProductEntry;
import org.perigee.odata.ProductEntry.ProductAsset;

/// Makes an Item of a product. Immutable.
final class ItemMapper {

    private static final String QUICKLOOK = "quicklook";

    private final Provider provider;
    private final ODataClient client;
    private final ODataDialect dialect;
    private final PropertyMapper properties;
    private final Clock clock;

    ItemMapper(Provider provider, ODataClient client, Clock clock) {
        this.provider = provider;
        this.client = client;
        this.dialect = client.dialect();
        this.properties = new PropertyMapper(dialect.properties());
        this.clock = clock;
    }

    Item map(ProductEntry product) {
        List<Asset> assets = new ArrayList<>();
        assets.add(product(product));
        quicklook(product).ifPresent(assets::add);
        Instant start = product.dates().start();
        return new Item(new ItemRef(provider.id(), collection(product), product.id()), product.name(), start, product.dates().end(),
                product.findFootprint().flatMap(ItemMapper::footprint).orElse(null), properties.map(product), assets,
                new SourceDocument("application/json", product.document().toString()), clock.instant());
    }

    /// Products do not say which collection they belong to; what they do say gives it away, the same at every search.
    private String collection(ProductEntry product) {
        if (!dialect.filter().collectionName()) {
            return "";
        }
        return dialect.naming().collectionOf(product.name())
                .orElseGet(() -> String.valueOf(product.attributes().getOrDefault("platformShortName", "")).toUpperCase(Locale.ROOT));
    }

    private static Optional<Footprint> footprint(Geometry geometry) {
        try {
            return Optional.of(Footprint.of(geometry));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Asset product(ProductEntry product) {
        String fileName = fileName(product.name());
        String announced = product.file().type();
        boolean zip = fileName.toLowerCase(Locale.ROOT).endsWith(".zip");
        return Asset.builder("product", client.downloadUrl(product.id())).title(product.name()).roles(Asset.PRODUCT_ROLE)
                .mediaType(zip ? "application/zip" : announced).size(product.file().length().orElse(0)).checksums(checksums(product))
                .availability(availability(product)).realm(provider.realm()).alternates(alternates(product)).fileName(fileName).build();
    }

    private String fileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean folder = dialect.naming().archives().stream().anyMatch(suffix -> lower.endsWith(suffix.toLowerCase(Locale.ROOT)));
        return folder && !lower.endsWith(".zip") ? name + ".zip" : name;
    }

    private static List<Checksum> checksums(ProductEntry product) {
        List<Checksum> checksums = new ArrayList<>();
        for (ProductEntry.Digest digest : product.file().checksums()) {
            // A digest that is none verifies nothing.
            PublishedDigest.read(digest.algorithm(), digest.value()).map(Checksum::of).ifPresent(checksums::add);
        }
        return checksums;
    }

    private Availability availability(ProductEntry product) {
        Boolean online = product.places().online();
        if (online == null) {
            return Availability.UNKNOWN;
        }
        if (online) {
            return Availability.ONLINE;
        }
        return dialect.resources().offline() == OfflineForm.ORDERABLE ? Availability.OFFLINE : Availability.NOT_ORDERABLE;
    }

    private List<URI> alternates(ProductEntry product) {
        String path = product.places().s3Path();
        return dialect.resources().s3() && path.startsWith("/") ? uri("s3:/" + path).stream().toList() : List.of();
    }

    private Optional<Asset> quicklook(ProductEntry product) {
        return quicklookHref(product).map(href -> Asset.builder(QUICKLOOK, href).mediaType("image/jpeg").roles(Asset.OVERVIEW_ROLE)
                .realm(dialect.resources().quicklookLogin() ? provider.realm() : "").build());
    }

    private Optional<URI> quicklookHref(ProductEntry product) {
        Optional<ProductAsset> announced = product.places().assets().stream().filter(asset -> asset.type().equalsIgnoreCase(QUICKLOOK)).findFirst();
        QuicklookForm form = dialect.resources().quicklook();
        return switch (form) {
            case ASSETS -> announced.map(ProductAsset::link).flatMap(ItemMapper::uri).filter(ItemMapper::isWeb);
            case ATTACHED_FILES -> Optional.of(client.partUrl(product.id(), "AttachedFiles('quick-look.jpg')/$value"));
            case QUICKLOOKS -> announced.map(ProductAsset::id).filter(name -> !name.isBlank())
                    .flatMap(name -> uri(client.partUrl(product.id(), "Quicklooks") + "('" + name.replace("'", "''") + "')/$value"));
            case PRODUCTS -> Optional.of(client.partUrl(product.id(), "Products('Quicklook')/$value"));
            case NONE -> Optional.empty();
        };
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
    }

    private static Optional<URI> uri(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new URI(text.replace(" ", "%20")));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
