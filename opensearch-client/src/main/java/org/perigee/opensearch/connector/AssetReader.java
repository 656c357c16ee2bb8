package org.perigee.opensearch.connector;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.digest.PublishedDigest;
import org.perigee.opensearch.Reading;
import org.perigee.opensearch.answer.Entry;
import org.perigee.opensearch.answer.Link;
import org.perigee.opensearch.description.UrlTemplate;

/// Reads the files of an entry: the product from resto's download service, OGC data links or Atom enclosures; pictures;
/// metadata. Only addresses that can be fetched become assets, never `file:` ones.
final class AssetReader {

    private static final String PRODUCT = "product";
    private static final Set<String> SCHEMES = Set.of("http", "https", "s3");
    private static final Set<String> ONLINE = Set.of("disk", "tier2", "online", "0", "34", "37");
    private static final Set<String> OFFLINE = Set.of("tape", "tier3", "staging", "unknown", "offline", "orderable", "31", "32");
    /// Relations that OGC 17-047r1 files links under, and the roles they get.
    private static final Map<String, String> ROLES = Map.of("alternates", "metadata", "qualities", "quality", "related", "related",
            "sip-entries", "data");

    private final PropertyFields fields;
    private final Reading reading;
    private final String realm;

    /// @param realm who signs in for downloads
    AssetReader(PropertyFields fields, Reading reading, String realm) {
        this.fields = fields;
        this.reading = reading;
        this.realm = realm;
    }

    List<Asset> read(Entry entry, String title, URI base) {
        Map<String, Asset> assets = new LinkedHashMap<>();
        Optional<URI> service = fields.text(entry, PropertyFields.DOWNLOAD).flatMap(href -> usable(href, base));
        if (service.isPresent()) {
            add(assets, product(entry, title, service.get(), fields.text(entry, PropertyFields.DOWNLOAD_TYPE).orElse(""), OptionalLong.empty()));
        } else {
            readFiles(entry, title, base, assets);
        }
        picture(entry, PropertyFields.QUICKLOOK, Asset.OVERVIEW_ROLE, base, assets);
        picture(entry, PropertyFields.THUMBNAIL, Asset.THUMBNAIL_ROLE, base, assets);
        readLinks(entry, base, assets);
        return new ArrayList<>(assets.values());
    }

    private static void add(Map<String, Asset> assets, Asset asset) {
        assets.putIfAbsent(asset.key(), asset);
    }

    /// One file is the product; of several only one that bears the product's name, the others are its parts.
    private void readFiles(Entry entry, String title, URI base, Map<String, Asset> assets) {
        List<Link> files = new ArrayList<>(entry.links("data"));
        entry.links("enclosure").stream().filter(link -> !isPage(link) && !isMetalink(link)).forEach(files::add);
        List<Link> reachable = files.stream().filter(link -> usable(link.href(), base).isPresent()).toList();
        Optional<Link> whole = reachable.size() == 1 && !reachable.getFirst().href().endsWith("/") ? Optional.of(reachable.getFirst())
                : reachable.stream().filter(link -> !title.isEmpty() && fileName(link.href()).startsWith(stem(title))).findFirst();
        whole.ifPresent(link -> add(assets, product(entry, title, usable(link.href(), base).orElseThrow(), link.type(), link.length())));
        for (Link link : reachable) {
            if (whole.isEmpty() || link != whole.get()) {
                add(assets, Asset.builder(unused(key(link), assets), usable(link.href(), base).orElseThrow()).title(link.title())
                        .mediaType(link.type()).roles("data").size(link.length().orElse(0)).realm(realm).fileName(fileName(link.href())).build());
            }
        }
    }

    private Asset product(Entry entry, String title, URI href, String mediaType, OptionalLong length) {
        long size = length.orElseGet(() -> fields.number(entry, PropertyFields.SIZE).map(value -> Math.round(value * reading.sizeFactor())).orElse(0L));
        return Asset.builder(PRODUCT, withParameters(href)).title(title).mediaType(mediaType).roles(Asset.PRODUCT_ROLE).size(size)
                .checksums(fields.text(entry, PropertyFields.CHECKSUM).map(AssetReader::checksums).orElse(List.of()))
                .availability(fields.text(entry, PropertyFields.AVAILABILITY).map(this::availability).orElse(Availability.UNKNOWN))
                .realm(realm).fileName(productName(title, href, mediaType)).build();
    }

    private static String productName(String title, URI href, String mediaType) {
        String named = fileName(href.getRawPath() == null ? "" : href.getRawPath());
        if (named.contains(".")) {
            return named;
        }
        return mediaType.endsWith("zip") && !title.endsWith(".zip") ? title + ".zip" : "";
    }

    private URI withParameters(URI href) {
        String address = href.toString();
        for (Map.Entry<String, String> pair : reading.download().entrySet()) {
            address += (address.contains("?") ? "&" : "?") + UrlTemplate.encode(pair.getKey()) + "=" + UrlTemplate.encode(pair.getValue());
        }
        return URI.create(address);
    }

    private static List<Checksum> checksums(String text) {
        return PublishedDigest.read("", text).map(Checksum::of).stream().toList();
    }

    private Availability availability(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (ONLINE.contains(lower) || reading.online().contains(word)) {
            return Availability.ONLINE;
        }
        return OFFLINE.contains(lower) || reading.offline().contains(word) ? Availability.OFFLINE : Availability.UNKNOWN;
    }

    private void picture(Entry entry, String key, String role, URI base, Map<String, Asset> assets) {
        fields.text(entry, key).flatMap(href -> usable(href, base)).ifPresent(href -> add(assets, Asset.builder(key, href).roles(role).build()));
    }

    private void readLinks(Entry entry, URI base, Map<String, Asset> assets) {
        for (Link link : entry.links()) {
            Optional<URI> href = usable(link.href(), base);
            if (href.isEmpty()) {
                continue;
            }
            switch (link.rel()) {
                case "quicklook" -> add(assets, picture("quicklook", Asset.OVERVIEW_ROLE, link, href.get()));
                case "thumbnail" -> add(assets, picture("thumbnail", Asset.THUMBNAIL_ROLE, link, href.get()));
                case "previews" -> addPreview(assets, link, href.get());
                case "enclosure" -> addMetalink(assets, link, href.get());
                case "alternates", "qualities", "related", "sip-entries" -> add(assets, file(unused(key(link), assets), role(link), link, href.get()));
                default -> {
                    // Pages, descriptions and other entries are no files of the product.
                }
            }
        }
        // An icon may be one of the pictures again, and says less of itself than those.
        entry.links("icon").forEach(link -> usable(link.href(), base).ifPresent(href -> addIcon(assets, link, href)));
    }

    private static String role(Link link) {
        return link.category().isEmpty() ? ROLES.get(link.rel()) : link.category().toLowerCase(Locale.ROOT);
    }

    private static void addIcon(Map<String, Asset> assets, Link link, URI href) {
        if (assets.values().stream().noneMatch(asset -> asset.href().equals(href))) {
            add(assets, picture("thumbnail", Asset.THUMBNAIL_ROLE, link, href));
        }
    }

    private static void addPreview(Map<String, Asset> assets, Link link, URI href) {
        boolean small = link.category().equalsIgnoreCase("THUMBNAIL");
        add(assets, picture(unused(small ? "thumbnail" : "quicklook", assets), small ? Asset.THUMBNAIL_ROLE : Asset.OVERVIEW_ROLE, link, href));
    }

    private void addMetalink(Map<String, Asset> assets, Link link, URI href) {
        if (isMetalink(link)) {
            add(assets, file("metalink", "metalink", link, href));
        }
    }

    private static Asset picture(String key, String role, Link link, URI href) {
        return Asset.builder(key, href).title(link.title()).mediaType(link.type()).roles(role).size(link.length().orElse(0)).build();
    }

    private Asset file(String key, String role, Link link, URI href) {
        return Asset.builder(key, href).title(link.title()).mediaType(link.type()).roles(role).size(link.length().orElse(0)).realm(realm).build();
    }

    private static boolean isPage(Link link) {
        return link.type().startsWith("text/html");
    }

    private static boolean isMetalink(Link link) {
        return link.type().contains("metalink") || link.title().equalsIgnoreCase("metalink");
    }

    private static Optional<URI> usable(String href, URI base) {
        return Link.resolve(href, base).filter(uri -> uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null);
    }

    private static String key(Link link) {
        String name = fileName(link.href());
        return !link.title().isBlank() && link.rel().equals("enclosure") && !name.isEmpty() ? name : link.title().isBlank() ? name : link.title();
    }

    private static String unused(String wanted, Map<String, Asset> assets) {
        String key = wanted.isEmpty() ? "file" : wanted;
        int number = 2;
        while (assets.containsKey(key)) {
            key = wanted + "-" + number++;
        }
        return key;
    }

    private static String fileName(String href) {
        String path = href.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String stem(String title) {
        return title.strip().replaceFirst("(?i)\\.(SAFE|zip)$", "").replaceFirst("\\s.*", "");
    }
}
