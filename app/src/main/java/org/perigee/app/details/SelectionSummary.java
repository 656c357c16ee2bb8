package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.results.ResultRow;
import org.perigee.app.results.RowClipboard;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Availability;

/// Several products together: how many, how large, from when to when.
final class SelectionSummary {

    private static final int MISSIONS = 6;

    private final Messages messages;
    private final Formats formats;
    private final List<ResultRow> rows;
    private final VBox node = new VBox(12);

    SelectionSummary(Messages messages, List<ResultRow> rows, ResultRow lead, CardActions actions) {
        this.messages = messages;
        this.formats = messages.formats();
        this.rows = rows;
        Label title = new Label(messages.get("details.several", formats.count(rows.size())));
        title.getStyleClass().add("summary-title");
        title.setId("details-several");
        Button basket = new Button(messages.get("details.basket"), Icon.BASKET.node());
        basket.setId("details-basket");
        basket.getStyleClass().add(Styles.ACCENT);
        basket.setOnAction(event -> actions.onBasket.accept(rows));
        Button copy = new Button(messages.get("results.menu.copy"), Icon.COPY.node());
        copy.setOnAction(event -> RowClipboard.copyNames(rows));
        node.setPadding(new Insets(12));
        node.setId("details-summary");
        node.getChildren().setAll(title, new FlowPane(6, 6, basket, copy), facts());
        if (lead != null) {
            Label last = new Label(lead.title());
            last.setWrapText(true);
            last.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            Label lastTitle = new Label(messages.get("details.selectedLast"));
            lastTitle.getStyleClass().add("section-title");
            node.getChildren().add(new VBox(4, lastTitle, last));
        }
    }

    Node node() {
        return node;
    }

    private Node facts() {
        GridPane grid = new GridPane(10, 6);
        add(grid, "details.totalSize", size());
        add(grid, "details.dates", dates());
        add(grid, "column.platform", missions());
        add(grid, "column.availability", states());
        return grid;
    }

    private void add(GridPane grid, String key, String text) {
        if (!text.isEmpty()) {
            Label name = new Label(messages.get(key));
            name.getStyleClass().add(Styles.TEXT_MUTED);
            name.setMinWidth(90);
            GridPane.setValignment(name, javafx.geometry.VPos.TOP);
            Label value = new Label(text);
            value.setWrapText(true);
            grid.addRow(grid.getRowCount(), name, value);
        }
    }

    private String size() {
        long known = rows.stream().mapToLong(ResultRow::size).filter(size -> size >= 0).sum();
        long unknown = rows.stream().filter(row -> row.size() < 0).count();
        return unknown == 0 ? formats.bytes(known) : messages.get("basket.atLeast", formats.bytes(known), formats.count(unknown));
    }

    private String dates() {
        LongSummaryStatistics times = rows.stream().mapToLong(ResultRow::start).filter(time -> time != Long.MIN_VALUE).summaryStatistics();
        if (times.getCount() == 0) {
            return "";
        }
        String first = formats.day(Instant.ofEpochMilli(times.getMin()));
        String last = formats.day(Instant.ofEpochMilli(times.getMax()));
        return first.equals(last) ? first : first + " – " + last;
    }

    private String missions() {
        Map<String, Long> counts = new TreeMap<>(rows.stream().filter(row -> !row.platform().isEmpty())
                .collect(Collectors.groupingBy(ResultRow::platform, Collectors.counting())));
        String text = counts.entrySet().stream().limit(MISSIONS).map(entry -> entry.getKey() + "\u00a0×\u00a0" + formats.count(entry.getValue()))
                .collect(Collectors.joining("\n"));
        return counts.size() > MISSIONS ? text + "\n…" : text;
    }

    private String states() {
        Map<Availability, Long> counts = new TreeMap<>(rows.stream().collect(Collectors.groupingBy(ResultRow::availability, Collectors.counting())));
        return counts.entrySet().stream().map(entry -> formats.count(entry.getValue()) + " " + messages.get("availability." + entry.getKey().name()))
                .collect(Collectors.joining("\n"));
    }
}
