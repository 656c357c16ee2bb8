package org.perigee.app.core;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.Realm;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.download.Source;
import org.perigee.download.SourceRefresher;
import org.perigee.download.TransferRequest;
import org.perigee.download.metalink.MetalinkException;
import org.perigee.download.metalink.MetalinkReader;

/// Gets fresh addresses where a request came from: it reads a Metalink again, or asks the provider for the Item again. Thread-safe.
final class OriginRefresher implements SourceRefresher {

    private static final int LARGEST = 64_000_000;
    private static final int MOST_ITEMS = 20;

    private final PerigeeCore core;

    OriginRefresher(PerigeeCore core) {
        this.core = core;
    }

    @Override
    public List<Source> refresh(TransferRequest request, CallScope scope) throws IOException {
        return request.origin().matches("(?i)https?://.+") ? fromMetalink(request, scope) : fromProvider(request, scope);
    }

    private List<Source> fromMetalink(TransferRequest request, CallScope scope) throws IOException {
        URI origin = URI.create(request.origin());
        Request.Builder ask = new Request.Builder().url(request.origin());
        String realm = core.registry().realmOf(origin);
        if (!realm.isEmpty()) {
            ask.tag(Realm.class, new Realm(realm));
        }
        byte[] content = core.access().read(ask.build(), scope, response -> response.body().byteStream().readNBytes(LARGEST));
        try {
            return MetalinkReader.read(new java.io.ByteArrayInputStream(content), origin).requests(request.folder(), core.registry()::realmOf).stream()
                    .filter(fresh -> isSame(fresh, request)).findFirst().map(TransferRequest::sources).orElse(List.of());
        } catch (MetalinkException e) {
            // What is there now is no list of files any more.
            return List.of();
        }
    }

    /// The list may have changed: a file of the same name with another promise is another file.
    private static boolean isSame(TransferRequest fresh, TransferRequest request) {
        boolean otherSize = fresh.sizeExact() && request.sizeExact() && !fresh.size().equals(request.size());
        boolean otherDigest = fresh.digests().stream().anyMatch(digest -> request.digests().stream()
                .anyMatch(known -> known.algorithm().equals(digest.algorithm()) && !known.equals(digest)));
        return fresh.name().equals(request.name()) && !otherSize && !otherDigest;
    }

    private List<Source> fromProvider(TransferRequest request, CallScope scope) throws IOException {
        Optional<Provider> provider = core.registry().provider(request.origin().split("/", 2)[0]);
        if (provider.isEmpty()) {
            return List.of();
        }
        List<Item> found = new ArrayList<>();
        String title = request.label().split(" · ", 2)[0];
        SearchQuery query = SearchQuery.builder().name(title).limit(MOST_ITEMS).build();
        Cancellation cancellation = new Cancellation();
        if (scope.isCancelled()) {
            cancellation.cancel();
        }
        try {
            core.connector(provider.get()).search(query, page -> {
                page.items().stream().filter(item -> item.ref().toString().equals(request.origin())).forEach(found::add);
                return found.isEmpty() && !scope.isCancelled();
            }, cancellation);
        } catch (CatalogException e) {
            throw failure(e);
        }
        return found.isEmpty() ? List.of() : sources(found.getFirst(), request);
    }

    private List<Source> sources(Item item, TransferRequest request) {
        Path folder = request.folder();
        return core.downloadPlan().plan(List.of(new Acquisition(request.origin(), List.of(item))), folder, request.batch()).requests().stream()
                .filter(fresh -> fresh.label().equals(request.label())).findFirst().map(TransferRequest::sources).orElse(List.of());
    }

    private static IOException failure(CatalogException e) {
        boolean signIn = e.kind().name().equals(FailureKind.AUTHENTICATION.name());
        return signIn ? AccessException.of(FailureKind.AUTHENTICATION, "", e.getMessage(), e) : new IOException(e.getMessage(), e);
    }
}
