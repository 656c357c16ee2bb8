package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// Bars on a terminal: one for each running transfer and one line for all together, redrawn in place.
///
/// The terminal is told to cut lines that are too long for it instead of breaking them, since a broken line could not be taken back;
/// hence the name, which may be cut, comes last.
final class BarProgress implements Progress {

    private static final int BAR = 20;
    private static final int SHOWN = 8;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String CUT_LINES = "\u001b[?7l";
    private static final String BREAK_LINES = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean unicode;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();
    private final ProgressTotal total = new ProgressTotal();
    private int drawn;

    /// @param unicode whether the terminal can show block characters
    BarProgress(PrintWriter out, boolean unicode) {
        this.out = out;
        this.unicode = unicode;
    }

    @Override
    public void show(List<TransferSnapshot> all) {
        StringBuilder frame = new StringBuilder(CUT_LINES).append(erasure());
        long running = all.stream().filter(one -> one.state().isActive()).count();
        List<TransferSnapshot> active = all.stream().filter(one -> one.state().isActive()).limit(SHOWN).toList();
        active.forEach(one -> frame.append(line(one)).append(System.lineSeparator()));
        if (running > SHOWN) {
            frame.append("and ").append(running - SHOWN).append(" more").append(System.lineSeparator());
        }
        frame.append(total.of(all)).append(System.lineSeparator()).append(BREAK_LINES);
        drawn = active.size() + (running > SHOWN ? 2 : 1);
        out.print(frame);
        out.flush();
    }

    private String erasure() {
        String erasure = drawn > 0 ? String.format(UP, drawn) + CLEAR_BELOW : "";
        drawn = 0;
        return erasure;
    }

    private String line(TransferSnapshot one) {
        OptionalDouble fraction = one.fraction();
        String percent = fraction.isPresent() ? formats.percent(fraction.getAsDouble()) : "";
        return String.format("%s %5s %20s %11s  %s", bar(fraction.orElse(0)), percent, bytes(one), speed(one), Columns.harmless(one.request().name()))
                .replace('\u00a0', ' ');
    }

    private String bytes(TransferSnapshot one) {
        return formats.bytes(one.received()) + (one.size().isPresent() ? " of " + formats.bytes(one.size().getAsLong()) : "");
    }

    /// What it does instead, where it is not bytes that come.
    private String speed(TransferSnapshot one) {
        return one.state() == TransferState.RUNNING ? formats.speed(one.bytesPerSecond()) : Verdict.words(one.state());
    }

    private String bar(double fraction) {
        int full = (int) Math.floor(fraction * BAR);
        return unicode ? "▕" + "█".repeat(full) + " ".repeat(BAR - full) + "▏" : "[" + "#".repeat(full) + " ".repeat(BAR - full) + "]";
    }

    @Override
    public void finish(List<TransferSnapshot> all) {
        out.print(erasure());
        out.flush();
    }
}
