package org.perigee.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferId;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;

/// A line whenever a transfer changes its state, and one a minute about all of them: for log files.
final class LineProgress implements Progress {

    private static final long TOTAL_EVERY = Duration.ofMinutes(1).toNanos();

    private final PrintWriter out;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();
    private final ProgressTotal total = new ProgressTotal();
    private final Map<TransferId, TransferState> known = new HashMap<>();
    private long totalAt = System.nanoTime();

    LineProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(List<TransferSnapshot> all) {
        for (TransferSnapshot one : all) {
            TransferState before = known.put(one.id(), one.state());
            if (before != one.state() && isWorthALine(one.state(), before)) {
                out.println(line(one));
            }
        }
        if (System.nanoTime() - totalAt > TOTAL_EVERY) {
            totalAt = System.nanoTime();
            out.println(total.of(all));
        }
        out.flush();
    }

    private static boolean isWorthALine(TransferState now, TransferState before) {
        return switch (now) {
            case QUEUED, STARTING, STALLED, VERIFYING -> false;
            case RUNNING -> before != TransferState.STALLED && before != TransferState.VERIFYING;
            default -> true;
        };
    }

    private String line(TransferSnapshot one) {
        String size = one.size().isPresent() ? formats.bytes(one.size().getAsLong()).replace('\u00a0', ' ') : "size unknown";
        String verdict = switch (one.verification()) {
            case Verification.Verified verified -> " (" + verified.verifiedBy() + (verified.warning().isEmpty() ? "" : "; " + verified.warning()) + ")";
            case Verification.Complete complete when !complete.format().isEmpty() -> " (" + complete.format() + " is whole)";
            default -> "";
        };
        String problem = one.findProblem().map(TransferProblem::message).map(text -> ": " + text).orElse("");
        return String.format("%-24s %s, %s%s%s", Verdict.words(one.state()), one.request().name(), size, verdict, problem);
    }

    @Override
    public void finish(List<TransferSnapshot> all) {
        show(all);
    }
}
