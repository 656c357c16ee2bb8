package org.perigee.app.results;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Availability;

/// Makes the table's columns and what stands in their cells.
final class ResultCells {

    static final String BASKET = "basket";

    private final Messages messages;
    private final Formats formats;
    private final UnaryOperator<String> providerName;
    private final ObservableValue<BitSet> basket;

    ResultCells(Messages messages, UnaryOperator<String> providerName, ObservableValue<BitSet> basket) {
        this.messages = messages;
        this.formats = messages.formats();
        this.providerName = providerName;
        this.basket = basket;
    }

    List<TableColumn<ResultRow, ?>> columns() {
        return List.of(
                basketColumn(),
                column(ResultColumn.TIME, 140, Pos.CENTER_LEFT, this::time),
                column(ResultColumn.PLATFORM, 100, Pos.CENTER_LEFT, ResultRow::platform),
                column(ResultColumn.TYPE, 105, Pos.CENTER_LEFT, ResultRow::type),
                column(ResultColumn.TILE, 70, Pos.CENTER_LEFT, ResultRow::tile),
                column(ResultColumn.ORBIT, 70, Pos.CENTER_RIGHT, this::orbit),
                cloudColumn(),
                column(ResultColumn.SIZE, 80, Pos.CENTER_RIGHT, this::size),
                column(ResultColumn.AVAILABILITY, 90, Pos.CENTER_LEFT, this::availability),
                column(ResultColumn.PROVIDERS, 150, Pos.CENTER_LEFT, this::providers),
                column(ResultColumn.NAME, 380, Pos.CENTER_LEFT, ResultRow::title));
    }

    private TableColumn<ResultRow, ResultRow> empty(String id, double width) {
        TableColumn<ResultRow, ResultRow> column = new TableColumn<>();
        column.setId(id);
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setReorderable(true);
        return column;
    }

    private TableColumn<ResultRow, ResultRow> column(ResultColumn kind, double width, Pos alignment, java.util.function.Function<ResultRow, String> text) {
        TableColumn<ResultRow, ResultRow> column = empty(kind.id(), width);
        column.setText(messages.get("column." + kind.id()));
        // The default comparator of a column is a collator, forty times slower than ours.
        column.setComparator(kind.comparator());
        column.setCellFactory(c -> new TextCell(alignment, text));
        return column;
    }

    private TableColumn<ResultRow, ResultRow> basketColumn() {
        TableColumn<ResultRow, ResultRow> column = empty(BASKET, 34);
        column.setMinWidth(34);
        column.setMaxWidth(34);
        column.setSortable(false);
        column.setResizable(false);
        column.setCellFactory(c -> new BasketCell(basket, messages.get("basket.contains")));
        return column;
    }

    private TableColumn<ResultRow, ResultRow> cloudColumn() {
        TableColumn<ResultRow, ResultRow> column = column(ResultColumn.CLOUD, 80, Pos.CENTER_RIGHT, row -> "");
        column.setCellFactory(c -> new CloudCell(formats));
        return column;
    }

    private String time(ResultRow row) {
        return row.start() == Long.MIN_VALUE ? "" : formats.minute(Instant.ofEpochMilli(row.start()));
    }

    private String orbit(ResultRow row) {
        String arrow = switch (row.orbitState()) {
            case "ascending" -> "↑";
            case "descending" -> "↓";
            default -> "";
        };
        return row.orbit() < 0 ? arrow : arrow + " " + row.orbit();
    }

    private String size(ResultRow row) {
        return row.size() < 0 ? "" : formats.bytes(row.size());
    }

    private String availability(ResultRow row) {
        return row.availability() == Availability.UNKNOWN ? "" : messages.get("availability." + row.availability().name());
    }

    private String providers(ResultRow row) {
        return String.join(" · ", row.offers().stream().map(item -> providerName.apply(item.ref().provider())).distinct().toList());
    }

    /// Text with a tooltip where it is cut.
    private static final class TextCell extends TableCell<ResultRow, ResultRow> {

        private final java.util.function.Function<ResultRow, String> text;

        TextCell(Pos alignment, java.util.function.Function<ResultRow, String> text) {
            this.text = text;
            setAlignment(alignment);
        }

        @Override
        protected void updateItem(ResultRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : text.apply(row));
        }
    }

    /// A basket where the row is in it.
    private static final class BasketCell extends TableCell<ResultRow, ResultRow> {

        private final FontIcon mark = Icon.BASKET_FULL.node();
        private final ObservableValue<BitSet> basket;
        private final javafx.beans.value.ChangeListener<BitSet> onChange = (o, before, now) -> update();

        BasketCell(ObservableValue<BitSet> basket, String accessibleText) {
            this.basket = basket;
            mark.getStyleClass().add("basket-mark");
            mark.setAccessibleText(accessibleText);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.CENTER);
            basket.addListener(new javafx.beans.value.WeakChangeListener<>(onChange));
        }

        @Override
        protected void updateItem(ResultRow row, boolean empty) {
            super.updateItem(row, empty);
            update();
        }

        private void update() {
            ResultRow row = getItem();
            setGraphic(!isEmpty() && row != null && basket.getValue().get(row.id()) ? mark : null);
        }
    }

    /// The cloud cover as a number over a bar.
    private static final class CloudCell extends TableCell<ResultRow, ResultRow> {

        private final Formats formats;
        private final Tooltip tooltip = new Tooltip();

        CloudCell(Formats formats) {
            this.formats = formats;
            setAlignment(Pos.CENTER_RIGHT);
            getStyleClass().add("cloud-cell");
        }

        @Override
        protected void updateItem(ResultRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean known = !empty && row != null && !Double.isNaN(row.cloud());
            setText(known ? formats.percentValue(row.cloud()) : null);
            if (known) {
                tooltip.setText(formats.decimal(row.cloud(), 2) + " %");
            }
            setTooltip(known ? tooltip : null);
        }
    }
}
