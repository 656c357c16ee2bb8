package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;

/// Columns for people.
final class TableWriter implements ResultWriter {

    private static final List<String> HEADER = List.of("ACQUIRED (UTC)", "MISSION", "TYPE", "TILE", "CLOUD", "SIZE", "PROVIDERS", "NAME");

    private final PerigeeCore core;
    private final PrintWriter out;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();

    TableWriter(PerigeeCore core, PrintWriter out) {
        this.core = core;
        this.out = out;
    }

    @Override
    public void write(List<Acquisition> acquisitions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        acquisitions.forEach(acquisition -> rows.add(cells(acquisition)));
        int[] widths = new int[HEADER.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i));
            if (i < widths.length - 1) {
                line.append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
        }
        return line.toString();
    }

    private List<String> cells(Acquisition acquisition) {
        Item item = acquisition.preferred();
        return List.of(item.start() == null ? "" : formats.minute(item.start()), item.text(Properties.PLATFORM).orElse(""),
                item.text(Properties.PRODUCT_TYPE).orElse(""), item.text(Properties.GRID_CODE).orElse("").replaceFirst("^MGRS-", ""),
                item.number(Properties.CLOUD_COVER).isPresent() ? formats.percentValue(item.number(Properties.CLOUD_COVER).getAsDouble()) : "",
                item.size().isPresent() ? formats.bytes(item.size().getAsLong()).replace('\u00a0', ' ') : "",
                acquisition.providers().stream().map(core::providerTitle).collect(Collectors.joining(", ")), item.title());
    }
}
