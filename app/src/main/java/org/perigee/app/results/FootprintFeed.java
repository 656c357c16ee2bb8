package org.perigee.app.results;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.perigee.app.async.Latest;
import org.perigee.app.async.UiThread;
import org.perigee.app.map.FootprintSet;
import org.perigee.app.map.FootprintSetBuilder;

/// Makes the map's footprints of the rows, beside the JavaFX thread; rows that were there before are not read again.
public final class FootprintFeed {

    private final Latest<FootprintSet> sets;
    /// Used by one computation at a time: [Latest] never runs two.
    private FootprintSetBuilder builder = new FootprintSetBuilder();
    private int read;
    private int generation;

    private int wanted;

    public FootprintFeed(Executor background, UiThread ui, Consumer<FootprintSet> consumer) {
        sets = new Latest<>(background, ui, consumer);
    }

    /// Begins a new search: footprints of the last one go.
    public void clear() {
        wanted++;
        update(RowSet.EMPTY);
    }

    /// Shows these rows too.
    public void update(RowSet rows) {
        int now = wanted;
        sets.request(() -> build(rows, now));
    }

    private synchronized FootprintSet build(RowSet rows, int now) {
        if (now != generation) {
            generation = now;
            builder = new FootprintSetBuilder();
            read = 0;
        }
        for (; read < rows.size(); read++) {
            ResultRow row = rows.get(read);
            if (row.item().footprint() != null) {
                List<double[]> outlines = row.item().footprint().outlines();
                builder.add(row.id(), style(row.platform()), outlines.toArray(double[][]::new));
            }
        }
        return builder.build();
    }

    /// Which of the map's mission colours a platform has.
    static int style(String platform) {
        String name = platform.toLowerCase(Locale.ROOT);
        if (name.startsWith("sentinel-1")) {
            return 0;
        }
        if (name.startsWith("sentinel-2")) {
            return 1;
        }
        return name.startsWith("sentinel-3") ? 2 : 3;
    }
}
