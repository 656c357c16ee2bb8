package org.perigee.access.s3;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.perigee.access.Credentials;
import org.perigee.access.Realm;

/// Signs each request to a store just before it is sent, so that a range, a retry and each hop of a redirect has a signature of its
/// own. Addresses that carry a signature already are left alone: two are refused. Thread-safe.
public final class S3Credentials implements Credentials {

    private final Realm realm;
    private final Predicate<HttpUrl> hosts;
    private final Supplier<Optional<S3Keys>> keys;
    private final S3Endpoint endpoint;
    private final Clock clock;
    private volatile boolean requesterPays;

    /// @param hosts where signed requests may go
    /// @param keys  asked at each request; may block
    public S3Credentials(Realm realm, Predicate<HttpUrl> hosts, Supplier<Optional<S3Keys>> keys, S3Endpoint endpoint, Clock clock) {
        this.realm = realm;
        this.hosts = hosts;
        this.keys = keys;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /// Tells the store from now on that whoever fetches pays where a bucket's owner does not. Only with the user's consent.
    public void acceptToPay() {
        requesterPays = true;
    }

    @Override
    public Realm realm() {
        return realm;
    }

    @Override
    public boolean covers(HttpUrl url) {
        return hosts.test(url) && url.queryParameter("X-Amz-Signature") == null && url.queryParameter("Signature") == null;
    }

    @Override
    public Request authorize(Request request) {
        return keys.get().map(known -> sign(request, known)).orElse(request);
    }

    private Request sign(Request request, S3Keys known) {
        Request ready = requesterPays ? request.newBuilder().header("x-amz-request-payer", "requester").build() : request;
        return new SigV4Signer(known, endpoint.regionOf(request.url())).sign(ready, clock.instant());
    }

    /// Keys do not change by asking again.
    @Override
    public Optional<Request> renew(Request rejected) {
        return Optional.empty();
    }
}
