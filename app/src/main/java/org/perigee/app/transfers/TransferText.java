package org.perigee.app.transfers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// Says in words and with an icon how transfers stand.
public final class TransferText {

    private static final Duration COUNTED_DOWN = Duration.ofHours(1);
    private static final List<TransferState> NAMED_IN_BATCHES = List.of(TransferState.FAILED, TransferState.WAITING_FOR_SIGN_IN,
            TransferState.WAITING_FOR_TERMS, TransferState.WAITING_FOR_QUOTA, TransferState.WAITING_FOR_TAPE, TransferState.FAILED_RETRYING,
            TransferState.STALLED, TransferState.PAUSED, TransferState.CANCELLED);

    private final Messages messages;
    private final Formats formats;

    public TransferText(Messages messages) {
        this.messages = messages;
        this.formats = messages.formats();
    }

    /// A few words: the state and what matters about it.
    public String state(TransferSnapshot one, Instant now) {
        String word = word(one.state());
        if (one.state() == TransferState.DONE && !one.verdict().isEmpty()) {
            return messages.get("transfer.verified", word, one.verdict().toUpperCase(Locale.ROOT));
        }
        boolean stopped = one.state() == TransferState.FAILED || one.state() == TransferState.PAUSED;
        if (stopped && one.findProblem().isPresent()) {
            return messages.get("transfer.because", word, sentence(one));
        }
        if (one.state().isFinal() || one.state().isActive()) {
            return word;
        }
        if (one.state() == TransferState.WAITING_FOR_TAPE && one.nextLook().filter(at -> at.isAfter(now)).isPresent()) {
            return messages.get("transfer.tape", word, formats.moment(one.place().since(), now), formats.duration(Duration.between(now, one.nextLook().get())));
        }
        Optional<Instant> again = one.findProblem().map(TransferProblem::retryAt).filter(at -> at.isAfter(now));
        if (again.isEmpty()) {
            return word;
        }
        Duration left = Duration.between(now, again.get());
        return left.compareTo(COUNTED_DOWN) < 0 ? messages.get("transfer.again", word, formats.duration(left.plusMillis(999)))
                : messages.get("transfer.until", word, formats.moment(again.get(), now));
    }

    String word(TransferState state) {
        return messages.get("transfer.state." + state.name());
    }

    /// How a batch stands: what is complete, and everything that is not as it should be.
    String batch(Tally tally) {
        List<String> parts = new ArrayList<>();
        parts.add(messages.get("transfers.batch.done", tally.done(), tally.files()));
        for (TransferState state : NAMED_IN_BATCHES) {
            if (tally.count(state) > 0) {
                parts.add(messages.get("transfers.count." + state.name(), tally.count(state)));
            }
        }
        return String.join(" · ", parts);
    }

    /// What a batch is called.
    String title(TransferLine.Batch batch) {
        return batch.title().isEmpty() ? messages.get("transfers.batch.title", batch.tally().files(), batch.folder())
                : messages.get("transfers.batch.product", batch.title(), batch.tally().files());
    }

    /// A sentence or two: what happened, why, what can be done. Empty where there is nothing to say.
    public String reason(TransferSnapshot one) {
        return one.findProblem().map(problem -> messages.get("transfer.problem." + problem.kind().name()) + detail(problem)).orElse("");
    }

    /// The state with all that [#state] leaves out for want of room.
    String full(TransferSnapshot one, Instant now) {
        String reason = reason(one);
        String word = one.findProblem().map(TransferProblem::retryAt).isPresent() ? state(one, now) + "\n" : "";
        return word + (reason.isEmpty() ? meaning(one.state()) : reason);
    }

    /// What the state means, in a sentence.
    public String meaning(TransferState state) {
        return messages.get("transfer.meaning." + state.name());
    }

    /// What happened and why in one line, or what the state means.
    String sentence(TransferSnapshot one) {
        return one.findProblem().map(problem -> messages.get("transfer.problem." + problem.kind().name())).orElseGet(() -> meaning(one.state()));
    }

    private static String detail(TransferProblem problem) {
        return problem.message().isBlank() ? "" : "\n" + problem.message();
    }

    /// `1.2 of 3.4 GB` while under way, the size before and after.
    String bytes(long received, long size, boolean sizeKnown, boolean complete) {
        String whole = sizeKnown ? formats.bytes(size) : "";
        if (complete || received == 0) {
            return whole;
        }
        return whole.isEmpty() ? formats.bytes(received) : messages.get("transfers.of", formats.bytes(received), whole);
    }

    /// The style class of the state's icon.
    static String look(TransferState state) {
        return "transfer-" + state.name().toLowerCase(Locale.ROOT);
    }

    static Icon icon(TransferState state) {
        return switch (state) {
            case QUEUED -> Icon.SCHEDULE;
            case STARTING -> Icon.STARTING;
            case RUNNING -> Icon.DOWNLOAD;
            case STALLED -> Icon.STALLED;
            case WAITING_FOR_SIGN_IN -> Icon.LOGIN;
            case WAITING_FOR_TERMS -> Icon.TERMS;
            case WAITING_FOR_QUOTA -> Icon.QUOTA;
            case WAITING_FOR_TAPE -> Icon.TAPE;
            case PAUSED -> Icon.PAUSE;
            case VERIFYING -> Icon.VERIFYING;
            case DONE -> Icon.VERIFIED;
            case DONE_NOT_VERIFIABLE -> Icon.DONE;
            case FAILED_RETRYING -> Icon.REFRESH;
            case FAILED -> Icon.ERROR;
            case CANCELLED -> Icon.CANCEL;
        };
    }

    /// The tab's title with how many are under way.
    public String tabTitle(Tally whole) {
        int open = whole.active() + whole.waiting();
        return open == 0 ? messages.get("transfers.tab") : messages.get("transfers.tabCount", formats.count(open));
    }

    /// The line above the table.
    public String summary(QueuePicture picture) {
        Tally current = picture.current();
        if (picture.whole().files() == 0) {
            return "";
        }
        if (current.files() == 0) {
            return messages.get("transfers.ended", picture.whole().done(), picture.whole().files());
        }
        String line = messages.get("transfers.running", current.active(), current.waiting(), formats.bytes(current.received()),
                messages.get(current.sizesKnown() ? "transfers.exactly" : "transfers.atLeast", formats.bytes(current.size())));
        String speed = current.bytesPerSecond() >= 1 ? " · " + formats.speed(current.bytesPerSecond()) : "";
        return line + speed + picture.findLeft().map(left -> " · " + left(left)).orElse("");
    }

    /// How long it will take, as exactly as a guess deserves.
    String left(Duration left) {
        long seconds = left.toSeconds();
        if (seconds >= 86_400) {
            return messages.get("transfers.left.days", seconds / 86_400, seconds / 3600 % 24);
        }
        if (seconds >= 3600) {
            return messages.get("transfers.left.hours", seconds / 3600, seconds / 60 % 60);
        }
        return seconds >= 60 ? messages.get("transfers.left.minutes", (seconds + 30) / 60) : messages.get("transfers.left.seconds", Math.max(1, seconds));
    }
}
