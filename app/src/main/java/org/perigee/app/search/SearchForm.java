package org.perigee.app.search;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.perigee.app.text.Messages;

/// The form at the left: where, when, what. Binds to [SearchFormModel].
public final class SearchForm {

    /// A collection or mission one can tick.
    ///
    /// @param id    of the collection
    /// @param title for people
    /// @param group mission it belongs to, for people
    public record Choice(String id, String title, String group) {
    }

    private final SearchFormModel model;
    private final Messages messages;
    private final VBox fields = new VBox(14);
    private final ScrollPane node = new ScrollPane(fields);
    private final VBox collectionBoxes = new VBox(4);
    private final AreaField areaField;

    public SearchForm(SearchFormModel model, Messages messages, List<Choice> choices, AreaField areaField) {
        this.model = model;
        this.messages = messages;
        this.areaField = areaField;
        fields.setPadding(new Insets(12));
        fields.getStyleClass().add("search-form");
        fields.getChildren().setAll(
                section("search.area", areaField.node()),
                section("search.dates", dates()),
                section("search.collections", collections(choices)),
                section("search.productType", productType()),
                section("search.cloud", cloud()));
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("side-pane");
        node.setId("search-form");
    }

    public Node node() {
        return node;
    }

    private Node section(String key, Node content) {
        Label title = new Label(messages.get(key));
        title.getStyleClass().add("section-title");
        return new VBox(6, title, content);
    }

    private Node dates() {
        DatePicker from = picker(model.fromProperty(), "search.from", "search-from");
        DatePicker to = picker(model.toProperty(), "search.to", "search-to");
        GridPane grid = new GridPane(8, 6);
        Label fromLabel = new Label(messages.get("search.from"));
        fromLabel.setMinWidth(40);
        grid.addRow(0, fromLabel, from);
        grid.addRow(1, new Label(messages.get("search.to")), to);
        GridPane.setHgrow(from, Priority.ALWAYS);
        GridPane.setHgrow(to, Priority.ALWAYS);
        HBox quick = new HBox(6, quick("search.last7", 7), quick("search.last30", 30), quick("search.lastYear", 365));
        return new VBox(6, grid, quick);
    }

    private Button quick(String key, int days) {
        Button button = new Button(messages.get(key));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "quick-date");
        button.setOnAction(event -> {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            model.fromProperty().set(today.minusDays(days));
            model.toProperty().set(today);
        });
        return button;
    }

    private DatePicker picker(javafx.beans.property.ObjectProperty<LocalDate> property, String key, String id) {
        DatePicker picker = new DatePicker();
        picker.setId(id);
        picker.setMaxWidth(Double.MAX_VALUE);
        picker.setPromptText("2025-06-30");
        picker.setAccessibleText(messages.get(key));
        picker.setConverter(new IsoDate());
        picker.valueProperty().bindBidirectional(property);
        // What was typed counts without Enter.
        picker.getEditor().focusedProperty().addListener((o, before, focused) -> {
            if (!focused) {
                picker.setValue(picker.getConverter().fromString(picker.getEditor().getText()));
            }
        });
        return picker;
    }

    private Node collections(List<Choice> choices) {
        String group = "";
        for (Choice choice : choices) {
            if (!choice.group().equals(group)) {
                group = choice.group();
                Label label = new Label(group);
                label.getStyleClass().addAll(Styles.TEXT_MUTED, "collection-group");
                collectionBoxes.getChildren().add(label);
            }
            collectionBoxes.getChildren().add(box(choice));
        }
        return collectionBoxes;
    }

    private CheckBox box(Choice choice) {
        CheckBox box = new CheckBox(choice.title());
        box.setId("collection-" + choice.id());
        box.setTooltip(new Tooltip(choice.id()));
        box.setSelected(model.collections().contains(choice.id()));
        box.selectedProperty().addListener((o, before, now) -> {
            if (now) {
                model.collections().add(choice.id());
            } else {
                model.collections().remove(choice.id());
            }
        });
        model.collections().addListener((javafx.collections.SetChangeListener<String>) change ->
                box.setSelected(model.collections().contains(choice.id())));
        return box;
    }

    private Node productType() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("search-product-type");
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll("", "S2MSI1C", "S2MSI2A", "IW_GRDH_1S", "IW_SLC__1S", "OL_1_EFR___", "OL_2_LFR___");
        box.getEditor().setPromptText(messages.get("search.any"));
        box.setAccessibleText(messages.get("search.productType"));
        box.getEditor().textProperty().bindBidirectional(model.productTypeProperty());
        return box;
    }

    private Node cloud() {
        Slider slider = new Slider(0, SearchFormModel.ANY_CLOUD, SearchFormModel.ANY_CLOUD);
        slider.setId("search-cloud");
        slider.setBlockIncrement(5);
        slider.setAccessibleText(messages.get("search.cloud"));
        slider.valueProperty().bindBidirectional(model.maxCloudProperty());
        slider.valueProperty().addListener((o, before, now) -> slider.setValue(Math.rint(now.doubleValue())));
        Label value = new Label();
        value.setMinWidth(64);
        value.setAlignment(Pos.CENTER_RIGHT);
        value.textProperty().bind(Bindings.createStringBinding(() -> model.maxCloudProperty().get() >= SearchFormModel.ANY_CLOUD
                ? messages.get("search.any") : "≤ " + messages.formats().percentValue(model.maxCloudProperty().get()), model.maxCloudProperty()));
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox box = new HBox(8, slider, value);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// Dates as `2025-06-30` in every language; what cannot be read leaves the field empty.
    private static final class IsoDate extends StringConverter<LocalDate> {

        @Override
        public String toString(LocalDate date) {
            return date == null ? "" : date.toString();
        }

        @Override
        public LocalDate fromString(String text) {
            try {
                return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
            } catch (java.time.DateTimeException e) {
                return null;
            }
        }
    }
}
