package org.perigee.app.results;

import java.util.Locale;
import javafx.scene.control.TableCell;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Availability;

/// Whether the product can be fetched at once: an icon and the word.
final class AvailabilityCell extends TableCell<ResultRow, ResultRow> {

    private final Messages messages;
    private final FontIcon icon = Icon.CLOUD.node();
    private Availability shown;

    AvailabilityCell(Messages messages) {
        this.messages = messages;
        setGraphicTextGap(5);
        icon.getStyleClass().add("availability");
    }

    @Override
    protected void updateItem(ResultRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean known = !empty && row != null && row.availability() != Availability.UNKNOWN;
        setGraphic(known ? icon : null);
        setText(known ? messages.get("availability." + row.availability().name()) : null);
        if (known && shown != row.availability()) {
            // Only then: a new glyph and a new style class cost more than the rest of the row.
            shown = row.availability();
            icon.setIconCode(Icon.of(shown).glyph());
            icon.getStyleClass().removeIf(style -> style.startsWith("availability-"));
            icon.getStyleClass().add("availability-" + shown.name().toLowerCase(Locale.ROOT));
        }
    }
}
