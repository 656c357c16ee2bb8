package org.perigee.download.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.download.FailureKind;
import org.perigee.download.Source;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferState;
import org.perigee.download.metalink.MetalinkUrl;

/// Chooses the source for the next connection, and says why there is none.
final class MirrorSelector {

    /// Sources whose speeds differ by less than this count as equally fast.
    private static final double STEP = 1.5;

    /// A source this much slower than the fastest one is left, where the fastest has room.
    static final double MUCH_SLOWER = 3;

    private static final int MOST_GUESTS = 8;

    private final List<Mirror> mirrors;
    private final String preferred;

    MirrorSelector(List<Source> sources) {
        this(sources, "");
    }

    /// @param preferred the address, without secrets, of the source that a person put before all others; empty for none
    MirrorSelector(List<Source> sources, String preferred) {
        this(sources.stream().map(Mirror::new).toList(), List.of(), preferred);
    }

    private MirrorSelector(List<Mirror> some, List<Mirror> others, String preferred) {
        this.preferred = preferred;
        mirrors = new CopyOnWriteArrayList<>(Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparingInt(mirror -> mirror.source().priority())).toList());
    }

    /// A selector for these sources that remembers what was learned of those that stay.
    MirrorSelector with(List<Source> sources) {
        List<Mirror> kept = mirrors.stream().filter(mirror -> mirror.isGuest() || sources.contains(mirror.source())).toList();
        List<Source> known = kept.stream().map(Mirror::source).toList();
        return new MirrorSelector(kept, sources.stream().filter(source -> !known.contains(source)).map(Mirror::new).toList(), preferred);
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

    /// What is asked for.
    ///
    /// @param first       whether the transfer has no connection: then a source without ranges will do
    /// @param partly      whether some of the file is there: a source without ranges would make it worthless
    /// @param connections how many the transfer may have
    record Need(boolean first, boolean partly, int connections) {
    }

    /// Whether one more connection may go to a source's host.
    interface Room {

        /// Takes it where there is.
        boolean take(Mirror mirror);

        /// Whether there is going to be in a moment, where there is none now.
        boolean isComing(Mirror mirror);
    }

    /// The best source that has room. None where only a much slower one has, and a better one is going to have it in a moment: what the slow
    /// one would begin would have to be taken from it again.
    Optional<Mirror> choose(Instant now, Need need, HostTable table, Room room) {
        boolean rangesOnly = need.partly() && someoneHasRanges();
        List<Mirror> ready = usable().stream().filter(mirror -> !now.isBefore(mirror.notBefore()))
                .filter(mirror -> need.first() || canJoin(mirror, need.connections()))
                .filter(mirror -> !rangesOnly || mirror.ranges() != Mirror.Ranges.NO).toList();
        double best = ready.stream().mapToDouble(mirror -> pace(mirror, table)).max().orElse(0);
        List<Mirror> inOrder = ready.stream().sorted(Comparator
                        .comparing((Mirror mirror) -> mirror.ranges() == Mirror.Ranges.NO)
                        .thenComparing(mirror -> mirror.failures() > 0)
                        .thenComparing(mirror -> !mirror.address().equals(preferred))
                        .thenComparing(mirror -> slowness(mirror, table, best))
                        .thenComparing(mirror -> table.failures(mirror.host()))
                        .thenComparing(Mirror::active)
                        .thenComparing(mirror -> mirror.source().priority())).toList();
        double missed = 0;
        for (Mirror mirror : inOrder) {
            double pace = pace(mirror, table);
            if (pace > 0 && pace * MUCH_SLOWER < missed) {
                return Optional.empty();
            }
            if (room.take(mirror)) {
                return Optional.of(mirror);
            }
            missed = room.isComing(mirror) ? Math.max(missed, pace) : missed;
        }
        return Optional.empty();
    }

    /// A source that has proved nothing yet gets one connection to do so; one that has not been measured beside others its share.
    private boolean canJoin(Mirror mirror, int connections) {
        if (mirror.isGuest() && mirror.active() > 0) {
            // At most one request at a time to each (RFC 6249, section 6).
            return false;
        }
        boolean tested = mirror.isProven() && mirror.ranges() == Mirror.Ranges.YES;
        boolean trying = mirror.ranges() == Mirror.Ranges.UNKNOWN && mirror.active() <= (mirror.isProven() ? 1 : 0);
        int others = usable().size();
        boolean share = others == 1 || mirror.pace() > 0 || mirror.active() < (connections + others - 1) / others;
        return (tested || trying) && share;
    }

    private static double pace(Mirror mirror, HostTable table) {
        return mirror.pace() > 0 ? mirror.pace() : table.pace(mirror.host());
    }

    /// 0 for the fastest and all that are about as fast, and for those not measured, which may be.
    private static int slowness(Mirror mirror, HostTable table, double best) {
        double pace = pace(mirror, table);
        return pace == 0 || best == 0 ? 0 : (int) Math.floor(Math.log(best / pace) / Math.log(STEP));
    }

    /// The fastest of those that could take over now, where one has been measured.
    Optional<Mirror> fastest(Instant now) {
        return usable().stream().filter(mirror -> mirror.pace() > 0 && mirror.ranges() == Mirror.Ranges.YES && !now.isBefore(mirror.notBefore()))
                .max(Comparator.comparingDouble(Mirror::pace));
    }

    /// When the next source can be tried again.
    Optional<Instant> nextTry(HostBudget hosts) {
        return usable().stream().map(mirror -> later(mirror.notBefore(), hosts.openFrom(mirror.host()))).min(Comparator.naturalOrder());
    }

    /// That the quota at a source is used up, where that is what is waited for.
    Optional<TransferProblem> quota(HostBudget hosts) {
        return usable().stream().map(mirror -> hosts.quota(mirror.host())).flatMap(Optional::stream).findFirst();
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
        if (withReaction(Reaction.TERMS).isPresent()) {
            return new Outcome.Waits(TransferState.WAITING_FOR_TERMS, new TransferProblem(FailureKind.FORBIDDEN, reasons(), null));
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
