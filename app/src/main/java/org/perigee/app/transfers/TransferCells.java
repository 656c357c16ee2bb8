package org.perigee.app.transfers;

import java.time.Instant;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferSnapshot;

/// The cells of the transfers' table.
final class TransferCells {

    private final TransferText texts;
    private final Formats formats;
    private final Messages messages;

    TransferCells(Messages messages) {
        this.messages = messages;
        this.formats = messages.formats();
        this.texts = new TransferText(messages);
    }

    TransferCell state() {
        FontIcon icon = Icon.SCHEDULE.node();
        Tooltip tooltip = new Tooltip();
        return new TransferCell() {

            private String style = "";

            @Override
            void show(TransferSnapshot one) {
                icon.setIconCode(TransferText.icon(one.state()).glyph());
                icon.getStyleClass().remove(style);
                style = "transfer-" + one.state().name().toLowerCase(Locale.ROOT);
                icon.getStyleClass().add(style);
                setGraphic(icon);
                setText(texts.state(one, Instant.now()));
                String reason = texts.reason(one);
                tooltip.setText(reason);
                setTooltip(reason.isEmpty() ? null : tooltip);
            }
        };
    }

    TransferCell progress() {
        SegmentsBar bar = new SegmentsBar();
        Label percent = new Label();
        percent.setMinWidth(44);
        percent.setAlignment(Pos.CENTER_RIGHT);
        HBox box = new HBox(8, bar, percent);
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(bar, Priority.ALWAYS);
        return new TransferCell() {
            @Override
            void show(TransferSnapshot one) {
                bar.show(one);
                percent.setText(one.fraction().isPresent() ? formats.percent(one.state().isSuccess() ? 1 : one.fraction().getAsDouble()) : "");
                setGraphic(box);
            }
        };
    }

    TransferCell bytes() {
        return TransferCell.text(one -> {
            String size = one.size().isPresent() ? formats.bytes(one.size().getAsLong()) : "";
            if (one.state().isSuccess() || one.received() == 0) {
                return size;
            }
            return size.isEmpty() ? formats.bytes(one.received()) : messages.get("transfers.of", formats.bytes(one.received()), size);
        });
    }

    TransferCell speed() {
        return TransferCell.text(one -> one.bytesPerSecond() >= 1 ? formats.speed(one.bytesPerSecond()) : "");
    }

    TransferCell source() {
        return TransferCell.text(TransferSnapshot::source);
    }

    TransferCell name() {
        return TransferCell.text(one -> one.request().name());
    }
}
