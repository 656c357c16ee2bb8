package org.perigee.app.results;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;

/// Makes the table's columns, the most telling ones first, and what stands in their cells.
final class ResultCells {

    static final String BASKET = "basket";
    private static final String NUMBERS = "number-column";

    private final Messages messages;
    private final Formats formats;
    private final UnaryOperator<String> providerName;
    private final ObservableValue<BitSet> basket;
    private final Consumer<ResultRow> onMark;

    /// @param basket ids of the rows that are in the basket
    /// @param onMark what a click on a row's mark does
    ResultCells(Messages messages, UnaryOperator<String> providerName, ObservableValue<BitSet> basket, Consumer<ResultRow> onMark) {
        this.messages = messages;
        this.formats = messages.formats();
        this.providerName = providerName;
        this.basket = basket;
        this.onMark = onMark;
    }

    List<TableColumn<ResultRow, ?>> columns() {
        TableColumn<ResultRow, ResultRow> cloud = column(ResultColumn.CLOUD, 58, () -> new CloudCell(messages));
        TableColumn<ResultRow, ResultRow> size = texts(ResultColumn.SIZE, 68, this::size);
        TableColumn<ResultRow, ResultRow> orbit = texts(ResultColumn.ORBIT, 56, this::orbit);
        TableColumn<ResultRow, ResultRow> name = texts(ResultColumn.NAME, 470, ResultRow::title);
        List.of(cloud, size, orbit).forEach(column -> column.getStyleClass().add(NUMBERS));
        name.getStyleClass().add("name-column");
        return List.of(basketColumn(),
                texts(ResultColumn.TIME, 130, this::time),
                texts(ResultColumn.PLATFORM, 90, ResultRow::platform),
                texts(ResultColumn.TYPE, 98, ResultRow::type),
                texts(ResultColumn.TILE, 58, ResultRow::tile),
                orbit, cloud, size,
                column(ResultColumn.AVAILABILITY, 82, () -> new AvailabilityCell(messages)),
                column(ResultColumn.PROVIDERS, 180, () -> new ProvidersCell(providerName)),
                name);
    }

    private TableColumn<ResultRow, ResultRow> column(String id, double width, Supplier<TableCell<ResultRow, ResultRow>> cell) {
        TableColumn<ResultRow, ResultRow> column = new TableColumn<>();
        column.setId(id);
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(c -> cell.get());
        return column;
    }

    private TableColumn<ResultRow, ResultRow> column(ResultColumn kind, double width, Supplier<TableCell<ResultRow, ResultRow>> cell) {
        TableColumn<ResultRow, ResultRow> column = column(kind.id(), width, cell);
        column.setText(messages.get("column." + kind.id()));
        // Never used, for the rows are sorted elsewhere; but the one columns come with is a collator, forty times slower.
        column.setComparator(kind.comparator(true));
        return column;
    }

    private TableColumn<ResultRow, ResultRow> texts(ResultColumn kind, double width, Function<ResultRow, String> text) {
        return column(kind, width, () -> new TextCell(text));
    }

    private TableColumn<ResultRow, ResultRow> basketColumn() {
        TableColumn<ResultRow, ResultRow> column = column(BASKET, 30, () -> new BasketCell(basket, messages.get("basket.contains"), onMark));
        column.setMinWidth(30);
        column.setMaxWidth(30);
        column.setSortable(false);
        column.setResizable(false);
        return column;
    }

    private String time(ResultRow row) {
        return row.start() == Long.MIN_VALUE ? "" : formats.minute(Instant.ofEpochMilli(row.start()));
    }

    private String orbit(ResultRow row) {
        String arrow = switch (row.orbitState().toLowerCase(Locale.ROOT)) {
            case "ascending" -> "↑";
            case "descending" -> "↓";
            default -> "";
        };
        return row.orbit() < 0 ? arrow : arrow + " " + row.orbit();
    }

    private String size(ResultRow row) {
        return row.size() < 0 ? "" : formats.bytes(row.size());
    }
}
