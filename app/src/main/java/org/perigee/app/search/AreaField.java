package org.perigee.app.search;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;

/// Where: draw on the map, or type, paste or drop WKT, a bounding box or GeoJSON.
public final class AreaField {

    /// What the user is drawing on the map.
    public enum Drawing { NONE, BOX, POLYGON }

    /// An area that was read, or why it could not be.
    ///
    /// @param area    null where there was a problem
    /// @param problem a sentence; empty where there was none
    public record Reading(Footprint area, String problem) {
    }

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final SearchFormModel model;
    private final Messages messages;
    private final Function<String, Reading> reader;
    private final ObjectProperty<Drawing> drawing = new SimpleObjectProperty<>(Drawing.NONE);
    private final TextArea text = new TextArea();
    private final Label summary = new Label();
    private final Label problem = new Label();
    private final VBox node = new VBox(6);
    private boolean showing;

    public AreaField(SearchFormModel model, Messages messages, Function<String, Reading> reader) {
        this.model = model;
        this.messages = messages;
        this.reader = reader;
        text.setId("search-area");
        text.setPromptText(messages.get("search.area.prompt"));
        text.setPrefRowCount(2);
        text.setWrapText(true);
        text.setAccessibleText(messages.get("search.area"));
        text.focusedProperty().addListener((o, before, focused) -> {
            if (!focused) {
                readText();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        problem.setWrapText(true);
        problem.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_SMALL, "problem");
        summary.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        summary.setWrapText(true);
        node.getChildren().setAll(tools(), text, summary, problem);
        hideWhenEmpty(summary);
        hideWhenEmpty(problem);
        model.areaProperty().addListener((o, before, now) -> show(now));
        show(model.areaProperty().get());
    }

    public Node node() {
        return node;
    }

    /// What the map should let the user draw.
    public ObjectProperty<Drawing> drawingProperty() {
        return drawing;
    }

    private static void hideWhenEmpty(Label label) {
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
    }

    private Node tools() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton box = tool(group, Drawing.BOX, Icon.AREA_BOX, "search.area.box", Styles.LEFT_PILL);
        ToggleButton polygon = tool(group, Drawing.POLYGON, Icon.AREA_POLYGON, "search.area.polygon", Styles.RIGHT_PILL);
        drawing.addListener((o, before, now) -> {
            box.setSelected(now == Drawing.BOX);
            polygon.setSelected(now == Drawing.POLYGON);
        });
        Button clear = new Button(messages.get("search.area.clear"), Icon.CLEAR.node());
        clear.setId("area-clear");
        clear.getStyleClass().add(Styles.FLAT);
        clear.disableProperty().bind(model.areaProperty().isNull());
        clear.setOnAction(event -> model.areaProperty().set(null));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(box, polygon, space, clear);
    }

    private ToggleButton tool(ToggleGroup group, Drawing kind, Icon icon, String key, String pill) {
        ToggleButton button = new ToggleButton(messages.get(key), icon.node());
        button.setId("area-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(messages.get(key + ".tip")));
        button.setContentDisplay(ContentDisplay.LEFT);
        button.getStyleClass().add(pill);
        button.setOnAction(event -> drawing.set(button.isSelected() ? kind : Drawing.NONE));
        return button;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            readText();
            event.consume();
        }
    }

    private void readText() {
        String typed = text.getText().strip();
        if (showing || typed.equals(written(model.areaProperty().get()))) {
            return;
        }
        accept(typed, "");
    }

    /// Takes an area from text that was typed, pasted or dropped; what is wrong with it is said under the field.
    ///
    /// @param label where it came from, such as a file's name; may be empty
    /// @return whether it was an area
    public boolean accept(String typed, String label) {
        if (typed.isEmpty()) {
            model.areaProperty().set(null);
            say("");
            return true;
        }
        Reading reading = reader.apply(typed);
        if (reading.area() == null) {
            text.setText(typed);
            say(reading.problem());
            return false;
        }
        model.areaLabelProperty().set(label);
        model.areaProperty().set(reading.area());
        say("");
        return true;
    }

    private void say(String sentence) {
        problem.setText(sentence);
        text.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
    }

    private void show(Footprint area) {
        showing = true;
        text.setText(written(area));
        summary.setText(area == null ? "" : describe(area));
        say("");
        showing = false;
    }

    private String describe(Footprint area) {
        String size = messages.get("search.area.size", messages.formats().count(Math.max(1, Math.round(AreaSize.squareKilometres(area)))));
        String label = model.areaLabelProperty().get();
        return label.isEmpty() ? size : label + " · " + size;
    }

    /// Boxes as four numbers, everything else as WKT.
    static String written(Footprint area) {
        if (area == null) {
            return "";
        }
        BoundingBox bounds = area.bounds();
        boolean isBox = area.equals(Footprint.of(bounds)) || area.geometry().isRectangle();
        return isBox ? bounds.toString() : area.geometry().toText();
    }
}
