package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.util.OptionalDouble;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.icon.IconButton;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferState;

/// The strip above the table: how all of it stands, in bytes, and what can be done with all.
final class TransfersBar {

    private final TransfersModel model;
    private final Messages messages;
    private final TransferText texts;
    private final Label summary = new Label();
    private final ProgressBar overall = new ProgressBar(0);
    private final SpeedGraph graph;
    private final Node retry;
    private final Node resume;
    private final Node pause;
    private final Node reports;
    private final Node forget;
    private final HBox node;

    TransfersBar(TransfersModel model, Messages messages, Runnable report) {
        this.model = model;
        this.messages = messages;
        texts = new TransferText(messages);
        graph = new SpeedGraph(messages);
        graph.setVisible(false);
        summary.setId("transfers-summary");
        summary.setMinWidth(0);
        overall.setId("transfers-overall");
        overall.getStyleClass().add(Styles.SMALL);
        overall.setMaxWidth(Double.MAX_VALUE);
        overall.setAccessibleText(messages.get("transfers.overall"));
        VBox words = new VBox(4, summary, overall);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        retry = button("transfers.retryFailed", Icon.REFRESH, model::retryFailed, "transfers-retry");
        resume = button("transfers.resumeAll", Icon.PLAY, model::resumeAll, "transfers-resume-all");
        pause = button("transfers.pauseAll", Icon.PAUSE, model::pauseAll, "transfers-pause-all");
        reports = button("transfers.report", Icon.REPORT, report, "transfers-report");
        forget = button("transfers.forgetEnded", Icon.CLEAR, model::clearEnded, "transfers-forget");
        node = new HBox(8, words, graph, retry, resume, pause, hideDone(), reports, forget);
        node.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(6, 10, 6, 12));
        show(model.picture());
        model.pictureProperty().addListener((o, before, now) -> show(now));
    }

    Node node() {
        return node;
    }

    private Node button(String key, Icon icon, Runnable action, String id) {
        IconButton button = new IconButton(icon, messages.get(key), id, action);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Node hideDone() {
        ToggleButton button = new ToggleButton("", Icon.HIDE.node());
        button.setId("transfers-hide-done");
        button.setTooltip(new Tooltip(messages.get("transfers.hideDone")));
        button.setAccessibleText(messages.get("transfers.hideDone"));
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setSelected(model.isHidingDone());
        button.selectedProperty().addListener((o, before, now) -> model.hideDone(now));
        return button;
    }

    private void show(QueuePicture now) {
        String text = texts.summary(now);
        if (!text.equals(summary.getText())) {
            summary.setText(text);
        }
        OptionalDouble fraction = now.current().fraction();
        overall.setVisible(fraction.isPresent());
        overall.setManaged(fraction.isPresent());
        overall.setProgress(Math.floor(fraction.orElse(0) * 500) / 500);
        graph.show(now.speeds());
        Tally whole = now.whole();
        retry.setDisable(whole.needsPerson() == 0);
        resume.setDisable(whole.waiting() == whole.count(TransferState.QUEUED));
        pause.setDisable(whole.active() + whole.waiting() == whole.count(TransferState.PAUSED));
        reports.setDisable(whole.files() == 0);
        forget.setDisable(whole.done() + whole.count(TransferState.CANCELLED) == 0);
    }
}
