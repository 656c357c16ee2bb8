package org.perigee.stac.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.digest.Multihash;
import org.perigee.digest.PublishedDigest;
import org.perigee.stac.Lenient;
import org.perigee.stac.StacAsset;
import org.perigee.stac.StacItem;
import org.perigee.stac.StacLink;

/// Makes an Item's assets, with what the extensions say of them: file, alternate assets, authentication, order, storage.
final class AssetMapper {

    private static final Pattern ARCHIVE_TYPE = Pattern.compile("(?i)application/(?:x-)?(?:zip|zip-compressed|tar|gtar|tar\\+gzip|gzip|tgz).*");
    private static final Set<String> PRODUCT_KEYS = Set.of("product", "downloadlink", "archive", "safe_archive", "safe-archive", "safe-zip");
    private static final Set<String> PICTURE_KEYS = Set.of("overview", "quicklook", "preview", "browse", "rendered_preview", "preview_image");
    private static final Pattern PICTURE_TYPE = Pattern.compile("(?i)image/(?:jpe?g|png|gif|webp).*");
    private static final Pattern PICTURE_FILE = Pattern.compile("(?i)[^?]*\\.(?:jpe?g|png|gif|webp)(?:\\?.*)?");

    private final ItemDialect dialect;
    private final String realm;

    /// @param realm the provider's, for what needs signing in
    AssetMapper(ItemDialect dialect, String realm) {
        this.dialect = dialect;
        this.realm = realm;
    }

    List<Asset> map(StacItem item) {
        List<Asset> assets = new ArrayList<>();
        boolean named = item.assets().stream().anyMatch(this::isNamedProduct);
        for (StacAsset asset : item.assets()) {
            map(asset, item, isProduct(asset, named)).ifPresent(assets::add);
        }
        if (assets.stream().noneMatch(asset -> asset.hasRole(Asset.THUMBNAIL_ROLE) || asset.hasRole(Asset.OVERVIEW_ROLE))) {
            linkedPicture(item).ifPresent(assets::add);
        }
        return assets;
    }

    private Optional<Asset> map(StacAsset asset, StacItem item, boolean product) {
        List<Place> places = places(asset, item);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        // A web address needs no keys of a store.
        Place first = places.stream().filter(Place::isWeb).findFirst().orElse(places.getFirst());
        List<URI> others = places.stream().map(Place::href).filter(href -> !href.equals(first.href())).distinct().toList();
        return Optional.of(Asset.builder(asset.key(), first.href())
                .title(asset.title()).mediaType(asset.type()).roles(roles(asset, product))
                .size(size(asset)).checksums(checksums(asset)).availability(availability(asset, item))
                .realm(realm(first, item)).alternates(others).fileName(fileName(asset, first.href())).build());
    }

    /// One place of the same bytes.
    private record Place(URI href, JsonNode object) {
        boolean isWeb() {
            return "https".equalsIgnoreCase(href.getScheme()) || "http".equalsIgnoreCase(href.getScheme());
        }
    }

    private static List<Place> places(StacAsset asset, StacItem item) {
        List<Place> places = new ArrayList<>();
        item.resolve(asset.href()).ifPresent(href -> places.add(new Place(href, asset.raw())));
        for (JsonNode alternate : asset.raw().path("alternate")) {
            item.resolve(Lenient.text(alternate.get("href"))).filter(href -> !Lenient.text(alternate.get("href")).isBlank())
                    .ifPresent(href -> places.add(new Place(href, alternate)));
        }
        return places;
    }

    private boolean isNamedProduct(StacAsset asset) {
        boolean byDialect = dialect.productAssets() != null && dialect.productAssets().matcher(asset.key()).matches();
        return byDialect || asset.roles().contains(Asset.PRODUCT_ROLE) || PRODUCT_KEYS.contains(asset.key().toLowerCase(Locale.ROOT));
    }

    private boolean isProduct(StacAsset asset, boolean someAreNamed) {
        return someAreNamed ? isNamedProduct(asset) : ARCHIVE_TYPE.matcher(asset.type()).matches() && !asset.roles().contains("metadata");
    }

    private static Set<String> roles(StacAsset asset, boolean product) {
        Set<String> roles = new LinkedHashSet<>();
        asset.roles().forEach(role -> roles.add(role.toLowerCase(Locale.ROOT)));
        String key = asset.key().toLowerCase(Locale.ROOT);
        boolean picture = PICTURE_TYPE.matcher(asset.type()).matches() || asset.type().isEmpty() && PICTURE_FILE.matcher(asset.href()).matches();
        if (roles.isEmpty() && picture && key.contains("thumb")) {
            roles.add(Asset.THUMBNAIL_ROLE);
        } else if (roles.isEmpty() && picture && PICTURE_KEYS.contains(key)) {
            roles.add(Asset.OVERVIEW_ROLE);
        }
        if (!picture) {
            // The overview is for looking at; a large raster is not.
            roles.remove(Asset.OVERVIEW_ROLE);
        }
        if (product) {
            roles.add(Asset.PRODUCT_ROLE);
        }
        return roles;
    }

    private long size(StacAsset asset) {
        OptionalLong size = Lenient.whole(asset.raw().get("file:size"));
        return size.isPresent() ? size.getAsLong() : described(asset, "size").filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong).orElse(0L);
    }

    private List<Checksum> checksums(StacAsset asset) {
        String multihash = Lenient.text(asset.raw().get("file:checksum"));
        String older = multihash.isEmpty() ? Lenient.text(asset.raw().get("checksum:multihash")) : multihash;
        return Multihash.decode(older).or(() -> described(asset, "md5").flatMap(md5 -> PublishedDigest.read("md5", md5)))
                .map(Checksum::of).map(List::of).orElse(List.of());
    }

    private Optional<String> described(StacAsset asset, String what) {
        Pattern pattern = dialect.description().get(what);
        Matcher matcher = pattern == null ? null : pattern.matcher(asset.description());
        return matcher != null && matcher.find() && matcher.groupCount() > 0 ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    private Availability availability(StacAsset asset, StacItem item) {
        Availability described = described(asset, "online").map(online -> Boolean.parseBoolean(online) ? Availability.ONLINE : Availability.OFFLINE)
                .orElse(Availability.UNKNOWN);
        if (described != Availability.UNKNOWN) {
            return described;
        }
        Availability ordered = ofOrder(said("order:status", asset, item));
        Availability stored = ordered == Availability.UNKNOWN ? ofTier(said("storage:tier", asset, item)) : ordered;
        return stored == Availability.UNKNOWN && dialect.online() ? Availability.ONLINE : stored;
    }

    private static String said(String field, StacAsset asset, StacItem item) {
        String own = Lenient.text(asset.raw().get(field));
        return (own.isEmpty() ? Lenient.text(item.properties().get(field)) : own).toLowerCase(Locale.ROOT);
    }

    /// STAC order extension: only what was delivered is there.
    private static Availability ofOrder(String status) {
        return switch (status) {
            case "succeeded" -> Availability.ONLINE;
            case "orderable", "ordered", "pending", "shipping" -> Availability.OFFLINE;
            case "failed", "canceled" -> Availability.NOT_ORDERABLE;
            default -> Availability.UNKNOWN;
        };
    }

    /// STAC storage extension 1.0, with the tiers of the large stores.
    private static Availability ofTier(String tier) {
        return switch (tier) {
            case "" -> Availability.UNKNOWN;
            case "archive", "glacier", "deep_archive", "glacier_deep_archive", "tape", "offline", "deferred" -> Availability.OFFLINE;
            default -> Availability.ONLINE;
        };
    }

    /// The schemes an asset names decide; where the document knows none of that extension, the provider's realm may be needed,
    /// and its credentials go to its own hosts only.
    private String realm(Place place, StacItem item) {
        if (!place.isWeb()) {
            return "";
        }
        JsonNode schemes = item.properties().has("auth:schemes") ? item.properties().get("auth:schemes") : item.raw().path("auth:schemes");
        if (schemes.isEmpty()) {
            return realm;
        }
        boolean signsIn = Lenient.texts(place.object().get("auth:refs")).stream()
                .map(ref -> Lenient.text(schemes.path(ref).get("type")))
                .anyMatch(type -> !type.isEmpty() && !type.equals("s3"));
        return signsIn ? realm : "";
    }

    private static String fileName(StacAsset asset, URI href) {
        String local = Lenient.text(asset.raw().get("file:local_path"));
        String path = !local.isBlank() ? local : href.getPath() == null ? "" : href.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        // Addresses that end in a verb or an id name no file, but the key sometimes does.
        String key = asset.key().substring(asset.key().lastIndexOf('/') + 1);
        return name.matches(".+\\.\\w{1,8}") ? name : key.matches(".+\\.\\w{1,8}") ? key : "";
    }

    /// Some catalogues link their picture instead of listing it.
    private static Optional<Asset> linkedPicture(StacItem item) {
        for (StacLink link : item.links()) {
            boolean picture = Set.of("thumbnail", "preview", "icon").contains(link.rel()) && PICTURE_TYPE.matcher(link.type()).matches();
            Optional<URI> href = picture ? item.resolve(link.href()) : Optional.empty();
            if (href.isPresent()) {
                return Optional.of(Asset.builder(link.rel(), href.get()).title(link.title()).mediaType(link.type()).roles(Asset.THUMBNAIL_ROLE).build());
            }
        }
        return Optional.empty();
    }
}
