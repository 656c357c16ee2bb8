package org.perigee.app.core;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.federation.MirrorGroup;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;
import org.perigee.download.Digest;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// Turns products into files to fetch: the one place where catalogue and download manager meet.
///
/// Offers that are proven to be the same bytes become mirrors of one file; those that are not are left out, the preferred offer
/// first. Immutable, thread-safe.
public final class DownloadPlan {

    private static final int PREFERRED = 1;
    private static final int MIRROR_STEP = 10;
    private static final int OFFLINE_PENALTY = 1000;
    private static final String NOT_A_NAME = "[^A-Za-z0-9._=+-]";

    private final UnaryOperator<String> providerTitle;

    /// @param providerTitle a provider's title by its id
    public DownloadPlan(UnaryOperator<String> providerTitle) {
        this.providerTitle = providerTitle;
    }

    /// What can be fetched, and what cannot.
    ///
    /// @param requests   one a product file
    /// @param unavailable titles of products without a file that can be fetched over http
    public record Plan(List<TransferRequest> requests, List<String> unavailable) {
    }

    /// Plans all files into a folder.
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

    private List<TransferRequest> files(Acquisition acquisition, Path folder, String batch) {
        for (MirrorGroup group : acquisition.mirrors()) {
            List<Item> offers = group.proven().isEmpty() ? group.offers().subList(0, 1) : group.proven();
            List<Source> sources = sources(offers);
            if (!sources.isEmpty()) {
                return List.of(product(acquisition, offers, sources, folder, batch));
            }
        }
        return dataAssets(acquisition.preferred(), folder, batch);
    }

    private List<Source> sources(List<Item> offers) {
        List<Source> sources = new ArrayList<>();
        int priority = PREFERRED;
        for (Item offer : offers) {
            Asset asset = offer.product().orElseThrow();
            int penalty = asset.availability() == Availability.OFFLINE ? OFFLINE_PENALTY : 0;
            addSource(sources, asset.href(), priority + penalty, asset, offer);
            for (URI alternate : asset.alternates()) {
                addSource(sources, alternate, priority + penalty + 1, asset, offer);
            }
            priority += MIRROR_STEP;
        }
        return sources;
    }

    private void addSource(List<Source> sources, URI uri, int priority, Asset asset, Item offer) {
        if (isHttp(uri) && sources.stream().noneMatch(source -> source.uri().equals(uri))) {
            sources.add(new Source(uri, priority, asset.realm(), providerTitle.apply(offer.ref().provider())));
        }
    }

    private static boolean isHttp(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
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
        return new TransferRequest(folder, fileName(item, item.product().orElseThrow()), sources, size, false, List.copyOf(digests.values()), null,
                batch, acquisition.preferred().title(), item.ref().toString());
    }

    /// For catalogues that have no file for the whole product: its data files, in a folder of the product's name.
    private List<TransferRequest> dataAssets(Item item, Path folder, String batch) {
        List<TransferRequest> requests = new ArrayList<>();
        String label = providerTitle.apply(item.ref().provider());
        for (Asset asset : item.assets()) {
            if (asset.hasRole("data") && isHttp(asset.href())) {
                List<Digest> digests = asset.checksums().stream().map(sum -> new Digest(sum.algorithm(), sum.hex())).toList();
                String name = safe(item.title()) + "/" + assetName(asset);
                requests.add(new TransferRequest(folder, name, List.of(new Source(asset.href(), PREFERRED, asset.realm(), label)), asset.size(), false,
                        digests, null, batch, item.title() + " · " + asset.key(), item.ref().toString()));
            }
        }
        return requests;
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

    private static String assetName(Asset asset) {
        if (!asset.fileName().isBlank()) {
            return safe(asset.fileName());
        }
        String path = asset.href().getPath() == null ? "" : asset.href().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() || last.startsWith("$") ? safe(asset.key()) : safe(last);
    }

    /// Names come from servers: only plain characters are kept, and no name begins with a dot.
    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll(NOT_A_NAME, "_").replaceAll("^\\.+", "_");
        return plain.isEmpty() ? "product" : plain;
    }
}
