package org.perigee.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.app.transfers.SteadyGuess;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// One line about all transfers together.
final class ProgressTotal {

    private final Formats formats = Messages.of(Locale.ENGLISH).formats();
    private final SteadyGuess guess = new SteadyGuess();

    String of(List<TransferSnapshot> all) {
        long done = all.stream().filter(one -> one.state().isFinal()).count();
        long received = all.stream().mapToLong(TransferSnapshot::received).sum();
        long size = all.stream().mapToLong(one -> one.size().orElse(one.received())).sum();
        double speed = all.stream().mapToDouble(TransferSnapshot::bytesPerSecond).sum();
        boolean sizesKnown = all.stream().allMatch(one -> one.size().isPresent() || one.state().isFinal());
        guess.see(System.nanoTime(), received);
        String left = sizesKnown && speed > 0 ? guess.guess(size - received).map(time -> ", " + formats.duration(time) + " left").orElse("") : "";
        return String.format("%d of %d files, %s of %s%s, %s%s%s", done, all.size(), bytes(received), bytes(size), sizesKnown ? "" : " or more",
                formats.speed(speed).replace('\u00a0', ' '), left, waiting(all));
    }

    private String bytes(long bytes) {
        return formats.bytes(bytes).replace('\u00a0', ' ');
    }

    private static String waiting(List<TransferSnapshot> all) {
        return Stream.of(TransferState.WAITING_FOR_TAPE, TransferState.WAITING_FOR_QUOTA, TransferState.FAILED_RETRYING,
                        TransferState.WAITING_FOR_SIGN_IN, TransferState.WAITING_FOR_TERMS)
                .map(state -> count(all, state)).filter(text -> !text.isEmpty()).collect(Collectors.joining());
    }

    private static String count(List<TransferSnapshot> all, TransferState state) {
        long count = all.stream().filter(one -> one.state() == state).count();
        String words = state == TransferState.FAILED_RETRYING ? "to be tried again" : Verdict.words(state);
        return count == 0 ? "" : "; " + count + " " + words;
    }
}
