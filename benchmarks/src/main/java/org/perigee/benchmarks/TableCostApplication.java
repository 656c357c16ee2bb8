package org.perigee.benchmarks;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import javafx.application.Application;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.perigee.app.async.UiThread;
import org.perigee.app.map.MapPane;
import org.perigee.app.map.MapTexts;
import org.perigee.app.map.MapTheme;
import org.perigee.app.map.Viewpoint;
import org.perigee.app.results.FootprintFeed;
import org.perigee.app.results.ResultColumn;
import org.perigee.app.results.ResultTable;
import org.perigee.app.results.ResultsModel;
import org.perigee.app.results.RowSet;
import org.perigee.app.results.RowSort;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;

/// Shows the map over the table, as the window does, and works through what people do with the table.
public final class TableCostApplication extends Application {

    private static final int MANY = 300;
    private static final int FEW = 25;
    private static final int LINKED_ROWS = 20_000;

    private final StepClock clock = new StepClock();
    private final ResultsModel model = new ResultsModel(clock::beside, clock.ui());
    private final Deque<TableStep> steps = new ArrayDeque<>();
    private MapPane map;
    private TableView<?> table;
    private boolean linked;

    /// For JavaFX.
    public TableCostApplication() {
    }

    @Override
    public void start(Stage stage) {
        map = new MapPane(MapTheme.light(), new MapTexts("Map", "In", "Out", "Fit", "Natural Earth", Object::toString, metres -> metres + " m"), Locale.ENGLISH);
        ResultTable results = new ResultTable(model, Messages.of(Locale.ENGLISH), id -> id);
        table = (TableView<?>) results.node();
        SplitPane both = new SplitPane(map, table);
        both.setOrientation(Orientation.VERTICAL);
        both.setDividerPositions(0.55);
        Scene scene = new Scene(both, 1000, 800);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        List<String> counts = getParameters().getRaw().isEmpty() ? List.of("1000", "20000", "100000") : getParameters().getRaw();
        counts.forEach(count -> plan(new MadeUpResults(42).make(Integer.parseInt(count))));
        planMap(new MadeUpResults(42).make(LINKED_ROWS));
        System.out.printf(Locale.ROOT, "CPU milliseconds until the frame is shown: beside the JavaFX thread, on it, on the one that draws%n");
        System.out.printf(Locale.ROOT, "%8s  %-26s %8s %8s | %8s %8s | %8s %8s%n", "rows", "what", "beside", "p99", "FX", "p99", "drawing", "p99");
        new TableDriver(steps, clock, () -> {
            map.close();
            System.exit(0);
        }).start();
    }

    private void plan(RowSet rows) {
        int count = rows.size();
        step(rows, "load", FEW, model::clear, round -> model.setRows(rows));
        for (ResultColumn column : ResultColumn.values()) {
            step(rows, "sort by " + column.id(), FEW, () -> { },
                    round -> model.sortProperty().set(new RowSort(List.of(new RowSort.Key(column, round % 2 == 0)))));
        }
        step(rows, "filter", FEW, () -> model.filterTextProperty().set(""), round -> model.filterTextProperty().set("sentinel-2a s2msi2a"));
        step(rows, "clear filter", FEW, () -> model.filterTextProperty().set("sentinel-2a s2msi2a"), round -> model.filterTextProperty().set(""));
        step(rows, "same rows again, scrolled", FEW, () -> flow().scrollPixels(45), round -> model.setRows(rows));
        frames(rows, "scroll three rows a frame", round -> flow().scrollPixels(round % 100 < 50 ? 90 : -90));
        frames(rows, "scroll a page a frame", round -> flow().scrollPixels(round % 40 < 20 ? 300 : -300));
        frames(rows, "point at another row", round -> model.selection().hover(model.view().order()[round % Math.min(12, count)]));
        step(rows, "select one", FEW, () -> { }, round -> table.getSelectionModel().clearAndSelect(round % Math.min(8, count)));
        BitSet thousand = thousand(count);
        step(rows, "select 1,000", FEW, () -> model.selection().clear(), round -> model.selection().select(thousand, thousand.nextSetBit(0)));
        step(rows, "select all", FEW, () -> model.selection().clear(), round -> table.getSelectionModel().selectAll());
        step(rows, "sort with all selected", FEW, table.getSelectionModel()::selectAll,
                round -> model.sortProperty().set(new RowSort(List.of(new RowSort.Key(ResultColumn.CLOUD, round % 2 == 0)))));
        step(rows, "give up all selected", FEW, table.getSelectionModel()::selectAll, round -> table.getSelectionModel().clearSelection());
    }

    private static BitSet thousand(int count) {
        BitSet ids = new BitSet();
        new Random(7).ints(0, count).distinct().limit(Math.min(1000, count / 2)).forEach(ids::set);
        return ids;
    }

    private void planMap(RowSet rows) {
        FootprintFeed feed = new FootprintFeed(Runnable::run, UiThread.DIRECT, set -> map.footprints().setProperty().set(set));
        Runnable link = () -> {
            model.clear();
            model.setRows(rows);
            feed.update(rows);
            map.camera().viewProperty().set(new Viewpoint(10, 47, 4.5));
            if (!linked) {
                linked = true;
                map.footprints().highlightedProperty().addListener((o, before, now) -> model.selection().hover(now.intValue()));
                model.selection().hoveredProperty().addListener((o, before, now) -> map.footprints().highlightedProperty().set(now.intValue()));
            }
        };
        steps.add(new TableStep(rows.size(), "link map and table", 1, link, round -> { }, false));
        frames(rows, "move over the linked map", round -> hover(500 + 450 * Math.sin(round / 37.0), 220 + 190 * Math.sin(round / 23.0)));
    }

    private void hover(double x, double y) {
        Event.fireEvent(map, new MouseEvent(MouseEvent.MOUSE_MOVED, x, y, x, y, MouseButton.NONE, 0, false, false, false, false, false, false,
                false, false, false, true, new PickResult(map, x, y)));
    }

    private void step(RowSet rows, String name, int rounds, Runnable prepare, IntConsumer act) {
        steps.add(new TableStep(rows.size(), name, rounds, prepare, act, true));
    }

    private void frames(RowSet rows, String name, IntConsumer act) {
        steps.add(new TableStep(rows.size(), name, MANY, null, act, true));
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table.lookup(".virtual-flow");
    }
}
