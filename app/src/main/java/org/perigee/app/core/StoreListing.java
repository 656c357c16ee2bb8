package org.perigee.app.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.s3.S3Facts;
import org.perigee.access.s3.S3Object;
import org.perigee.download.Digest;
import org.perigee.download.SafeName;
import org.perigee.download.TransferRequest;

/// Turns an object of a store, or all objects below a prefix, into files to fetch. Blocking; used by one thread.
public final class StoreListing {

    /// More objects in one batch would be a mistake more often than a wish.
    private static final int MOST = 1_000_000;
    /// The heads of so many objects are asked for their checksums; of more only the sizes are known, which the listing tells.
    private static final int MOST_HEADS = 500;
    private static final int HEADS_AT_ONCE = 4;

    private final Stores stores;
    private final CallScope scope;

    public StoreListing(Stores stores, CallScope scope) {
        this.stores = stores;
        this.scope = scope;
    }

    /// One object as it is to be fetched.
    ///
    /// @param name relative, made safe
    private record Found(Stores.Place place, String name, OptionalLong size) {
    }

    /// Files for an address. Those of a prefix lie in a folder called like the last part of it; markers of folders are no files.
    ///
    /// @param wanted tells by the path, which begins with that folder; not asked for a single object
    /// @param batch  what is asked for together, by id
    /// @throws AccessException where the store cannot be asked, or has more objects than can be meant
    public List<TransferRequest> requests(Stores.Place place, Predicate<String> wanted, Path folder, String batch) throws AccessException {
        List<Found> found = place.address().isPrefix() ? below(place, wanted)
                : List.of(new Found(place, SafeName.clean(last(place.address().key())), OptionalLong.empty()));
        List<S3Facts> facts = found.size() <= MOST_HEADS ? heads(found) : List.of();
        List<TransferRequest> requests = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            S3Facts known = facts.isEmpty() ? new S3Facts(OptionalLong.empty(), Map.of()) : facts.get(i);
            OptionalLong size = one.size().isPresent() ? one.size() : known.size();
            List<Digest> digests = known.checksums().entrySet().stream().map(sum -> new Digest(sum.getKey(), sum.getValue())).toList();
            requests.add(new TransferRequest(folder, one.name(), List.of(one.place().source(1)), size, size.isPresent(), digests, null, batch, one.name(),
                    place.address().toString()));
        }
        return requests;
    }

    private List<Found> below(Stores.Place place, Predicate<String> wanted) throws AccessException {
        String prefix = place.address().key();
        String root = prefix.isEmpty() ? place.address().bucket() : last(prefix.substring(0, prefix.length() - 1));
        List<Found> found = new ArrayList<>();
        List<String> unreachable = new ArrayList<>();
        stores.client().list(place.endpoint(), place.address(), place.realm(), object -> {
            String path = root + "/" + object.key().substring(Math.min(prefix.length(), object.key().length()));
            Stores.Place here = place.at(object.key());
            if (!object.key().endsWith("/") && wanted.test(path)) {
                if (here.address().isReachable()) {
                    found.add(new Found(here, safe(path), size(object)));
                } else {
                    unreachable.add(object.key());
                }
            }
            return found.size() <= MOST;
        }, scope);
        if (found.size() > MOST || !unreachable.isEmpty()) {
            String what = unreachable.isEmpty() ? "More than " + MOST + " objects lie below it: name a longer prefix"
                    : "No URL can hold the key " + unreachable.getFirst();
            throw AccessException.of(org.perigee.access.FailureKind.BAD_REQUEST, place.address().toString(), what, null);
        }
        return found;
    }

    private static OptionalLong size(S3Object object) {
        return OptionalLong.of(object.size());
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static String safe(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).map(SafeName::clean).collect(Collectors.joining("/"));
    }

    /// What the heads say, in order. One that cannot be asked says nothing here; fetching it will tell what is wrong.
    private List<S3Facts> heads(List<Found> found) {
        Semaphore places = new Semaphore(HEADS_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<S3Facts>> answers = found.stream().map(one -> threads.submit(head(one, places))).toList();
            List<S3Facts> facts = new ArrayList<>();
            for (Future<S3Facts> answer : answers) {
                facts.add(await(answer));
            }
            return facts;
        }
    }

    private Callable<S3Facts> head(Found one, Semaphore places) {
        return () -> {
            places.acquire();
            try {
                return stores.client().facts(one.place().endpoint(), one.place().address(), one.place().realm(), scope);
            } finally {
                places.release();
            }
        };
    }

    private static S3Facts await(Future<S3Facts> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return new S3Facts(OptionalLong.empty(), Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new S3Facts(OptionalLong.empty(), Map.of());
        }
    }
}
