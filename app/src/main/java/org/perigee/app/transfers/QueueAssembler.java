package org.perigee.app.transfers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;

/// Makes pictures of the queue, each knowing the one before: for guesses, the speed graph and the ends of batches.
///
/// Used by one thread at a time, beside the JavaFX thread.
final class QueueAssembler {

    private static final int SOURCES_NAMED = 3;

    private final LongSupplier nanos;
    private final Map<String, SteadyGuess> guesses = new HashMap<>();
    private final SteadyGuess overall = new SteadyGuess();
    private final SpeedHistory speeds = new SpeedHistory();
    private final BatchWatch watch = new BatchWatch();
    private List<TransferLine> lines = List.of();

    /// @param nanos a clock that only goes forward
    QueueAssembler(LongSupplier nanos) {
        this.nanos = nanos;
    }

    QueuePicture assemble(List<TransferSnapshot> queue, QueuePicture.Choice choice) {
        long now = nanos.getAsLong();
        List<TransferSnapshot> all = chosen(queue, choice);
        Map<String, List<TransferSnapshot>> groups = new LinkedHashMap<>();
        all.forEach(one -> groups.computeIfAbsent(groupOf(one), key -> new ArrayList<>()).add(one));
        Assembly assembly = new Assembly(now, choice);
        groups.forEach(assembly::add);
        guesses.keySet().retainAll(assembly.guessed);
        watch.keep(groups.keySet());
        Tally whole = Tally.of(all);
        Tally current = Tally.of(assembly.current);
        speeds.see(now, whole.bytesPerSecond());
        Duration left = guess(overall, now, current);
        boolean changed = !haveSameKeys(lines, assembly.lines);
        lines = changed ? assembly.lines : sameWhereNothingChanged(lines, assembly.lines);
        return new QueuePicture(all, lines, whole, current, left, Arrays.stream(speeds.values()).boxed().toList(), assembly.ended, changed);
    }

    private static boolean haveSameKeys(List<TransferLine> before, List<TransferLine> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!before.get(i).isAbout(now.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The line of before wherever the new one says the same, so that its cells need not look again. Those that count down always do.
    private static List<TransferLine> sameWhereNothingChanged(List<TransferLine> before, List<TransferLine> now) {
        List<TransferLine> lines = new ArrayList<>(now.size());
        for (int i = 0; i < now.size(); i++) {
            lines.add(!now.get(i).countsDown() && now.get(i).equals(before.get(i)) ? before.get(i) : now.get(i));
        }
        return lines;
    }

    /// What will be done in a moment looks as if it were done already.
    private static List<TransferSnapshot> chosen(List<TransferSnapshot> queue, QueuePicture.Choice choice) {
        if (choice.clearing().isEmpty() && choice.cancelling().isEmpty()) {
            return queue;
        }
        return queue.stream().filter(one -> !choice.clearing().contains(one.id()))
                .map(one -> choice.cancelling().contains(one.id()) ? cancelled(one) : one).toList();
    }

    private static TransferSnapshot cancelled(TransferSnapshot one) {
        return new TransferSnapshot(one.id(), one.request(), TransferState.CANCELLED, null, 0, one.size(), 0, List.of(), 0, one.source(), one.target(),
                Verification.NONE, one.queuedAt(), one.endedAt(), one.place());
    }

    /// What belongs to no batch stands alone.
    private static String groupOf(TransferSnapshot one) {
        return one.request().batch().isEmpty() ? one.id().toString() : one.request().batch();
    }

    /// Time that others decide over cannot be guessed.
    private static Duration guess(SteadyGuess guess, long now, Tally tally) {
        guess.see(now, tally.received());
        int inTurn = tally.active() + tally.count(TransferState.QUEUED);
        boolean guessable = tally.sizesKnown() && tally.active() > 0 && inTurn == tally.files() - tally.ended();
        return guessable ? guess.guess(tally.size() - tally.received()).orElse(null) : null;
    }

    /// One picture in the making.
    private final class Assembly {

        private final long now;
        private final QueuePicture.Choice choice;
        private final List<TransferLine> lines = new ArrayList<>();
        private final List<TransferSnapshot> current = new ArrayList<>();
        private final List<QueuePicture.BatchEnd> ended = new ArrayList<>();
        private final Set<String> guessed = new HashSet<>();

        Assembly(long now, QueuePicture.Choice choice) {
            this.now = now;
            this.choice = choice;
        }

        void add(String id, List<TransferSnapshot> files) {
            Tally tally = Tally.of(files);
            boolean over = tally.ended() == tally.files();
            if (!over) {
                current.addAll(files);
            }
            if (watch.hasEnded(id, tally)) {
                ended.add(new QueuePicture.BatchEnd(id, title(files), List.copyOf(files)));
            }
            if (files.size() == 1) {
                addFile(files.getFirst(), false);
                return;
            }
            boolean open = !choice.closed().contains(id);
            if (!choice.hideDone() || tally.done() < tally.files()) {
                lines.add(new TransferLine.Batch(id, title(files), folder(files), tally, from(files), open, over ? null : left(id, tally)));
                if (open) {
                    files.forEach(one -> addFile(one, true));
                }
            }
        }

        private void addFile(TransferSnapshot one, boolean inBatch) {
            if (!choice.hideDone() || !one.state().isSuccess()) {
                lines.add(new TransferLine.File(one, inBatch, one.state() == TransferState.RUNNING ? left(one.id().toString(), Tally.of(List.of(one))) : null));
            }
        }

        private Duration left(String key, Tally tally) {
            guessed.add(key);
            return guess(guesses.computeIfAbsent(key, unused -> new SteadyGuess()), now, tally);
        }
    }

    /// The product's name where all are files of one, else nothing.
    private static String title(List<TransferSnapshot> files) {
        String label = files.getFirst().request().label();
        return files.stream().allMatch(one -> one.request().label().equals(label)) ? label : "";
    }

    private static String folder(List<TransferSnapshot> files) {
        Path folder = files.getFirst().request().folder();
        return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
    }

    private static String from(List<TransferSnapshot> files) {
        Set<String> names = new LinkedHashSet<>();
        for (TransferSnapshot one : files) {
            names.add(from(one));
            if (names.size() > SOURCES_NAMED) {
                return names.stream().limit(SOURCES_NAMED).collect(Collectors.joining(", ")) + ", …";
            }
        }
        return String.join(", ", names);
    }

    /// Who delivers it, or who would: the label of a source, or its host.
    static String from(TransferSnapshot one) {
        if (!one.source().isEmpty()) {
            return one.source();
        }
        var first = one.request().sources().getFirst();
        String host = first.uri().getHost();
        return !first.label().isEmpty() ? first.label() : host == null ? "" : host;
    }
}
