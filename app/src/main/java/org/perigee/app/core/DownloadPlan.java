package org.perigee.app.core;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.app.core.product.Layout;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.federation.MirrorGroup;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;
import org.perigee.download.Digest;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns products into files to fetch: the one place where catalogue and download manager meet.
///
/// Offers that are proven to be the same bytes become mirrors of one file; those that are not are left out, the preferred offer
/// first. Objects in stores are used where they can be read without asking anybody, or where there is no other way. Immutable,
/// thread-safe; may ask a store where a bucket is.
public final class DownloadPlan {

    private static final Logger LOG = LoggerFactory.getLogger(DownloadPlan.class);
    private static final int PREFERRED = 1;
    private static final int MIRROR_STEP = 10;
    private static final int OFFLINE_PENALTY = 1000;
    private static final String NOT_A_NAME = "[^A-Za-z0-9._=+-]";

    private final UnaryOperator<String> providerTitle;
    private final Optional<Stores> stores;
    private final Layout layout;

    /// @param providerTitle a provider's title by its id
    public DownloadPlan(UnaryOperator<String> providerTitle) {
        this(providerTitle, Optional.empty(), Layout.PLAIN);
    }

    DownloadPlan(UnaryOperator<String> providerTitle, Stores stores) {
        this(providerTitle, Optional.of(stores), Layout.PLAIN);
    }

    private DownloadPlan(UnaryOperator<String> providerTitle, Optional<Stores> stores, Layout layout) {
        this.providerTitle = providerTitle;
        this.stores = stores;
        this.layout = layout;
    }

    /// The same, with folders and names of the user's choice.
    public DownloadPlan withLayout(Layout other) {
        return new DownloadPlan(providerTitle, stores, other);
    }

    /// What can be fetched, and what cannot.
    ///
    /// @param requests   one a file
    /// @param unavailable titles of products without a file that can be fetched
    public record Plan(List<TransferRequest> requests, List<String> unavailable) {
    }

    /// Plans all product files into a folder.
    ///
    /// @param batch what is asked for together, by id
    public Plan plan(List<Acquisition> acquisitions, Path folder, String batch) {
        List<TransferRequest> requests = new ArrayList<>();
        List<String> unavailable = new ArrayList<>();
        for (Acquisition acquisition : acquisitions) {
            List<TransferRequest> files = files(acquisition, folder, batch);
            if (files.isEmpty()) {
                unavailable.add(acquisition.preferred().title());
            }
            requests.addAll(files);
        }
        return new Plan(requests, unavailable);
    }

    /// Plans single files of one product into a folder.
    ///
    /// @param batch what is asked for together, by id
    public List<TransferRequest> planFiles(Item item, List<ProductFile> files, Path folder, String batch) {
        List<TransferRequest> requests = new ArrayList<>();
        for (ProductFile file : files) {
            Asset asset = file.asset();
            List<Source> sources = new ArrayList<>();
            addSources(sources, asset, item, PREFERRED);
            if (!sources.isEmpty()) {
                requests.add(new TransferRequest(folder, layout.file(item, file), sources, asset.size(), false, digests(asset), null, batch,
                        item.title() + " · " + file.path().substring(file.path().indexOf('/') + 1), item.ref().toString()));
            }
        }
        return requests;
    }

    private List<TransferRequest> files(Acquisition acquisition, Path folder, String batch) {
        for (MirrorGroup group : acquisition.mirrors()) {
            List<Item> offers = group.proven().isEmpty() ? group.offers().subList(0, 1) : group.proven();
            List<Source> sources = sources(offers);
            if (!sources.isEmpty()) {
                return List.of(product(acquisition, offers, sources, folder, batch));
            }
        }
        // For catalogues that have no file for the whole product: its data files, in a folder of the product's name.
        Item item = acquisition.preferred();
        return planFiles(item, ProductFile.ofAssets(item).stream().filter(file -> file.asset().hasRole("data")).map(DownloadPlan::plainly).toList(),
                folder, batch);
    }

    private static ProductFile plainly(ProductFile file) {
        int slash = file.path().indexOf('/');
        return new ProductFile(safe(file.path().substring(0, slash)) + "/" + safe(file.path().substring(slash + 1)), file.asset());
    }

    private List<Source> sources(List<Item> offers) {
        List<Source> sources = new ArrayList<>();
        int priority = PREFERRED;
        for (Item offer : offers) {
            Asset asset = offer.product().orElseThrow();
            int penalty = asset.availability() == Availability.OFFLINE ? OFFLINE_PENALTY : 0;
            addSources(sources, asset, offer, priority + penalty);
            priority += MIRROR_STEP;
        }
        return sources;
    }

    private void addSources(List<Source> sources, Asset asset, Item offer, int priority) {
        addSource(sources, asset.href(), priority, asset, offer);
        asset.alternates().forEach(alternate -> addSource(sources, alternate, priority + 1, asset, offer));
    }

    private void addSource(List<Source> sources, URI uri, int priority, Asset asset, Item offer) {
        Optional<Source> source = isHttp(uri) ? Optional.of(new Source(uri, priority, asset.realm(), providerTitle.apply(offer.ref().provider())))
                : inStore(uri, asset, priority);
        source.filter(one -> sources.stream().noneMatch(known -> known.uri().equals(one.uri()))).ifPresent(sources::add);
    }

    private static boolean isHttp(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }

    /// An object in a store is a mirror where nobody need sign in for it first, and the only source where there is no web address.
    private Optional<Source> inStore(URI uri, Asset asset, int priority) {
        if (stores.isEmpty()) {
            return Optional.empty();
        }
        boolean only = !isHttp(asset.href()) && asset.alternates().stream().noneMatch(DownloadPlan::isHttp);
        try {
            return stores.get().find(uri, new CallScope()).filter(place -> !place.address().isPrefix() && place.address().isReachable())
                    .filter(place -> stores.get().isReadyFor(place) || only && (!place.requesterPays() || stores.get().isPayAccepted()))
                    .map(place -> place.source(priority));
        } catch (AccessException e) {
            LOG.debug("{} is left out: {}", uri, e.getMessage());
            return Optional.empty();
        }
    }

    private static List<Digest> digests(Asset asset) {
        return asset.checksums().stream().map(sum -> new Digest(sum.algorithm(), sum.hex())).toList();
    }

    private TransferRequest product(Acquisition acquisition, List<Item> offers, List<Source> sources, Path folder, String batch) {
        Item item = offers.getFirst();
        Map<String, Digest> digests = new LinkedHashMap<>();
        for (Item offer : offers) {
            for (Checksum checksum : offer.product().orElseThrow().checksums()) {
                digests.putIfAbsent(checksum.algorithm(), new Digest(checksum.algorithm(), checksum.hex()));
            }
        }
        OptionalLong size = offers.stream().map(offer -> offer.product().orElseThrow().size()).filter(OptionalLong::isPresent)
                .findFirst().orElse(OptionalLong.empty());
        return new TransferRequest(folder, layout.product(item, fileName(item, item.product().orElseThrow())), sources, size, false,
                List.copyOf(digests.values()), null, batch, acquisition.preferred().title(), item.ref().toString());
    }

    /// The product's name with the suffix of what is really sent.
    private static String fileName(Item item, Asset asset) {
        if (!asset.fileName().isBlank()) {
            return safe(asset.fileName());
        }
        String title = safe(item.title());
        boolean zip = asset.mediaType().contains("zip") || title.endsWith(".SAFE") || title.endsWith(".SEN3");
        boolean hasSuffix = title.toLowerCase(Locale.ROOT).matches(".*\\.(zip|tar|tgz|gz|eof|nc|tif|tiff|jp2|h5)$");
        return zip && !hasSuffix ? title + ".zip" : title;
    }

    /// Names come from servers: only plain characters are kept, and no name begins with a dot.
    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll(NOT_A_NAME, "_").replaceAll("^\\.+", "_");
        return plain.isEmpty() ? "product" : plain;
    }
}
