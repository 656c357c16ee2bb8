package org.perigee.catalog.model;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/// One file of an Item and where it can be had (STAC 1.1, Asset Object).
///
/// @param key          the asset's key in the Item, such as `product`, `thumbnail`, `B04_10m`
/// @param href         absolute address (http, https or s3); never holds a token
/// @param title        for people; may be empty
/// @param mediaType    may be empty
/// @param roles        STAC roles in lower case: `data`, `thumbnail`, `overview`, `metadata`, `archive`…
/// @param size         bytes as announced; servers err, so never a hard limit
/// @param checksums    of the file at `href`; may be empty
/// @param availability whether it can be fetched at once
/// @param realm        id of the realm to sign in with for `href`; empty where none is needed
/// @param alternates   other addresses of the same bytes (alternate-assets extension)
/// @param fileName     the name the file should get; may be empty; not trusted
public record Asset(String key, URI href, String title, String mediaType, Set<String> roles, OptionalLong size, List<Checksum> checksums,
        Availability availability, String realm, List<URI> alternates, String fileName) {

    public Asset {
        Objects.requireNonNull(key);
        Objects.requireNonNull(href);
        Objects.requireNonNull(title);
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(size);
        Objects.requireNonNull(availability);
        Objects.requireNonNull(realm);
        Objects.requireNonNull(fileName);
        roles = Set.copyOf(roles);
        checksums = List.copyOf(checksums);
        alternates = List.copyOf(alternates);
    }

    /// The role of the one file that holds the whole product.
    public static final String PRODUCT_ROLE = "archive";
    /// The role of a small picture.
    public static final String THUMBNAIL_ROLE = "thumbnail";
    /// The role of a larger picture.
    public static final String OVERVIEW_ROLE = "overview";

    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /// Starts an asset with nothing but a key and an address.
    public static Builder builder(String key, URI href) {
        return new Builder(key, href);
    }

    /// Collects the parts of an asset; what is not said is unknown or empty. Not thread-safe.
    public static final class Builder {

        private final String key;
        private final URI href;
        private String title = "";
        private String mediaType = "";
        private Set<String> roles = Set.of();
        private OptionalLong size = OptionalLong.empty();
        private List<Checksum> checksums = List.of();
        private Availability availability = Availability.UNKNOWN;
        private String realm = "";
        private List<URI> alternates = List.of();
        private String fileName = "";

        private Builder(String key, URI href) {
            this.key = key;
            this.href = href;
        }

        public Builder title(String value) {
            title = value;
            return this;
        }

        public Builder mediaType(String value) {
            mediaType = value;
            return this;
        }

        public Builder roles(String... values) {
            roles = Set.of(values);
            return this;
        }

        public Builder roles(Set<String> values) {
            roles = values;
            return this;
        }

        /// Bytes; zero or less means unknown, as servers use it.
        public Builder size(long bytes) {
            size = bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
            return this;
        }

        public Builder checksums(List<Checksum> values) {
            checksums = values;
            return this;
        }

        public Builder availability(Availability value) {
            availability = value;
            return this;
        }

        public Builder realm(String value) {
            realm = value;
            return this;
        }

        public Builder alternates(List<URI> values) {
            alternates = values;
            return this;
        }

        public Builder fileName(String value) {
            fileName = value;
            return this;
        }

        public Asset build() {
            return new Asset(key, href, title, mediaType, roles, size, checksums, availability, realm, alternates, fileName);
        }
    }
}
