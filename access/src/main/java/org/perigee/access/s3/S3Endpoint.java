package org.perigee.access.s3;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Where a store is and how its buckets are named in addresses. Immutable.
///
/// @param address https address without a path, such as `https://eodata.dataspace.copernicus.eu`; `{region}` in it stands for the region
/// @param style   where the bucket goes
/// @param region  part of what is signed: `us-east-1`, `default`
public record S3Endpoint(String address, Style style, String region) {

    private static final String REGION = "{region}";
    private static final Pattern IN_HOST = Pattern.compile("(?:^|\\.)s3[.-]([a-z]{2,}-[a-z-]+-\\d)\\.");

    /// Where the bucket goes.
    public enum Style {
        /// In front of the path.
        PATH,
        /// In front of the host; those with a dot go into the path all the same, since certificates do not cover them.
        VIRTUAL
    }

    public S3Endpoint {
        Objects.requireNonNull(style);
        Objects.requireNonNull(region);
        base(address, region);
    }

    private static HttpUrl base(String address, String region) {
        return HttpUrl.get(address.replace(REGION, region));
    }

    /// The same store's place in another region.
    public S3Endpoint in(String other) {
        return new S3Endpoint(address, style, other);
    }

    /// Whether it has places in several regions.
    public boolean hasRegions() {
        return address.contains(REGION);
    }

    /// A bucket itself.
    public HttpUrl bucket(String bucket) {
        return object(new S3Address(bucket, ""));
    }

    /// An object, at an address that needs no more encoding.
    ///
    /// @throws IllegalArgumentException where its key cannot stand in a URL
    public HttpUrl object(S3Address object) {
        if (!object.isReachable()) {
            throw new IllegalArgumentException("No URL can hold the key of " + object);
        }
        HttpUrl base = base(address, region);
        boolean inHost = style == Style.VIRTUAL && object.bucket().indexOf('.') < 0;
        String key = UriEncoding.encodePath(object.key());
        HttpUrl.Builder url = base.newBuilder();
        return inHost ? url.host(object.bucket() + "." + base.host()).encodedPath("/" + key).build()
                : url.encodedPath("/" + UriEncoding.encode(object.bucket()) + "/" + key).build();
    }

    /// The region that a request to a URL is signed for: the one its host names, else the endpoint's own.
    public String regionOf(HttpUrl url) {
        Matcher matcher = IN_HOST.matcher(url.host());
        return hasRegions() && matcher.find() ? matcher.group(1) : region;
    }
}
