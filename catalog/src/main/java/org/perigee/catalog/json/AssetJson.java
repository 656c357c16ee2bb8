package org.perigee.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.digest.Multihash;
import org.perigee.digest.PublishedDigest;

/// Assets as STAC Asset Objects with the file and alternate-assets extensions, and back.
///
/// What STAC has no field for stands under `perigee:` names. Addresses are written without secrets.
public final class AssetJson {

    private static final Set<String> SCHEMES = Set.of("http", "https", "s3");

    private AssetJson() {
    }

    /// The asset without its key, which STAC keeps outside.
    public static ObjectNode write(Asset asset) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("href", StoredHref.of(asset.href()));
        putUnlessEmpty(node, "title", asset.title());
        putUnlessEmpty(node, "type", asset.mediaType());
        if (!asset.roles().isEmpty()) {
            ArrayNode roles = node.putArray("roles");
            new TreeSet<>(asset.roles()).forEach(roles::add);
        }
        asset.size().ifPresent(size -> node.put("file:size", size));
        writeChecksums(node, asset.checksums());
        if (!asset.alternates().isEmpty()) {
            ObjectNode alternates = node.putObject("alternate");
            for (int i = 0; i < asset.alternates().size(); i++) {
                alternates.putObject("mirror-" + (i + 1)).put("href", StoredHref.of(asset.alternates().get(i)));
            }
        }
        if (asset.availability() != Availability.UNKNOWN) {
            node.put("perigee:availability", asset.availability().name().toLowerCase(Locale.ROOT));
        }
        putUnlessEmpty(node, "perigee:realm", asset.realm());
        putUnlessEmpty(node, "perigee:file_name", asset.fileName());
        return node;
    }

    private static void putUnlessEmpty(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    /// STAC has room for one checksum, in an algorithm that multihash knows; all of them are named where that is not enough.
    private static void writeChecksums(ObjectNode node, List<Checksum> checksums) {
        Optional<String> multihash = checksums.stream().map(AssetJson::multihash).flatMap(Optional::stream).findFirst();
        multihash.ifPresent(text -> node.put("file:checksum", text));
        if (checksums.size() > 1 || checksums.size() == 1 && multihash.isEmpty()) {
            ArrayNode all = node.putArray("perigee:checksums");
            checksums.forEach(checksum -> all.add(checksum.algorithm() + ":" + checksum.hex()));
        }
    }

    private static Optional<String> multihash(Checksum checksum) {
        return Multihash.encode(new PublishedDigest(checksum.algorithm(), checksum.hex()));
    }

    /// Reads any STAC asset.
    ///
    /// @param base what a relative address is relative to; null where that is unknown
    /// @throws IllegalArgumentException where it has no address that a download could use; the message says what it has
    public static Asset read(String key, JsonNode node, URI base) {
        return Asset.builder(key, href(node.path("href").asText(), base)).title(node.path("title").asText())
                .mediaType(node.path("type").asText()).roles(roles(node.path("roles"))).size(node.path("file:size").asLong())
                .checksums(checksums(node)).availability(availability(node.path("perigee:availability").asText()))
                .realm(node.path("perigee:realm").asText()).alternates(alternates(node.path("alternate"), base))
                .fileName(node.path("perigee:file_name").asText()).build();
    }

    static URI href(String text, URI base) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("no address");
        }
        URI href = URI.create(text.strip());
        if (!href.isAbsolute() && base != null) {
            href = base.resolve(href);
        }
        if (!href.isAbsolute() || !SCHEMES.contains(href.getScheme().toLowerCase(Locale.ROOT)) || href.getRawAuthority() == null) {
            throw new IllegalArgumentException("not an http, https or s3 address: " + text);
        }
        return href;
    }

    private static Set<String> roles(JsonNode roles) {
        Set<String> read = new LinkedHashSet<>();
        roles.forEach(role -> read.add(role.asText().toLowerCase(Locale.ROOT)));
        return read;
    }

    private static List<Checksum> checksums(JsonNode node) {
        List<Checksum> all = new ArrayList<>();
        for (JsonNode entry : node.path("perigee:checksums")) {
            String text = entry.asText();
            int colon = text.indexOf(':');
            if (colon > 0) {
                all.add(new Checksum(text.substring(0, colon), text.substring(colon + 1)));
            }
        }
        return all.isEmpty() ? Multihash.decode(node.path("file:checksum").asText()).map(Checksum::of).map(List::of).orElse(List.of()) : all;
    }

    private static Availability availability(String text) {
        for (Availability value : Availability.values()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        return Availability.UNKNOWN;
    }

    private static List<URI> alternates(JsonNode alternate, URI base) {
        return alternate.valueStream().map(entry -> alternate(entry, base)).filter(Objects::nonNull).toList();
    }

    private static URI alternate(JsonNode entry, URI base) {
        try {
            return href(entry.path("href").asText(), base);
        } catch (IllegalArgumentException e) {
            // One way less to the same bytes; the asset itself stands.
            return null;
        }
    }
}
