package org.perigee.download.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.perigee.access.PublicAddress;
import org.perigee.download.Source;
import org.perigee.download.TransferId;
import org.perigee.download.TransferRequest;

/// All transfers of a queue in order, by id, by what they fetch and by the file they become. Thread-safe.
final class TransferIndex {

    /// Between two neighbours of the queue, so that others can be put there without moving all behind them.
    static final long STEP = 1 << 20;

    private final Map<TransferId, Transfer> byId = new HashMap<>();
    private final Map<String, List<Transfer>> byName = new HashMap<>();
    private final Map<String, TransferId> files = new ConcurrentHashMap<>();
    private final Map<TransferId, Set<String>> claims = new ConcurrentHashMap<>();
    private List<Transfer> inOrder = List.of();
    private boolean ordered = true;
    private long last;

    synchronized void add(Transfer transfer) {
        byId.put(transfer.id(), transfer);
        last = Math.max(last, transfer.standing().order());
        ordered = false;
        byName.computeIfAbsent(key(transfer.request()), unused -> new ArrayList<>()).add(transfer);
        if (transfer.target() != null && !transfer.state().isFinal()) {
            claim(key(transfer.target()), transfer.id());
        }
    }

    synchronized void remove(Transfer transfer) {
        byId.remove(transfer.id());
        ordered = false;
        List<Transfer> same = byName.get(key(transfer.request()));
        if (same != null) {
            same.remove(transfer);
        }
        freeFiles(transfer);
    }

    /// In queue order.
    synchronized List<Transfer> all() {
        if (!ordered) {
            inOrder = byId.values().stream().sorted(Standing.ORDER).toList();
            ordered = true;
        }
        return inOrder;
    }

    /// The order of one more transfer at the end of the queue.
    synchronized long nextOrder() {
        last += STEP;
        return last;
    }

    /// Puts transfers elsewhere in the queue.
    ///
    /// @param before null, or one of those moved, for the end
    /// @return those whose order is another one now
    synchronized List<Transfer> move(List<Transfer> moved, Transfer before) {
        List<Transfer> others = new ArrayList<>(all());
        others.removeAll(new HashSet<>(moved));
        int at = before == null ? -1 : others.indexOf(before);
        ordered = false;
        if (at < 0) {
            moved.forEach(transfer -> transfer.standing().order(nextOrder()));
            return moved;
        }
        long low = at == 0 ? others.getFirst().standing().order() - (moved.size() + 1) * STEP : others.get(at - 1).standing().order();
        long step = (others.get(at).standing().order() - low) / (moved.size() + 1);
        if (step > 0) {
            for (int i = 0; i < moved.size(); i++) {
                moved.get(i).standing().order(low + (i + 1) * step);
            }
            return moved;
        }
        others.addAll(at, moved);
        last = 0;
        others.forEach(transfer -> transfer.standing().order(nextOrder()));
        return others;
    }

    synchronized Optional<Transfer> find(TransferId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The transfer that fetches the same file to the same place. The same name alone is not enough: two products may have files of
    /// one name, and then both are wanted.
    synchronized Optional<Transfer> findSame(TransferRequest request) {
        return byName.getOrDefault(key(request), List.of()).stream()
                .filter(other -> other.request().name().equals(request.name()) && isSame(other.request(), request)).findFirst();
    }

    private static boolean isSame(TransferRequest a, TransferRequest b) {
        boolean address = a.sources().stream().anyMatch(one -> b.sources().stream().anyMatch(two -> address(one).equals(address(two))));
        return address || a.digests().stream().anyMatch(b.digests()::contains);
    }

    private static String address(Source source) {
        return PublicAddress.of(source.uri()).toString();
    }

    /// Whether the file of a success is still there.
    static boolean isStillThere(Transfer transfer) {
        return transfer.state().isSuccess() && transfer.target() != null && Files.isRegularFile(transfer.target());
    }

    /// Tells for one transfer whether a path belongs to another, and claims it where it does not. Paths that differ in case only
    /// count as one, as they are on many systems.
    Predicate<Path> takenFor(Transfer transfer) {
        return path -> {
            TransferId owner = claim(key(path), transfer.id());
            return owner != null && !owner.equals(transfer.id());
        };
    }

    private TransferId claim(String file, TransferId who) {
        TransferId owner = files.putIfAbsent(file, who);
        if (owner == null) {
            claims.computeIfAbsent(who, unused -> ConcurrentHashMap.newKeySet()).add(file);
        }
        return owner;
    }

    void freeFiles(Transfer transfer) {
        Set<String> own = claims.remove(transfer.id());
        if (own != null) {
            own.forEach(file -> files.remove(file, transfer.id()));
        }
    }

    private static String key(TransferRequest request) {
        return key(request.folder()) + "/" + request.name().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String key(Path path) {
        return path.toAbsolutePath().normalize().toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
