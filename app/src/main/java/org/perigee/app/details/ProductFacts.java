package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.perigee.app.results.ResultRow;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;

/// The properties of a product that people ask for, each from the first offer that knows it.
final class ProductFacts {

    private static final List<String> SHOWN = List.of(Properties.PLATFORM, Properties.INSTRUMENTS, Properties.INSTRUMENT_MODE,
            Properties.POLARIZATIONS, Properties.PRODUCT_TYPE, Properties.PROCESSING_LEVEL, Properties.PROCESSING_BASELINE, Properties.TIMELINESS,
            Properties.GRID_CODE, Properties.ORBIT_STATE, Properties.RELATIVE_ORBIT, Properties.ABSOLUTE_ORBIT, Properties.CLOUD_COVER,
            Properties.SNOW_COVER, Properties.PUBLISHED);
    private static final double NAME_WIDTH = 104;

    private final ResultRow row;
    private final Messages messages;
    private final Formats formats;

    ProductFacts(ResultRow row, Messages messages) {
        this.row = row;
        this.messages = messages;
        this.formats = messages.formats();
    }

    Node node() {
        GridPane grid = new GridPane(10, 5);
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        int line = 0;
        for (Map.Entry<String, String> fact : facts().entrySet()) {
            Label name = new Label(fact.getKey());
            name.getStyleClass().add(Styles.TEXT_MUTED);
            Label value = new Label(fact.getValue());
            value.setWrapText(true);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(line++, name, value);
        }
        return grid;
    }

    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        Optional<Instant> start = row.acquisition().firstKnown(item -> Optional.ofNullable(item.start()));
        Optional<Instant> end = row.acquisition().firstKnown(item -> Optional.ofNullable(item.end()));
        start.ifPresent(instant -> facts.put(messages.get("details.start"), formats.second(instant)));
        end.filter(instant -> !Optional.of(instant).equals(start)).ifPresent(instant -> facts.put(messages.get("details.end"), formats.second(instant)));
        if (row.size() >= 0) {
            facts.put(messages.get("column.size"), formats.bytes(row.size()));
        }
        for (String property : SHOWN) {
            row.acquisition().firstKnown(item -> value(item, property)).filter(text -> !text.isBlank())
                    .ifPresent(text -> facts.put(messages.get("property." + property.replace(':', '.')), text));
        }
        return facts;
    }

    private Optional<String> value(Item item, String property) {
        return switch (item.properties().get(property)) {
            case null -> Optional.empty();
            case List<?> values -> Optional.of(values.stream().map(Object::toString).collect(Collectors.joining(", ")));
            case Number number when property.endsWith("_cover") -> Optional.of(formats.decimal(number.doubleValue(), 2) + " %");
            case Number number when number.doubleValue() == number.longValue() -> Optional.of(Long.toString(number.longValue()));
            case String text when property.equals(Properties.ORBIT_STATE) -> Optional.of(direction(text));
            case String text when property.equals(Properties.PUBLISHED) -> Optional.of(instant(text));
            case Object value -> Optional.of(value.toString());
        };
    }

    private String direction(String state) {
        return switch (state.toLowerCase(java.util.Locale.ROOT)) {
            case "ascending" -> messages.get("orbit.ascending");
            case "descending" -> messages.get("orbit.descending");
            default -> state;
        };
    }

    private String instant(String text) {
        try {
            return formats.second(Instant.parse(text));
        } catch (java.time.format.DateTimeParseException e) {
            return text;
        }
    }
}
