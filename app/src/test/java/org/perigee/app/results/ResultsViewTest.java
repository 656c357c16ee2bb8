package org.perigee.app.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perigee.app.results.TableStage.onFx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class ResultsViewTest {

    private final FxRobot robot = new FxRobot();
    private final List<String> done = new ArrayList<>();
    private TableStage window;
    private ResultsView view;

    @BeforeEach
    void open() throws Exception {
        window = TableStage.open();
        window.show(() -> {
            view = new ResultsView(window.model, window.messages, window.table, new Label("banner"), new ResultsView.Actions(
                    rows -> done.add("basket " + rows.size()), row -> done.add("zoom " + row.id()), rows -> done.add("download " + rows.size()),
                    new ResultsView.SearchActions(() -> done.add("example"), () -> done.add("dates"), () -> done.add("clouds"), () -> done.add("retry"))));
            return view.node();
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        window.close();
    }

    private Node find(String id) {
        return view.node().lookup(id);
    }

    private void state(EmptyState state) throws Exception {
        window.run(() -> view.setState(state));
    }

    private String words() throws Exception {
        return onFx(() -> find("#results-empty").lookupAll(".label").stream().map(node -> ((Label) node).getText()).collect(Collectors.joining(" | ")));
    }

    @Test
    void theFirstLaunchOffersAnExample() throws Exception {
        assertThat(words()).contains("Nothing searched yet");
        robot.clickOn(onFx(() -> find("#try-example")));
        assertThat(done).containsExactly("example");
    }

    @Test
    void nothingFoundOffersWhatMayHelpAndOnlyThat() throws Exception {
        state(new EmptyState.Nothing("A: complete, 0 found.", true, true));
        assertThat(words()).contains("Nothing found").contains("A: complete, 0 found.");
        robot.clickOn(onFx(() -> find("#widen-dates"))).clickOn(onFx(() -> find("#drop-clouds")));
        assertThat(done).containsExactly("dates", "clouds");
        state(new EmptyState.Nothing("", false, false));
        assertThat(onFx(() -> find("#widen-dates"))).isNull();
        assertThat(onFx(() -> find("#drop-clouds"))).isNull();
    }

    @Test
    void aFailureSaysWhyAndCanBeTriedAgain() throws Exception {
        state(new EmptyState.Failed("A failed: no connection."));
        assertThat(words()).contains("No provider could answer").contains("A failed: no connection.");
        robot.clickOn(onFx(() -> find("#retry")));
        assertThat(done).containsExactly("retry");
    }

    @Test
    void askingShowsWhereRowsWillBe() throws Exception {
        state(new EmptyState.Asking());
        assertThat(onFx(() -> find("#results-empty").lookupAll(".skeleton"))).isNotEmpty();
    }

    @Test
    void aFilterThatLetsNothingThroughIsClearedWithOneClick() throws Exception {
        window.rows(20);
        window.run(() -> window.model.filterTextProperty().set("nowhere"));
        assertThat(words()).contains("No row contains “nowhere”").contains("20 rows");
        robot.clickOn(onFx(() -> find("#clear-filter")));
        TableStage.settle();
        assertThat(onFx(() -> window.model.view().size())).isEqualTo(20);
    }

    @Test
    void theFilterSaysHowManyAreLeftAndGoesWithEscape() throws Exception {
        window.rows(20);
        robot.clickOn(onFx(() -> (TextField) find("#results-filter"))).write("_00001");
        TableStage.settle();
        assertThat(onFx(() -> ((Label) find("#results-count")).getText())).isEqualTo("10 of 20");
        robot.type(KeyCode.ESCAPE);
        TableStage.settle();
        assertThat(onFx(() -> window.model.view().size())).isEqualTo(20);
        assertThat(onFx(() -> ((Label) find("#results-count")).getText())).isEmpty();
    }

    @Test
    void theContextMenuActsOnTheSelection() throws Exception {
        window.rows(20);
        window.select(3, 4);
        ContextMenu menu = onFx(() -> window.view().getContextMenu());
        window.run(() -> menu.getItems().stream().filter(item -> "basket".equals(item.getId())).findFirst().orElseThrow().fire());
        window.run(() -> menu.getItems().stream().filter(item -> "zoom".equals(item.getId())).findFirst().orElseThrow().fire());
        window.run(() -> menu.getItems().stream().filter(item -> "download".equals(item.getId())).findFirst().orElseThrow().fire());
        assertThat(done).containsExactly("basket 2", "zoom 4", "download 2");
    }

    @Test
    void columnsAreChosenInTheMenu() throws Exception {
        MenuButton columns = (MenuButton) onFx(() -> find("#results-columns"));
        CheckMenuItem tile = (CheckMenuItem) columns.getItems().stream().filter(item -> "column-choice-tile".equals(item.getId())).findFirst().orElseThrow();
        window.run(() -> tile.setSelected(false));
        assertThat(onFx(() -> window.table.layout()).hidden()).containsExactly("tile");
        window.run(() -> columns.getItems().getLast().fire());
        assertThat(onFx(() -> window.table.layout()).hidden()).isEmpty();
    }

    @Test
    void buttonsHaveWords() throws Exception {
        assertThat(onFx(() -> ((Button) find("#try-example")).getText())).isEqualTo("Try an example");
    }
}
