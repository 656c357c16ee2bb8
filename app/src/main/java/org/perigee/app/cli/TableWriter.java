package org.perigee.app.cli;

import java.io.PrintWriter;
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

    private final PerigeeCore core;
    private final PrintWriter out;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();

    TableWriter(PerigeeCore core, PrintWriter out) {
        this.core = core;
        this.out = out;
    }

    @Override
    public void write(List<Acquisition> acquisitions) {
        Columns columns = new Columns();
        columns.row("ACQUIRED (UTC)", "MISSION", "TYPE", "TILE", "CLOUD", "SIZE", "PROVIDERS", "NAME");
        acquisitions.forEach(acquisition -> columns.row(cells(acquisition)));
        columns.print(out);
    }

    private String[] cells(Acquisition acquisition) {
        Item item = acquisition.preferred();
        return new String[] {item.start() == null ? "" : formats.minute(item.start()), item.text(Properties.PLATFORM).orElse(""),
            item.text(Properties.PRODUCT_TYPE).orElse(""), item.text(Properties.GRID_CODE).orElse("").replaceFirst("^MGRS-", ""),
            item.number(Properties.CLOUD_COVER).isPresent() ? plain(formats.percentValue(item.number(Properties.CLOUD_COVER).getAsDouble())) : "",
            item.size().isPresent() ? plain(formats.bytes(item.size().getAsLong())) : "",
            acquisition.providers().stream().map(core::providerTitle).collect(Collectors.joining(", ")), item.title()};
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
