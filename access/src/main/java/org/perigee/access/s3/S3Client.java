package org.perigee.access.s3;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;

/// Asks a store what it holds. Objects themselves are fetched like any file, from [S3Endpoint#object(S3Address)]. Blocking,
/// thread-safe.
public final class S3Client {

    private static final int PAGE = 1000;

    private final HttpAccess access;

    public S3Client(HttpAccess access) {
        this.access = access;
    }

    /// Hands on all objects whose keys begin with a prefix (ListObjectsV2), page by page, in the store's order.
    ///
    /// @param realm whose keys sign; empty for nobody's
    /// @param taker says whether it wants more
    /// @throws AccessException of any kind; PROTOCOL where the answer is no listing, or where pages go in circles
    public void list(S3Endpoint endpoint, S3Address prefix, String realm, Predicate<S3Object> taker, CallScope scope) throws AccessException {
        Set<String> tokens = new HashSet<>();
        String token = "";
        do {
            HttpUrl url = page(endpoint, prefix, token);
            ListingReader.Listing listing = access.read(request(url, realm).build(), scope, response -> read(response, url));
            for (S3Object object : listing.objects()) {
                if (!taker.test(object)) {
                    return;
                }
            }
            token = listing.next();
            if (!token.isEmpty() && !tokens.add(token)) {
                throw AccessException.of(FailureKind.PROTOCOL, url.toString(), "The listing goes in circles", null);
            }
        } while (!token.isEmpty());
    }

    private static ListingReader.Listing read(Response response, HttpUrl url) throws IOException {
        try {
            return ListingReader.read(response.body().byteStream());
        } catch (AccessException e) {
            throw e;
        } catch (IOException e) {
            throw AccessException.of(FailureKind.PROTOCOL, url.toString(), e.getMessage(), e);
        }
    }

    /// Parameters are encoded here, since a plus must not become a blank on the way.
    private static HttpUrl page(S3Endpoint endpoint, S3Address prefix, String token) {
        String query = (token.isEmpty() ? "" : "continuation-token=" + UriEncoding.encode(token) + "&") + "encoding-type=url&list-type=2&max-keys=" + PAGE
                + "&prefix=" + UriEncoding.encode(prefix.key());
        return endpoint.bucket(prefix.bucket()).newBuilder().encodedQuery(query).build();
    }

    /// Size and checksums of an object.
    ///
    /// @throws AccessException of any kind
    public S3Facts facts(S3Endpoint endpoint, S3Address object, String realm, CallScope scope) throws AccessException {
        Request request = request(endpoint.object(object), realm).head().header("x-amz-checksum-mode", "ENABLED").build();
        return access.read(request, scope, response -> S3Facts.of(response.headers()));
    }

    /// The region that a bucket lives in; empty where the store does not say. Asked without signing.
    public Optional<String> region(S3Endpoint endpoint, String bucket, CallScope scope) throws AccessException {
        Request request = new Request.Builder().url(endpoint.bucket(bucket)).head().build();
        try (Response response = access.send(request, scope)) {
            return Optional.ofNullable(response.header("x-amz-bucket-region")).filter(region -> region.matches("[a-z0-9-]{2,40}"));
        }
    }

    private static Request.Builder request(HttpUrl url, String realm) {
        Request.Builder builder = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        return realm.isEmpty() ? builder : builder.tag(Realm.class, new Realm(realm));
    }
}
