package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.time.Clock;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// The cells of the transfers' table.
final class TransferCells {

    private final TransferText texts;
    private final Formats formats;
    private final Messages messages;
    private final ObservableValue<?> pictures;
    private final Clock clock;

    /// @param pictures tells by a change that cells should look again
    TransferCells(Messages messages, ObservableValue<?> pictures, Clock clock) {
        this.messages = messages;
        this.formats = messages.formats();
        this.texts = new TransferText(messages);
        this.pictures = pictures;
        this.clock = clock;
    }

    /// The name, with a handle that folds where it is a batch.
    TransferCell name(Consumer<String> toggle) {
        FontIcon arrow = Icon.FOLD.node();
        Button handle = new Button("", arrow);
        handle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "fold-handle");
        handle.setFocusTraversable(false);
        Tooltip whole = new Tooltip();
        TransferCell cell = new TransferCell(pictures) {
            @Override
            void show(TransferLine line) {
                switch (line) {
                    case TransferLine.Batch batch -> {
                        setText(texts.title(batch));
                        arrow.setIconCode((batch.open() ? Icon.FOLD : Icon.EXPAND).glyph());
                        handle.setAccessibleText(messages.get(batch.open() ? "transfers.fold" : "transfers.unfold"));
                        setGraphic(handle);
                    }
                    case TransferLine.File file -> {
                        setText(file.snapshot().request().name());
                        setGraphic(priority(file.snapshot().place().priority()));
                    }
                }
                whole.setText(getText());
                setTooltip(whole);
                style(this, "batch-name", line instanceof TransferLine.Batch);
                style(this, "in-batch", line instanceof TransferLine.File file && file.inBatch());
            }
        };
        // Names of products differ at their ends as well as at their beginnings.
        cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        handle.setOnAction(event -> {
            if (cell.line() instanceof TransferLine.Batch batch) {
                toggle.accept(batch.id());
            }
        });
        return cell;
    }

    /// What starts before others or after them is marked.
    private static Node priority(TransferPriority priority) {
        return switch (priority) {
            case HIGH -> Icon.ARROW_UP.node();
            case NORMAL -> null;
            case LOW -> Icon.ARROW_DOWN.node();
        };
    }

    private static void style(Node node, String name, boolean on) {
        if (!on) {
            node.getStyleClass().remove(name);
        } else if (!node.getStyleClass().contains(name)) {
            node.getStyleClass().add(name);
        }
    }

    /// Icon, word and, behind the mouse, the sentence.
    TransferCell state() {
        FontIcon icon = Icon.SCHEDULE.node();
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        return new TransferCell(pictures) {

            private String style = "";

            @Override
            void show(TransferLine line) {
                TransferState state = line.state();
                icon.setIconCode(TransferText.icon(state).glyph());
                icon.getStyleClass().remove(style);
                style = TransferText.look(state);
                icon.getStyleClass().add(style);
                setGraphic(icon);
                switch (line) {
                    case TransferLine.Batch batch -> {
                        setText(texts.batch(batch.tally()));
                        tooltip.setText(texts.batch(batch.tally()));
                    }
                    case TransferLine.File file -> {
                        setText(texts.state(file.snapshot(), clock.instant()));
                        tooltip.setText(texts.full(file.snapshot(), clock.instant()));
                    }
                }
                setTooltip(tooltip);
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
        return new TransferCell(pictures) {
            @Override
            void show(TransferLine line) {
                switch (line) {
                    case TransferLine.Batch batch -> {
                        bar.show(batch.tally());
                        percent.setText(percent(batch.tally().fraction()));
                    }
                    case TransferLine.File file -> {
                        bar.show(file.snapshot());
                        percent.setText(file.state().isSuccess() ? percent(OptionalDouble.of(1)) : percent(file.snapshot().fraction()));
                    }
                }
                setGraphic(box);
            }
        };
    }

    private String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? formats.percent(fraction.getAsDouble()) : "";
    }

    TransferCell bytes() {
        return TransferCell.text(pictures, line -> switch (line) {
            case TransferLine.Batch batch -> texts.bytes(batch.tally().received(), batch.tally().size(), batch.tally().sizesKnown(),
                    batch.tally().done() == batch.tally().files());
            case TransferLine.File file -> bytes(file.snapshot());
        });
    }

    private String bytes(TransferSnapshot one) {
        return texts.bytes(one.received(), one.size().orElse(0), one.size().isPresent(), one.state().isSuccess());
    }

    TransferCell speed() {
        return TransferCell.text(pictures, line -> {
            double speed = switch (line) {
                case TransferLine.Batch batch -> batch.tally().bytesPerSecond();
                case TransferLine.File file -> file.snapshot().bytesPerSecond();
            };
            return speed >= 1 ? formats.speed(speed) : "";
        });
    }

    TransferCell left() {
        return TransferCell.text(pictures, line -> line.findLeft().map(texts::left).orElse(""));
    }

    TransferCell source() {
        return TransferCell.text(pictures, line -> switch (line) {
            case TransferLine.Batch batch -> batch.from();
            case TransferLine.File file -> QueueAssembler.from(file.snapshot());
        });
    }

    /// Pause or resume, and cancel, for one line.
    TransferCell buttons(Consumer<TransferLine> pauseOrResume, Consumer<TransferLine> cancel) {
        Button first = small(Icon.PAUSE);
        Button second = small(Icon.CLEAR);
        second.setTooltip(new Tooltip(messages.get("transfers.menu.cancel")));
        second.setAccessibleText(messages.get("transfers.menu.cancel"));
        HBox box = new HBox(0, first, second);
        box.setAlignment(Pos.CENTER_RIGHT);
        TransferCell cell = new TransferCell(pictures) {
            @Override
            void show(TransferLine line) {
                LineActions can = LineActions.of(line);
                ((FontIcon) first.getGraphic()).setIconCode((can.pause() ? Icon.PAUSE : can.retry() ? Icon.REFRESH : Icon.PLAY).glyph());
                first.setAccessibleText(messages.get(can.pause() ? "transfers.menu.pause" : "transfers.menu.resume"));
                first.setVisible(can.pause() || can.resume());
                second.setVisible(can.cancel());
                setGraphic(box);
            }
        };
        first.setOnAction(event -> run(cell, pauseOrResume));
        second.setOnAction(event -> run(cell, cancel));
        return cell;
    }

    private static void run(TransferCell cell, Consumer<TransferLine> action) {
        if (cell.line() != null) {
            action.accept(cell.line());
        }
    }

    private static Button small(Icon icon) {
        Button button = new Button("", icon.node());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "row-button");
        button.setFocusTraversable(false);
        return button;
    }
}
