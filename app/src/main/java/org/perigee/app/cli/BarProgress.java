package org.perigee.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferSnapshot;

/// Bars on a terminal: one for each running transfer and one for all together, redrawn in place.
final class BarProgress implements Progress {

    private static final int BAR = 28;
    private static final int NAME = 44;
    private static final int SHOWN = 8;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();
    private int drawn;

    BarProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(List<TransferSnapshot> all) {
        erase();
        all.stream().filter(one -> one.state().isActive()).limit(SHOWN).forEach(one -> {
            out.println(line(one));
            drawn++;
        });
        out.println(total(all));
        drawn++;
        out.flush();
    }

    private void erase() {
        if (drawn > 0) {
            out.printf(UP, drawn);
            out.print(CLEAR_BELOW);
            drawn = 0;
        }
    }

    private String line(TransferSnapshot one) {
        OptionalDouble fraction = one.fraction();
        String name = one.request().name();
        String shown = name.length() <= NAME ? name : "…" + name.substring(name.length() - NAME + 1);
        return String.format("%-" + NAME + "s %s %5s %12s", shown, bar(fraction.orElse(0)),
                fraction.isPresent() ? formats.percent(fraction.getAsDouble()) : "", formats.speed(one.bytesPerSecond()));
    }

    private static String bar(double fraction) {
        int full = (int) Math.floor(fraction * BAR);
        return "▕" + "█".repeat(full) + " ".repeat(BAR - full) + "▏";
    }

    private String total(List<TransferSnapshot> all) {
        long done = all.stream().filter(one -> one.state().isFinal()).count();
        long received = all.stream().mapToLong(TransferSnapshot::received).sum();
        long size = all.stream().mapToLong(one -> one.size().orElse(one.received())).sum();
        double speed = all.stream().mapToDouble(TransferSnapshot::bytesPerSecond).sum();
        boolean sizesKnown = all.stream().allMatch(one -> one.size().isPresent() || one.state().isFinal());
        String left = speed > 1000 && sizesKnown && size > received ? ", " + formats.duration(Duration.ofSeconds((long) ((size - received) / speed))) + " left" : "";
        return String.format("%d of %d files, %s of %s%s, %s%s", done, all.size(), formats.bytes(received), formats.bytes(size),
                sizesKnown ? "" : " or more", formats.speed(speed), left);
    }

    @Override
    public void finish(List<TransferSnapshot> all) {
        erase();
        out.println(total(all));
        out.flush();
    }
}
