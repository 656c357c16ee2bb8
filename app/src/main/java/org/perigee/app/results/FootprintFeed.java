package org.perigee.app.results;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.perigee.app.async.Latest;
import org.perigee.app.async.UiThread;
import org.perigee.app.map.FootprintSet;
import org.perigee.app.map.FootprintSetBuilder;
import org.perigee.catalog.model.Footprint;

/// Makes the map's footprints of the rows, beside the JavaFX thread; outlines that were read before are not read again.
public final class FootprintFeed {

    private final Latest<FootprintSet> sets;
    /// Used by one computation at a time: [Latest] never runs two.
    private FootprintSetBuilder builder = new FootprintSetBuilder();
    /// Rows without a footprint so far: another provider's offer may bring one.
    private final BitSet bare = new BitSet();
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
            bare.clear();
            read = 0;
        }
        for (int id = bare.nextSetBit(0); id >= 0 && id < rows.size(); id = bare.nextSetBit(id + 1)) {
            bare.set(id, !add(rows.get(id)));
        }
        for (; read < rows.size(); read++) {
            bare.set(read, !add(rows.get(read)));
        }
        return builder.build();
    }

    private boolean add(ResultRow row) {
        Optional<Footprint> footprint = row.footprint();
        footprint.ifPresent(found -> builder.add(row.id(), style(row.platform()), found.outlines().toArray(double[][]::new)));
        return footprint.isPresent();
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
