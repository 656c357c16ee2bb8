package org.perigee.app.settings;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextFormatter;
import javafx.util.StringConverter;

/// The controls that settings are made of, each tied to its property.
final class SettingsControls {

    private static final double WIDTH = 150;

    private SettingsControls() {
    }

    /// A choice out of a few.
    static <T> ChoiceBox<T> choice(String id, ObjectProperty<T> property, List<T> all, Function<T, String> text) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.setId(id);
        box.setPrefWidth(WIDTH);
        box.setMinWidth(WIDTH);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String ignored) {
                throw new UnsupportedOperationException("Nothing is typed here");
            }
        });
        box.getItems().setAll(all);
        box.valueProperty().bindBidirectional(property);
        return box;
    }

    /// Yes or no.
    static CheckBox check(String id, ObjectProperty<Boolean> property) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    /// A whole number, typed or stepped; what is no number cannot be typed.
    static Spinner<Integer> number(String id, ObjectProperty<Integer> property, int min, int max) {
        Spinner<Integer> spinner = new Spinner<>(new IntegerSpinnerValueFactory(min, max, property.get()));
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(WIDTH);
        spinner.setMinWidth(WIDTH);
        spinner.getEditor().setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,5}") ? change : null));
        spinner.getEditor().focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                commit(spinner, property);
            }
        });
        spinner.valueProperty().addListener((o, before, now) -> {
            if (now != null) {
                property.set(now);
            }
        });
        return spinner;
    }

    private static void commit(Spinner<Integer> spinner, ObjectProperty<Integer> property) {
        if (spinner.getEditor().getText().isEmpty()) {
            spinner.getEditor().setText(property.get().toString());
        }
        spinner.commitValue();
    }
}
