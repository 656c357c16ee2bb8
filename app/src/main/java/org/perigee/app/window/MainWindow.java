package org.perigee.app.window;

import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// Where the views stand: the form at the left, the map over the drawer in the middle, the details at the right.
final class MainWindow {

    private static final double FORM_WIDTH = 290;
    private static final double DETAILS_WIDTH = 310;
    private static final double MAP_SHARE = 0.58;

    private final BorderPane root = new BorderPane();
    private final SplitPane sides = new SplitPane();
    private final SplitPane middle = new SplitPane();
    private final TabPane drawer = new TabPane();
    private final Node form;
    private final Node details;

    /// The views in their places.
    ///
    /// @param tabs of the drawer below the map
    record Views(Node topBar, Node form, Node map, List<Tab> tabs, Node details, Node statusBar) {
    }

    MainWindow(Views views) {
        form = views.form();
        details = views.details();
        widths(form, 230, FORM_WIDTH);
        widths(details, 240, DETAILS_WIDTH);
        drawer.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        drawer.getTabs().setAll(views.tabs());
        drawer.setId("drawer");
        drawer.setMinHeight(120);
        middle.setOrientation(Orientation.VERTICAL);
        middle.getItems().setAll(views.map(), drawer);
        middle.setId("middle");
        sides.getItems().setAll(form, middle, details);
        sides.setId("sides");
        SplitPane.setResizableWithParent(form, false);
        SplitPane.setResizableWithParent(details, false);
        root.setTop(views.topBar());
        root.setCenter(sides);
        root.setBottom(views.statusBar());
        root.getStyleClass().add("perigee");
    }

    private static void widths(Node node, double min, double pref) {
        if (node instanceof Region region) {
            region.setMinWidth(min);
            region.setPrefWidth(pref);
        }
    }

    Parent root() {
        return root;
    }

    /// Hides a side pane or shows it again.
    void toggleForm() {
        toggle(form, 0);
    }

    void toggleDetails() {
        toggle(details, sides.getItems().size());
    }

    private void toggle(Node pane, int place) {
        if (!sides.getItems().remove(pane)) {
            sides.getItems().add(Math.min(place, sides.getItems().size()), pane);
        }
    }

    /// Brings a tab of the drawer to the front, by its id.
    void showTab(String id) {
        drawer.getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst().ifPresent(drawer.getSelectionModel()::select);
    }

    String shownTab() {
        Tab tab = drawer.getSelectionModel().getSelectedItem();
        return tab == null ? "" : tab.getId();
    }

    /// How wide the side panes are in pixels (0 for a hidden one) and what share of the middle the map has, to be found again.
    Map<String, Double> dividers() {
        return Map.of("form", width(form), "details", width(details), "map", middle.getDividerPositions()[0]);
    }

    private double width(Node pane) {
        return sides.getItems().contains(pane) ? ((Region) pane).getWidth() : 0;
    }

    /// Gives the panes the sizes they had.
    ///
    /// A split pane forgets where its dividers were put while the window system still makes up its mind about the window's size, so
    /// they are put there again with each change of width until somebody touches the window.
    void restore(Map<String, Double> sizes) {
        double formWidth = sizes.getOrDefault("form", FORM_WIDTH);
        double detailsWidth = sizes.getOrDefault("details", DETAILS_WIDTH);
        if (formWidth == 0) {
            sides.getItems().remove(form);
        }
        if (detailsWidth == 0) {
            sides.getItems().remove(details);
        }
        middle.setDividerPositions(sizes.getOrDefault("map", MAP_SHARE));
        // Not at once: widths change in the middle of a layout, which would not begin anew.
        InvalidationListener place = property -> Platform.runLater(() -> place(formWidth, detailsWidth));
        sides.widthProperty().addListener(place);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> sides.widthProperty().removeListener(place));
        Platform.runLater(() -> place(formWidth, detailsWidth));
    }

    private void place(double formWidth, double detailsWidth) {
        double width = sides.getWidth();
        if (width <= 0) {
            return;
        }
        if (sides.getItems().size() == 3) {
            sides.setDividerPositions(formWidth / width, 1 - detailsWidth / width);
        } else if (sides.getItems().size() == 2) {
            sides.setDividerPositions(sides.getItems().contains(form) ? formWidth / width : 1 - detailsWidth / width);
        }
    }
}
