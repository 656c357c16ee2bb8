package org.perigee.app.core;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.s3.S3Address;
import org.perigee.access.s3.S3Client;
import org.perigee.access.s3.S3Endpoint;
import org.perigee.catalog.provider.StoreEntry;
import org.perigee.download.Source;

/// Where objects with `s3` addresses really are. Blocking, thread-safe.
public final class Stores {

    private final Accounts accounts;
    private final S3Client client;
    private volatile List<StoreEntry> stores;
    private final Map<String, String> regions = new ConcurrentHashMap<>();
    private volatile boolean payAccepted;

    Stores(List<StoreEntry> stores, HttpAccess access, Accounts accounts) {
        this.stores = List.copyOf(stores);
        this.accounts = accounts;
        this.client = new S3Client(access);
    }

    /// An object or a prefix in its store.
    ///
    /// @param store         who has it
    /// @param endpoint      where it is asked for
    /// @param realm         whose keys sign; empty where nobody's do
    /// @param requesterPays whether fetching it costs the user
    public record Place(StoreEntry store, S3Endpoint endpoint, S3Address address, String realm, boolean requesterPays) {

        /// The object as something to fetch.
        ///
        /// @throws IllegalArgumentException where no URL can hold its key
        public Source source(int priority) {
            return new Source(endpoint.object(address).uri(), priority, realm, store.title());
        }

        /// The same store's other object.
        Place at(String key) {
            return new Place(store, endpoint, new S3Address(address.bucket(), key), realm, requesterPays);
        }
    }

    /// How a store is asked.
    static S3Endpoint endpoint(StoreEntry store) {
        return new S3Endpoint(store.endpoint(), S3Endpoint.Style.valueOf(store.style().name()), store.region());
    }

    /// Looks for all buckets in one store from now on.
    void useOnly(StoreEntry store) {
        stores = List.of(store);
    }

    S3Client client() {
        return client;
    }

    /// Lets buckets be read whose readers pay. Only after the user has said so.
    public void acceptToPay() {
        payAccepted = true;
        stores.stream().map(StoreEntry::realm).forEach(accounts::acceptToPay);
    }

    public boolean isPayAccepted() {
        return payAccepted;
    }

    /// Where an address leads; empty where it is no `s3` address or no store has the bucket. May ask a store for the region of a bucket
    /// that nobody named before.
    ///
    /// @throws AccessException where the store cannot be reached
    public Optional<Place> find(URI uri, CallScope scope) throws AccessException {
        if (!"s3".equalsIgnoreCase(uri.getScheme())) {
            return Optional.empty();
        }
        // Keys of catalogues are encoded where they would be no URI otherwise.
        String path = uri.getPath() == null ? "" : uri.getPath();
        Optional<S3Address> address = S3Address.parse("s3://" + uri.getRawAuthority() + path);
        return address.isPresent() ? find(address.get(), scope) : Optional.empty();
    }

    /// As [#find(URI, CallScope)].
    public Optional<Place> find(S3Address address, CallScope scope) throws AccessException {
        for (StoreEntry store : stores) {
            StoreEntry.Bucket bucket = store.buckets().get(address.bucket());
            if (bucket != null) {
                String region = bucket.region().isEmpty() ? store.region() : bucket.region();
                return Optional.of(new Place(store, endpoint(store).in(region), address, bucket.anonymous() ? "" : store.realm(), bucket.requesterPays()));
            }
        }
        Optional<StoreEntry> other = stores.stream().filter(StoreEntry::others).findFirst();
        return other.isPresent() ? Optional.of(unnamed(other.get(), address, scope)) : Optional.empty();
    }

    /// Whether the bucket is open to everybody shows when it is asked; keys are used where there are some.
    private Place unnamed(StoreEntry store, S3Address address, CallScope scope) throws AccessException {
        S3Endpoint endpoint = endpoint(store);
        if (endpoint.hasRegions()) {
            String known = regions.get(address.bucket());
            String region = known != null ? known : client.region(endpoint, address.bucket(), scope).orElse(store.region());
            regions.put(address.bucket(), region);
            endpoint = endpoint.in(region);
        }
        return new Place(store, endpoint, address, accounts.isSignedIn(store.realm()) ? store.realm() : "", false);
    }

    /// Whether an object can be fetched without asking anybody anything.
    boolean isReadyFor(Place place) {
        return (place.realm().isEmpty() || accounts.isSignedIn(place.realm())) && (!place.requesterPays() || payAccepted);
    }
}
