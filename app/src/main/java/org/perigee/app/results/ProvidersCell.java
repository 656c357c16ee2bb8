package org.perigee.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Who offers the product: a chip each, as many as the column has room for, and how many more there are.
final class ProvidersCell extends TableCell<ResultRow, ResultRow> {

    private static final int MOST = 3;

    private final UnaryOperator<String> providerName;
    private final HBox chips = new HBox(4);
    private final List<Label> labels = new ArrayList<>();

    /// @param providerName a provider's title for its id
    ProvidersCell(UnaryOperator<String> providerName) {
        this.providerName = providerName;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        chips.getStyleClass().add("chips");
        setOnMouseEntered(event -> setTooltip(getGraphic() == null ? null : new Tooltip(titles(getItem()))));
    }

    private String titles(ResultRow row) {
        return row.acquisition().providers().stream().map(providerName).collect(Collectors.joining("\n"));
    }

    @Override
    protected void updateItem(ResultRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        List<String> ids = List.copyOf(row.acquisition().providers());
        int shown = ids.size() <= MOST ? ids.size() : MOST - 1;
        int wanted = ids.size() <= MOST ? shown : MOST;
        while (labels.size() < wanted) {
            labels.add(chip());
        }
        for (int i = 0; i < wanted; i++) {
            labels.get(i).setText(i < shown ? ids.get(i) : "+" + (ids.size() - shown));
        }
        if (chips.getChildren().size() != wanted) {
            chips.getChildren().setAll(labels.subList(0, wanted));
        }
        setAccessibleText(String.join(", ", ids));
        setGraphic(chips);
    }

    private static Label chip() {
        Label label = new Label();
        label.getStyleClass().add("chip");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
