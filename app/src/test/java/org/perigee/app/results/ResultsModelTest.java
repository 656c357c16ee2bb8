package org.perigee.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perigee.app.async.UiThread;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;

class ResultsModelTest {

    private final ResultsModel model = new ResultsModel(Runnable::run, UiThread.DIRECT);

    private static ResultRow row(int id, String title, String start, double cloud) {
        Map<String, Object> properties = Double.isNaN(cloud) ? Map.of(Properties.PLATFORM, "sentinel-2a")
                : Map.of(Properties.PLATFORM, "sentinel-2a", Properties.CLOUD_COVER, cloud);
        Instant time = Instant.parse(start);
        Item item = new Item(new ItemRef("p", "x", title), title, time, time, null, properties, List.of(),
                new SourceDocument("application/json", "{}"), time);
        return ResultRow.of(id, new Acquisition(title, List.of(item)));
    }

    private static RowSet three() {
        return RowSet.of(row(0, "B", "2025-06-02T00:00:00Z", 50), row(1, "A", "2025-06-03T00:00:00Z", 5),
                row(2, "C", "2025-06-01T00:00:00Z", Double.NaN));
    }

    @Test
    void rowsComeNewestFirst() {
        model.setRows(three());
        assertThat(model.view().order()).containsExactly(1, 0, 2);
    }

    @Test
    void unknownCloudCoverComesLast() {
        model.setRows(three());
        model.sortProperty().set(RowSort.parse("cloud:ascending"));
        assertThat(model.view().order()).containsExactly(1, 0, 2);
    }

    @Test
    void theFilterLetsThroughRowsWithAllItsWords() {
        model.setRows(three());
        model.filterTextProperty().set("SENTINEL-2A c");
        assertThat(model.view().order()).containsExactly(2);
        model.filterTextProperty().set("");
        assertThat(model.view().size()).isEqualTo(3);
    }

    @Test
    void theSelectionSurvivesSortingAndIsReportedInTableOrder() {
        model.setRows(three());
        BitSet two = new BitSet();
        two.set(0);
        two.set(1);
        model.selection().select(two, 0);
        model.sortProperty().set(RowSort.parse("name:ascending"));
        assertThat(model.selectedRows()).extracting(ResultRow::title).containsExactly("A", "B");
        assertThat(model.selection().lead()).isZero();
    }

    @Test
    void aNewSearchForgetsRowsAndSelection() {
        model.setRows(three());
        model.selection().selectOnly(1);
        model.clear();
        assertThat(model.view().size()).isZero();
        assertThat(model.selection().selected().isEmpty()).isTrue();
        assertThat(model.selection().lead()).isEqualTo(RowSelection.NONE);
    }

    @Test
    void rowsArrangedForAnEarlierSearchAreNotShown() {
        java.util.ArrayDeque<Runnable> waiting = new java.util.ArrayDeque<>();
        ResultsModel slow = new ResultsModel(waiting::add, UiThread.DIRECT);
        slow.setRows(three());
        Runnable late = waiting.poll();
        slow.clear();
        late.run();
        assertThat(slow.view().size()).isZero();
    }

    @Test
    void theOrderIsWrittenAndReadAgain() {
        RowSort sort = RowSort.parse("cloud:ascending,time:descending,nonsense");
        assertThat(sort.keys()).hasSize(2);
        assertThat(RowSort.parse(sort.toString())).isEqualTo(sort);
    }
}
