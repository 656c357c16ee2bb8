package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// The speed in the status bar, and behind it the limit: none, one of a few, or one of the user's own. On the JavaFX thread.
public final class LimitControl {

    private static final long MEGABYTE = 1_000_000;
    private static final List<Long> CHOICES = List.of(0L, MEGABYTE, 2 * MEGABYTE, 5 * MEGABYTE, 10 * MEGABYTE, 25 * MEGABYTE);
    private static final int HIGHEST = 10_000;

    private final Messages messages;
    private final Dialogs dialogs;
    private final Limits limits;
    private final MenuButton button = new MenuButton();
    private String speed = "";
    private String pause = "";

    /// What can be limited.
    ///
    /// @param speed   bytes a second now; 0 for no limit
    /// @param onSpeed takes the limit chosen
    /// @param hours   those that are set, such as `20:00-07:00`; empty for all
    /// @param onHours takes the hours chosen
    /// @param usual   the hours offered where none are set
    public record Limits(LongSupplier speed, LongConsumer onSpeed, Supplier<String> hours, Consumer<String> onHours, String usual) {
    }

    public LimitControl(Messages messages, Dialogs dialogs, Limits limits) {
        this.messages = messages;
        this.dialogs = dialogs;
        this.limits = limits;
        button.setId("speed-limit");
        button.setGraphic(Icon.SPEED.node());
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "speed-limit");
        button.setTooltip(new Tooltip(messages.get("limit.tip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnShowing(event -> fill());
        fill();
        tell();
    }

    public Node node() {
        return button;
    }

    /// @param words how fast it goes; empty where nothing does
    public void showSpeed(String words) {
        if (!words.equals(speed)) {
            speed = words;
            tell();
        }
    }

    /// @param words such as “paused until 20:00”; empty where nothing holds the queue
    public void showPause(String words) {
        if (!words.equals(pause)) {
            pause = words;
            tell();
        }
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        button.getItems().clear();
        long now = limits.speed().getAsLong();
        CHOICES.forEach(choice -> button.getItems().add(item(choice, now, group)));
        if (!CHOICES.contains(now)) {
            button.getItems().add(item(now, now, group));
        }
        MenuItem other = new MenuItem(messages.get("limit.other"));
        other.setId("limit-other");
        other.setOnAction(event -> askForOther());
        button.getItems().addAll(new SeparatorMenuItem(), other, new SeparatorMenuItem(), hours());
    }

    private CheckMenuItem hours() {
        String set = limits.hours().get();
        String offered = set.isEmpty() ? limits.usual() : set;
        CheckMenuItem item = new CheckMenuItem(messages.get("limit.hours", offered.replace("-", "–")));
        item.setId("limit-hours");
        item.setSelected(!set.isEmpty());
        item.setOnAction(event -> {
            limits.onHours().accept(item.isSelected() ? offered : "");
            tell();
        });
        return item;
    }

    private RadioMenuItem item(long choice, long now, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(choice == 0 ? messages.get("limit.none") : messages.formats().speed(choice));
        item.setId("limit-" + choice);
        item.setToggleGroup(group);
        item.setSelected(choice == now);
        item.setOnAction(event -> choose(choice));
        return item;
    }

    private void choose(long choice) {
        limits.onSpeed().accept(choice);
        tell();
    }

    /// Says the limit anew, after it was changed elsewhere.
    public void tell() {
        long now = limits.speed().getAsLong();
        String limited = now == 0 ? "" : messages.get("limit.now", messages.formats().speed(now));
        String state = pause.isEmpty() ? speed : pause;
        String words = state.isEmpty() || limited.isEmpty() ? state + limited : state + " · " + limited;
        if (!words.equals(button.getText())) {
            button.setText(words);
            button.setAccessibleText(messages.get("limit.tip") + " " + words);
        }
    }

    private void askForOther() {
        Spinner<Integer> spinner = new Spinner<>(1, HIGHEST, Math.clamp(limits.speed().getAsLong() / MEGABYTE, 1, HIGHEST));
        spinner.setId("limit-value");
        spinner.setEditable(true);
        spinner.getEditor().setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,5}") ? change : null));
        Label unit = new Label(messages.get("limit.unit"));
        HBox body = new HBox(10, spinner, unit);
        body.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        ButtonType set = new ButtonType(messages.get("limit.set"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialogs.dialog(new Dialogs.Plan("limit-dialog", Icon.SPEED, messages.get("limit.title"), "", body,
                List.of(set, new ButtonType(messages.get("dialog.cancel"), ButtonData.CANCEL_CLOSE))));
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == set) {
                if (!spinner.getEditor().getText().isEmpty()) {
                    spinner.commitValue();
                }
                choose(spinner.getValue() * MEGABYTE);
            }
        });
        dialog.show();
    }
}
