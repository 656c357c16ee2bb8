package org.perigee.download.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.download.FailureKind;
import org.perigee.download.Source;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferState;
import org.perigee.download.metalink.MetalinkUrl;

/// Chooses the source for the next connection, and says why there is none.
final class MirrorSelector {

    /// A source this much slower than the best one gets no further connection while the best has room.
    private static final double TOO_SLOW = 3;

    private static final int MOST_GUESTS = 8;

    private final List<Mirror> mirrors;

    MirrorSelector(List<Source> sources) {
        this(sources.stream().map(Mirror::new).toList(), List.of());
    }

    private MirrorSelector(List<Mirror> some, List<Mirror> others) {
        mirrors = new CopyOnWriteArrayList<>(Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparingInt(mirror -> mirror.source().priority())).toList());
    }

    /// A selector for these sources that remembers what was learned of those that stay.
    MirrorSelector with(List<Source> sources) {
        List<Mirror> kept = mirrors.stream().filter(mirror -> mirror.isGuest() || sources.contains(mirror.source())).toList();
        List<Source> known = kept.stream().map(Mirror::source).toList();
        return new MirrorSelector(kept, sources.stream().filter(source -> !known.contains(source)).map(Mirror::new).toList());
    }

    /// Takes in mirrors that a server named, behind the source that named them.
    void invite(List<MetalinkUrl> named, Mirror by) {
        for (MetalinkUrl url : named) {
            Source source = new Source(url.uri(), Math.min(MetalinkUrl.LAST, by.source().priority() + 1), "", url.uri().getHost());
            Mirror guest = new Mirror(source, true);
            boolean known = mirrors.stream().anyMatch(mirror -> mirror.address().equals(guest.address()));
            if (!known && mirrors.stream().filter(Mirror::isGuest).count() < MOST_GUESTS) {
                mirrors.add(guest);
            }
        }
    }

    List<Mirror> all() {
        return mirrors;
    }

    List<Mirror> usable() {
        return mirrors.stream().filter(Mirror::isUsable).toList();
    }

    boolean isOnly(Mirror mirror) {
        return usable().stream().allMatch(other -> other == mirror);
    }

    /// Whether a source is left that has not been found unable to deliver parts.
    boolean someoneHasRanges() {
        return usable().stream().anyMatch(mirror -> mirror.ranges() != Mirror.Ranges.NO);
    }

    /// @param first whether the transfer has no connection: then a source without ranges will do
    /// @param partly whether some of the file is there: a source without ranges would make it worthless
    /// @param room  whether the host has room for one more connection
    Optional<Mirror> choose(Instant now, boolean first, boolean partly, Predicate<Mirror> room) {
        boolean rangesOnly = partly && someoneHasRanges();
        List<Mirror> ready = usable().stream().filter(mirror -> !now.isBefore(mirror.notBefore()))
                .filter(mirror -> first || canJoin(mirror)).filter(mirror -> !rangesOnly || mirror.ranges() != Mirror.Ranges.NO).toList();
        double best = ready.stream().mapToDouble(mirror -> mirror.speed().bytesPerSecond()).max().orElse(0);
        return ready.stream().sorted(Comparator
                        .comparing((Mirror mirror) -> mirror.ranges() == Mirror.Ranges.NO)
                        .thenComparing(mirror -> isSlow(mirror, best))
                        .thenComparing(mirror -> mirror.failures() > 0)
                        .thenComparing(Mirror::active)
                        .thenComparing(mirror -> mirror.source().priority()))
                .filter(room).findFirst();
    }

    /// A source that has proved nothing yet gets one connection to do so.
    private static boolean canJoin(Mirror mirror) {
        if (mirror.isGuest() && mirror.active() > 0) {
            // At most one request at a time to each (RFC 6249, section 6).
            return false;
        }
        boolean tested = mirror.isProven() && mirror.ranges() == Mirror.Ranges.YES;
        boolean trying = mirror.ranges() == Mirror.Ranges.UNKNOWN && mirror.active() <= (mirror.isProven() ? 1 : 0);
        return tested || trying;
    }

    private static boolean isSlow(Mirror mirror, double best) {
        double speed = mirror.speed().bytesPerSecond();
        return mirror.isProven() && speed > 0 && speed * TOO_SLOW < best;
    }

    /// When the next source can be tried again.
    Optional<Instant> nextTry(HostBudget hosts) {
        return usable().stream().map(mirror -> later(mirror.notBefore(), hosts.openFrom(mirror.host()))).min(Comparator.naturalOrder());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /// What becomes of the transfer when no source is left.
    Outcome exhausted() {
        Optional<Mirror> signIn = withReaction(Reaction.SIGN_IN);
        if (signIn.isPresent()) {
            return new Outcome.Waits(TransferState.WAITING_FOR_SIGN_IN, new TransferProblem(FailureKind.AUTHENTICATION, reasons(), null));
        }
        FailureKind kind = mirrors.stream().map(Mirror::last).filter(last -> last != null).map(FetchFailure::kind).findFirst()
                .orElse(FailureKind.NETWORK);
        return new Outcome.Failed(new TransferProblem(kind, reasons(), null));
    }

    private Optional<Mirror> withReaction(Reaction reaction) {
        return mirrors.stream().filter(mirror -> mirror.last() != null && mirror.last().reaction() == reaction).findFirst();
    }

    private String reasons() {
        List<Mirror> told = mirrors.stream().filter(mirror -> mirror.last() != null).toList();
        return told.size() == 1 ? told.getFirst().last().getMessage()
                : told.stream().map(mirror -> mirror.label() + ": " + mirror.last().getMessage()).distinct().collect(Collectors.joining("; "));
    }

    /// The file is fetched anew: who delivered what does not matter any more.
    void forgetDeliveries() {
        mirrors.forEach(Mirror::forgetDelivered);
    }
}
