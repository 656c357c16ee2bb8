package org.perigee.app.transfers;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// Says in words and with an icon how a transfer stands.
public final class TransferText {

    private final Messages messages;

    public TransferText(Messages messages) {
        this.messages = messages;
    }

    /// A few words: the state and what matters about it.
    public String state(TransferSnapshot one, Instant now) {
        String word = messages.get("transfer.state." + one.state().name());
        if (one.state() == TransferState.DONE && !one.verdict().isEmpty()) {
            return messages.get("transfer.verified", word, one.verdict().toUpperCase(Locale.ROOT));
        }
        Optional<Duration> wait = one.findProblem().map(TransferProblem::retryAt).filter(at -> at.isAfter(now)).map(at -> Duration.between(now, at));
        return wait.filter(left -> !one.state().isFinal() && !one.state().isActive())
                .map(left -> messages.get("transfer.again", word, messages.formats().duration(left.plusMillis(999)))).orElse(word);
    }

    /// A sentence or two: what happened, why, what can be done. Empty where there is nothing to say.
    public String reason(TransferSnapshot one) {
        return one.findProblem().map(problem -> messages.get("transfer.problem." + problem.kind().name()) + detail(problem)).orElse("");
    }

    private static String detail(TransferProblem problem) {
        return problem.message().isBlank() ? "" : "\n" + problem.message();
    }

    static Icon icon(TransferState state) {
        return switch (state) {
            case QUEUED, STARTING -> Icon.SCHEDULE;
            case RUNNING -> Icon.DOWNLOAD;
            case STALLED -> Icon.WARNING;
            case WAITING_FOR_SIGN_IN -> Icon.LOGIN;
            case WAITING_FOR_TERMS -> Icon.DETAILS;
            case WAITING_FOR_QUOTA, FAILED_RETRYING -> Icon.REFRESH;
            case WAITING_FOR_TAPE -> Icon.TAPE;
            case PAUSED -> Icon.PAUSE;
            case VERIFYING -> Icon.VERIFIED;
            case DONE, DONE_NOT_VERIFIABLE -> Icon.DONE;
            case FAILED -> Icon.ERROR;
            case CANCELLED -> Icon.CANCEL;
        };
    }

    /// The tab's title with how many are under way.
    public String tabTitle(TransfersModel.Summary summary) {
        int open = summary.active() + summary.waiting();
        return open == 0 ? messages.get("transfers.tab") : messages.get("transfers.tabCount", messages.formats().count(open));
    }

    /// The line above the table.
    public String summary(TransfersModel.Summary summary) {
        if (summary.total() == 0) {
            return "";
        }
        if (summary.active() + summary.waiting() == 0) {
            return messages.get("transfers.ended", summary.done(), summary.total());
        }
        return messages.get("transfers.running", summary.active(), summary.waiting(), messages.formats().bytes(summary.received()),
                messages.formats().bytes(summary.size()), messages.formats().speed(summary.bytesPerSecond()));
    }
}
