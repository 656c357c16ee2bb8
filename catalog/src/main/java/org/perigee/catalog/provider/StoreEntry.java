package org.perigee.catalog.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// An S3 object store, as data: where objects are whose address is `s3://bucket/key`.
///
/// @param id       short and stable
/// @param title    for people
/// @param endpoint its address without a path; `{region}` in it stands for the bucket's region
/// @param style    where buckets go in addresses
/// @param region   what requests are signed for, unless the bucket or the address says otherwise
/// @param realm    id of the realm whose keys sign; empty where everybody may read
/// @param buckets  those that are known, by name
/// @param others   whether buckets that no store names are looked for here
public record StoreEntry(String id, String title, String endpoint, Style style, String region, String realm, Map<String, Bucket> buckets,
        boolean others) {

    /// Where buckets go in addresses.
    public enum Style {
        /// In front of the path.
        PATH,
        /// In front of the host.
        VIRTUAL
    }

    /// A bucket.
    ///
    /// @param region        where it is; empty for the store's own
    /// @param anonymous     whether everybody may read it, without keys
    /// @param requesterPays whether those who read it pay for that
    public record Bucket(String region, boolean anonymous, boolean requesterPays) {

        public Bucket {
            Objects.requireNonNull(region);
        }
    }

    public StoreEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(style);
        Objects.requireNonNull(region);
        Objects.requireNonNull(realm);
        buckets = Collections.unmodifiableMap(new LinkedHashMap<>(buckets));
    }
}
