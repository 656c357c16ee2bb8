package org.perigee.app.cli;

import java.io.PrintWriter;
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

/// A line whenever a transfer changes its state: for log files.
final class LineProgress implements Progress {

    private final PrintWriter out;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();
    private final Map<TransferId, TransferState> known = new HashMap<>();

    LineProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(List<TransferSnapshot> all) {
        for (TransferSnapshot one : all) {
            TransferState before = known.put(one.id(), one.state());
            if (before != one.state() && one.state() != TransferState.QUEUED && one.state() != TransferState.STARTING) {
                out.println(line(one));
            }
        }
        out.flush();
    }

    private String line(TransferSnapshot one) {
        String state = one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String size = one.size().isPresent() ? formats.bytes(one.size().getAsLong()).replace('\u00a0', ' ') : "size unknown";
        String verdict = one.verdict().isEmpty() ? "" : " (" + one.verdict() + ")";
        String problem = one.findProblem().map(TransferProblem::message).map(text -> ": " + text).orElse("");
        return String.format("%-24s %s, %s%s%s", state, one.request().name(), size, verdict, problem);
    }

    @Override
    public void finish(List<TransferSnapshot> all) {
        show(all);
    }
}
