package org.perigee.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.perigee.app.async.UiThread;
import org.perigee.app.map.FootprintSet;
import org.perigee.catalog.federation.Acquisition;

class FootprintFeedTest {

    private final AtomicReference<FootprintSet> shown = new AtomicReference<>(FootprintSet.empty());
    private final FootprintFeed feed = new FootprintFeed(Runnable::run, UiThread.DIRECT, shown::set);

    private static boolean hasFootprint(int id) {
        return id % 13 != 12;
    }

    private void shows(int rows) {
        IntStream.range(0, rows + 5).forEach(id -> assertThat(shown.get().contains(id)).as("row %s", id).isEqualTo(id < rows && hasFootprint(id)));
    }

    @Test
    void addsWhatIsNewUnderTheRowsIds() {
        feed.update(MadeUpRows.of(20));
        shows(20);
        feed.update(MadeUpRows.of(60));
        shows(60);
    }

    @Test
    void aNewSearchBeginsAnew() {
        feed.update(MadeUpRows.of(60));
        feed.clear();
        shows(0);
        feed.update(MadeUpRows.of(5));
        shows(5);
    }

    @Test
    void aNewSearchBeginsAnewEvenWhereItsRowsOvertakeTheClearing() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        FootprintFeed slow = new FootprintFeed(waiting::add, UiThread.DIRECT, shown::set);
        slow.update(MadeUpRows.of(60));
        waiting.remove().run();
        slow.clear();
        slow.update(MadeUpRows.of(5));
        waiting.remove().run();
        shows(5);
    }

    @Test
    void aFootprintThatAnotherOfferBringsIsShown() {
        ResultRow[] rows = IntStream.range(0, 13).mapToObj(MadeUpRows::row).toArray(ResultRow[]::new);
        feed.update(RowSet.of(rows));
        assertThat(shown.get().contains(12)).isFalse();
        rows[12] = ResultRow.of(12, new Acquisition(MadeUpRows.name(12), List.of(MadeUpRows.item("p", 12), MadeUpRows.item("q", 1))));
        feed.update(RowSet.of(rows));
        assertThat(shown.get().contains(12)).isTrue();
    }

    @Test
    void missionsHaveTheirColours() {
        assertThat(List.of("Sentinel-1A", "Sentinel-2B", "sentinel-3a", "Landsat-9", "").stream().map(FootprintFeed::style)).containsExactly(0, 1, 2, 3, 3);
    }
}
