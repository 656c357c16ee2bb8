package org.perigee.app.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.perigee.app.text.Messages;

/// The table's columns: which are shown, in what order, how wide, and by which of them is sorted. On the JavaFX thread only.
final class TableColumns {

    private final TableView<ResultRow> table;
    private final Messages messages;
    /// In their own order, with the widths they come with.
    private final List<TableColumn<ResultRow, ?>> original;
    private final Map<String, Double> originalWidths = new LinkedHashMap<>();

    TableColumns(TableView<ResultRow> table, List<TableColumn<ResultRow, ?>> columns, Messages messages) {
        this.table = table;
        this.messages = messages;
        this.original = List.copyOf(columns);
        original.forEach(column -> originalWidths.put(column.getId(), column.getPrefWidth()));
        table.getColumns().setAll(original);
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(event -> menu.getItems().setAll(choices()));
        // A context menu without items is never shown, so that nobody would fill it.
        menu.getItems().setAll(choices());
        original.forEach(column -> column.setContextMenu(menu));
    }

    /// An item to show or hide each column, and one to put everything back.
    List<MenuItem> choices() {
        List<MenuItem> items = new ArrayList<>();
        for (TableColumn<ResultRow, ?> column : original) {
            CheckMenuItem item = new CheckMenuItem(messages.get("column." + column.getId()));
            item.setId("column-choice-" + column.getId());
            item.setSelected(column.isVisible());
            item.setDisable(column.isVisible() && table.getVisibleLeafColumns().size() == 1);
            item.selectedProperty().addListener((o, before, now) -> column.setVisible(now));
            items.add(item);
        }
        MenuItem reset = new MenuItem(messages.get("results.columns.reset"));
        reset.setOnAction(event -> restore(ColumnLayout.DEFAULT));
        items.add(new SeparatorMenuItem());
        items.add(reset);
        return items;
    }

    ColumnLayout layout() {
        Map<String, Double> widths = new LinkedHashMap<>();
        table.getColumns().forEach(column -> widths.put(column.getId(), column.getWidth()));
        Set<String> hidden = table.getColumns().stream().filter(column -> !column.isVisible()).map(TableColumn::getId).collect(Collectors.toSet());
        return new ColumnLayout(widths, hidden);
    }

    /// Gives columns the order, widths and visibility they had; those that the layout does not know keep their own.
    void restore(ColumnLayout layout) {
        List<String> order = List.copyOf(layout.widths().keySet());
        List<TableColumn<ResultRow, ?>> columns = new ArrayList<>(original);
        columns.sort(Comparator.comparingInt(column -> {
            int place = order.indexOf(column.getId());
            return place < 0 ? Integer.MAX_VALUE : place;
        }));
        boolean leavesSome = columns.stream().anyMatch(column -> !layout.hidden().contains(column.getId()));
        for (TableColumn<ResultRow, ?> column : columns) {
            Double width = layout.widths().get(column.getId());
            setWidth(column, width != null && width > 0 && Double.isFinite(width) ? width : originalWidths.get(column.getId()));
            column.setVisible(!leavesSome || !layout.hidden().contains(column.getId()));
        }
        RowSort sort = sort();
        table.getColumns().setAll(columns);
        showSort(sort);
    }

    private static void setWidth(TableColumn<ResultRow, ?> column, double width) {
        // A column that was pulled wider listens to a changed preference only.
        column.setPrefWidth(width + 1);
        column.setPrefWidth(width);
    }

    /// What the arrows in the header say; without keys where there are none.
    RowSort sort() {
        List<RowSort.Key> keys = new ArrayList<>();
        for (TableColumn<ResultRow, ?> column : table.getSortOrder()) {
            ResultColumn.byId(column.getId())
                    .ifPresent(found -> keys.add(new RowSort.Key(found, column.getSortType() == TableColumn.SortType.ASCENDING)));
        }
        return new RowSort(keys);
    }

    /// Draws the arrows in the header.
    void showSort(RowSort sort) {
        List<TableColumn<ResultRow, ?>> order = new ArrayList<>();
        for (RowSort.Key key : sort.keys()) {
            find(key.column().id()).ifPresent(column -> {
                column.setSortType(key.ascending() ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
                order.add(column);
            });
        }
        ObservableList<TableColumn<ResultRow, ?>> shown = table.getSortOrder();
        if (!shown.equals(order)) {
            shown.setAll(order);
        }
    }

    private Optional<TableColumn<ResultRow, ?>> find(String id) {
        return original.stream().filter(column -> column.getId().equals(id)).findFirst();
    }
}
