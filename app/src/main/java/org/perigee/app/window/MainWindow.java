package org.perigee.app.window;

import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// Where the views stand: the form at the left, the map over the drawer in the middle, the details at the right.
final class MainWindow {

    private static final double FORM_WIDTH = 290;
    private static final double DETAILS_WIDTH = 310;

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

    /// Where the splitters stand, to be found again.
    Map<String, Double> dividers() {
        double total = Math.max(1, sides.getWidth());
        return Map.of("form", sides.getItems().contains(form) ? ((Region) form).getWidth() / total : 0,
                "details", sides.getItems().contains(details) ? ((Region) details).getWidth() / total : 0,
                "map", middle.getDividerPositions()[0]);
    }

    /// Puts the splitters where they stood; to be called when the window has its size.
    void restore(Map<String, Double> dividers, double width) {
        double formShare = dividers.getOrDefault("form", FORM_WIDTH / width);
        double detailsShare = dividers.getOrDefault("details", DETAILS_WIDTH / width);
        if (formShare == 0) {
            sides.getItems().remove(form);
        }
        if (detailsShare == 0) {
            sides.getItems().remove(details);
        }
        if (sides.getItems().size() == 3) {
            sides.setDividerPositions(formShare, 1 - detailsShare);
        } else if (sides.getItems().size() == 2) {
            sides.setDividerPositions(formShare > 0 ? formShare : 1 - detailsShare);
        }
        middle.setDividerPositions(dividers.getOrDefault("map", 0.58));
    }
}
