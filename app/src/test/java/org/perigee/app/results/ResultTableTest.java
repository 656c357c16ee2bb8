package org.perigee.app.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perigee.app.results.TableStage.onFx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class ResultTableTest {

    private final FxRobot robot = new FxRobot();
    private TableStage window;

    @BeforeEach
    void open() throws Exception {
        window = TableStage.open();
    }

    @AfterEach
    void close() throws Exception {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        window.close();
    }

    private Node cell(int index, String column) throws Exception {
        return onFx(() -> window.view().lookupAll(".table-cell").stream().map(TableCell.class::cast)
                .filter(cell -> cell.getIndex() == index && cell.getTableColumn().getId().equals(column) && cell.isVisible()).findFirst().orElseThrow());
    }

    private void click(int index, KeyCode... held) throws Exception {
        click(cell(index, "platform"), held);
    }

    private void clickHeader(String column, KeyCode... held) throws Exception {
        click(onFx(() -> window.view().lookupAll(".column-header").stream().map(TableColumnHeader.class::cast)
                .filter(header -> header.getTableColumn() != null && column.equals(header.getTableColumn().getId())).findFirst().orElseThrow()), held);
    }

    /// The headless platform's mouse does not know of keys that are held, so events are made by hand.
    private static void click(Node node, KeyCode... held) throws Exception {
        boolean shift = List.of(held).contains(KeyCode.SHIFT);
        boolean control = List.of(held).contains(KeyCode.CONTROL);
        onFx(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            Bounds inScene = node.localToScene(node.getBoundsInLocal());
            for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                Event.fireEvent(node, new MouseEvent(type, inScene.getCenterX(), inScene.getCenterY(), bounds.getCenterX(), bounds.getCenterY(),
                        MouseButton.PRIMARY, 1, shift, control, false, false, type == MouseEvent.MOUSE_PRESSED, false, false, false, false, true,
                        new PickResult(node, inScene.getCenterX(), inScene.getCenterY())));
            }
            node.getScene().getRoot().lookup("#results").requestFocus();
            return null;
        });
        TableStage.settle();
    }

    private List<Integer> shownIds() throws Exception {
        return onFx(() -> java.util.Arrays.stream(window.model.view().order()).boxed().toList());
    }

    @Test
    void clicksSelectInTheModelAndTheModelSelectsInTheTable() throws Exception {
        window.rows(10);
        click(0);
        assertThat(window.selected()).containsExactly(9);
        click(2, KeyCode.CONTROL);
        assertThat(window.selected()).containsExactly(7, 9);
        assertThat(window.model.selection().lead()).isEqualTo(7);
        click(2, KeyCode.CONTROL);
        assertThat(window.selected()).containsExactly(9);
        window.select(1, 4);
        assertThat(window.shownSelected()).containsExactly(5, 8);
        TableRow<?> row = onFx(() -> ((TableCell<?, ?>) cellNow(5)).getTableRow());
        assertThat(row.isSelected()).isTrue();
        assertThat(onFx(() -> window.view().getFocusModel().getFocusedIndex())).as("the keyboard goes on at the row selected last").isEqualTo(5);
    }

    private Node cellNow(int index) {
        return window.view().lookupAll(".table-cell").stream().map(TableCell.class::cast)
                .filter(cell -> cell.getIndex() == index && cell.isVisible()).findFirst().orElseThrow();
    }

    @Test
    void shiftSelectsRangesFromTheRowClickedLastEvenAfterTheOrderHasChanged() throws Exception {
        window.rows(12);
        click(2);
        click(5, KeyCode.SHIFT);
        assertThat(window.selected()).containsExactly(6, 7, 8, 9);
        click(1, KeyCode.SHIFT);
        assertThat(window.selected()).containsExactly(9, 10);
        click(0);
        window.run(() -> window.model.sortProperty().set(RowSort.parse("time:ascending")));
        click(9, KeyCode.SHIFT);
        assertThat(window.selected()).as("from the row with id 11, which is last now").containsExactly(9, 10, 11);
    }

    @Test
    void theKeyboardExtendsAndShrinksTheSelection() throws Exception {
        window.rows(12);
        click(3);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.UP).release(KeyCode.SHIFT);
        TableStage.settle();
        assertThat(window.selected()).containsExactly(7, 8);
        robot.type(KeyCode.DOWN);
        TableStage.settle();
        assertThat(window.selected()).containsExactly(6);
    }

    @Test
    void theSelectionStaysOnItsRowsThroughSortingAndFiltering() throws Exception {
        window.rows(30);
        window.select(3, 20);
        window.run(() -> window.model.sortProperty().set(RowSort.parse("name:ascending")));
        assertThat(window.shownSelected()).containsExactly(3, 20);
        window.run(() -> window.model.filterTextProperty().set("000020"));
        assertThat(window.shownSelected()).containsExactly(0);
        assertThat(onFx(() -> window.model.selectedRows())).as("what the filter hides is not acted upon").extracting(ResultRow::id).containsExactly(20);
        window.run(() -> window.model.filterTextProperty().set(""));
        assertThat(window.shownSelected()).containsExactly(3, 20);
        assertThat(window.selected()).containsExactly(3, 20);
    }

    @Test
    void selectAllTakesWhatIsShownAndNothingElse() throws Exception {
        window.rows(100);
        window.run(() -> window.model.filterTextProperty().set("_00001"));
        click(0);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        TableStage.settle();
        assertThat(window.selected()).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    }

    @Test
    void headersSortAddASecondKeyAndGiveUpAtTheThirdClick() throws Exception {
        window.rows(30);
        clickHeader("platform");
        assertThat(window.model.sortProperty().get()).isEqualTo(RowSort.parse("platform:ascending"));
        assertThat(shownIds()).startsWith(0, 2, 4);
        clickHeader("cloud", KeyCode.SHIFT);
        assertThat(window.model.sortProperty().get()).isEqualTo(RowSort.parse("platform:ascending,cloud:ascending"));
        clickHeader("cloud", KeyCode.CONTROL);
        assertThat(window.model.sortProperty().get()).isEqualTo(RowSort.parse("platform:ascending,cloud:descending"));
        clickHeader("cloud", KeyCode.CONTROL);
        assertThat(window.model.sortProperty().get()).isEqualTo(RowSort.parse("platform:ascending"));
        clickHeader("platform");
        clickHeader("platform");
        assertThat(window.model.sortProperty().get()).isEqualTo(RowSort.NEWEST_FIRST);
    }

    @Test
    void anOrderSetElsewhereIsDrawnInTheHeader() throws Exception {
        window.run(() -> window.model.sortProperty().set(RowSort.parse("size:descending,tile:ascending")));
        List<String> order = onFx(() -> window.view().getSortOrder().stream().map(column -> column.getId() + " " + column.getSortType()).toList());
        assertThat(order).containsExactly("size DESCENDING", "tile ASCENDING");
    }

    @Test
    void pointingGoesBothWays() throws Exception {
        window.rows(10);
        robot.moveTo(cell(4, "platform"));
        TableStage.waitFor(() -> window.model.selection().hoveredProperty().get() == 5);
        window.run(() -> window.model.selection().hover(2));
        TableRow<?> row = onFx(() -> ((TableCell<?, ?>) cellNow(7)).getTableRow());
        assertThat(onFx(() -> row.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("pointed")))).isTrue();
    }

    @Test
    void keysToggleTheBasketCopyAndActivate() throws Exception {
        window.rows(10);
        List<String> done = new ArrayList<>();
        window.table.setOnToggleBasket(rows -> rows.forEach(row -> done.add("basket " + row.id())));
        window.table.setOnActivate(row -> done.add("activate " + row.id()));
        click(0);
        click(3, KeyCode.CONTROL);
        robot.type(KeyCode.B).type(KeyCode.ENTER);
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        TableStage.settle();
        assertThat(done).containsExactly("basket 9", "basket 6", "activate 6");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(MadeUpRows.name(9) + "\n" + MadeUpRows.name(6));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.CONTROL, KeyCode.SHIFT);
        TableStage.settle();
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("https://example.org/p/9\nhttps://example.org/p/6");
    }

    @Test
    void aClickOnTheMarkTogglesOneRowAndKeepsTheSelectionOfMany() throws Exception {
        window.rows(10);
        List<Integer> done = new ArrayList<>();
        window.table.setOnToggleBasket(rows -> rows.forEach(row -> done.add(row.id())));
        window.select(1, 2, 3);
        robot.clickOn(cell(0, "basket"));
        TableStage.settle();
        assertThat(done).containsExactly(9);
        assertThat(window.selected()).containsExactly(1, 2, 3);
    }

    @Test
    void marksFollowTheBasket() throws Exception {
        window.rows(10);
        BitSet in = new BitSet();
        in.set(8);
        window.run(() -> window.table.basketProperty().set(in));
        assertThat(onFx(() -> ((TableCell<?, ?>) cell0(1)).getAccessibleText())).isEqualTo("In the basket");
        assertThat(onFx(() -> ((TableCell<?, ?>) cell0(0)).getAccessibleText())).isNull();
    }

    private Node cell0(int index) {
        return window.view().lookupAll(".table-cell").stream().map(TableCell.class::cast)
                .filter(cell -> cell.getIndex() == index && cell.getTableColumn().getId().equals("basket")).findFirst().orElseThrow();
    }

    @Test
    void rowsThatArriveDoNotMoveWhatIsLookedAt() throws Exception {
        window.rows(500);
        window.select(300);
        window.run(() -> window.view().scrollTo(180));
        window.run(() -> ((javafx.scene.control.skin.VirtualFlow<?>) window.view().lookup(".virtual-flow")).scrollPixels(11));
        TableStage.Top top = window.top();
        assertThat(top).isEqualTo(new TableStage.Top(319, -11));
        for (int count = 600; count <= 1100; count += 100) {
            window.rows(count);
            assertThat(window.top()).as("newer rows are above, with %s rows", count).isEqualTo(top);
            assertThat(window.selected()).containsExactly(300);
            assertThat(onFx(() -> window.view().getFocusModel().getFocusedItem().id())).isEqualTo(300);
        }
    }

    @Test
    void rowsThatArriveWhileTheUserScrollsDoNotMakeTheTableJump() throws Exception {
        window.rows(500);
        window.run(() -> window.view().scrollTo(100));
        Bounds bounds = onFx(() -> window.view().localToScreen(window.view().getBoundsInLocal()));
        robot.moveTo(bounds.getMinX() + 300, bounds.getMinY() + 300);
        int id = window.top().id();
        for (int i = 1; i <= 20; i++) {
            window.run(() -> ((javafx.scene.control.skin.VirtualFlow<?>) window.view().lookup(".virtual-flow")).scrollPixels(30));
            window.rows(500 + 10 * i);
            assertThat(window.top().id()).as("after %s steps of one row each", i).isEqualTo(id - i);
        }
    }

    @Test
    void aTableAtItsBeginningShowsTheNewestRowsUnlessThePointerIsOverIt() throws Exception {
        robot.moveTo(995, 995);
        window.rows(500);
        window.rows(600);
        assertThat(window.top().id()).isEqualTo(599);
        robot.moveTo(cell(3, "platform"));
        TableStage.waitFor(() -> window.view().isHover());
        window.rows(700);
        assertThat(window.top().id()).as("somebody may be about to click").isEqualTo(599);
    }

    @Test
    void aNewSearchBeginsAtItsTopWithNothingSelected() throws Exception {
        window.rows(500);
        window.select(3);
        window.run(() -> window.model.clear());
        assertThat(window.shownSelected()).isEmpty();
        window.rows(50);
        assertThat(window.top().id()).isEqualTo(49);
        assertThat(window.selected()).isEmpty();
    }

    @Test
    void aRowSelectedOnTheMapComesIntoSight() throws Exception {
        window.rows(5000);
        window.select(17);
        assertThat(onFx(() -> window.view().lookupAll(".table-row-cell").stream()
                .anyMatch(node -> node instanceof TableRow<?> row && row.getItem() instanceof ResultRow shown && shown.id() == 17))).isTrue();
    }

    @Test
    void columnsComeBackAsTheyWere() throws Exception {
        Map<String, Double> widths = new LinkedHashMap<>();
        widths.put("name", 222.0);
        widths.put("time", 141.0);
        window.run(() -> window.table.restore(new ColumnLayout(widths, Set.of("tile", "orbit"))));
        ColumnLayout layout = onFx(() -> window.table.layout());
        assertThat(layout.widths().keySet()).startsWith("name", "time").contains("tile");
        assertThat(layout.widths()).containsEntry("name", 222.0).containsEntry("time", 141.0);
        assertThat(layout.hidden()).containsExactlyInAnyOrder("tile", "orbit");
        assertThat(onFx(() -> window.view().getSortOrder().getFirst().getId())).as("the order survives").isEqualTo("time");
        window.run(() -> window.table.restore(ColumnLayout.DEFAULT));
        assertThat(onFx(() -> window.table.layout()).hidden()).isEmpty();
        assertThat(onFx(() -> window.table.layout()).widths().keySet()).startsWith("basket", "time");
    }

    @Test
    void aLayoutThatHidesEverythingIsNotBelieved() throws Exception {
        Set<String> all = onFx(() -> window.table.layout()).widths().keySet();
        window.run(() -> window.table.restore(new ColumnLayout(Map.of("time", Double.NaN), all)));
        assertThat(onFx(() -> window.view().getVisibleLeafColumns())).hasSize(all.size());
    }

    @Test
    void theMostImportantColumnsFitIntoANarrowWindow() throws Exception {
        double width = onFx(() -> window.view().getColumns().stream().limit(9).mapToDouble(TableColumn::getWidth).sum());
        assertThat(width).as("down to the state, in the middle of a window 1280 pixels wide").isLessThan(680);
    }

    @Test
    void aHundredThousandRowsAreSelectedSortedAndGivenUp() throws Exception {
        window.rows(100_000);
        click(0);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        TableStage.settle();
        assertThat(onFx(() -> window.model.selection().selected().cardinality())).isEqualTo(100_000);
        window.run(() -> window.model.sortProperty().set(RowSort.parse("cloud:ascending")));
        robot.type(KeyCode.END);
        TableStage.settle();
        assertThat(window.selected()).hasSize(1);
        assertThat(onFx(() -> Double.isNaN(window.model.selectedRows().getFirst().cloud()))).as("unknown comes last").isTrue();
    }
}
