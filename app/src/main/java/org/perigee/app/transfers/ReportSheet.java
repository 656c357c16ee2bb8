package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.report.TransferReport;
import org.perigee.app.report.TransferReport.Outcome;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// How a batch went: four numbers, what is not as it should be, and what to do about it. On the JavaFX thread.
public final class ReportSheet {

    private static final double ROW = 48;
    private static final double WIDTH = 560;
    private static final int ROWS_SHOWN = 5;

    private final Messages messages;
    private final TransferText texts;
    private final Dialogs dialogs;
    private final Consumer<List<TransferSnapshot>> retry;
    private final Consumer<TransferReport> save;

    /// @param retry tries those again that failed
    /// @param save  asks for a file and writes the report there
    public ReportSheet(Messages messages, Dialogs dialogs, Consumer<List<TransferSnapshot>> retry, Consumer<TransferReport> save) {
        this.messages = messages;
        this.texts = new TransferText(messages);
        this.dialogs = dialogs;
        this.retry = retry;
        this.save = save;
    }

    /// One sentence about all of it, for notices and notifications.
    public static String sentence(Messages messages, TransferReport report) {
        return messages.get("transfers.report.sentence", report.count(Outcome.OK), report.entries().size(), messages.formats().bytes(report.bytes()),
                report.count(Outcome.FAILED), report.count(Outcome.WAITING));
    }

    public void show(List<TransferSnapshot> transfers) {
        TransferReport report = TransferReport.of(transfers);
        List<TransferSnapshot> failed = transfers.stream().filter(one -> Tally.needsPerson(one.state())).toList();
        ButtonType again = new ButtonType(messages.get("transfers.retryFailed"), ButtonData.OK_DONE);
        List<ButtonType> buttons = failed.isEmpty() ? List.of(dialogs.close()) : List.of(again, dialogs.close());
        Dialog<ButtonType> dialog = dialogs.dialog(new Dialogs.Plan("report-dialog", failed.isEmpty() ? Icon.DONE : Icon.REPORT,
                messages.get("transfers.report.title"), sentence(messages, report), body(transfers, report), buttons));
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == again) {
                retry.accept(failed);
            }
        });
        dialog.show();
    }

    private Node body(List<TransferSnapshot> transfers, TransferReport report) {
        HBox numbers = new HBox(12, number(Outcome.OK, report), number(Outcome.FAILED, report), number(Outcome.SKIPPED, report),
                number(Outcome.WAITING, report));
        Button saveButton = new Button(messages.get("transfers.report.save"), Icon.SAVE.node());
        saveButton.setId("report-save");
        saveButton.setOnAction(event -> save.accept(report));
        VBox body = new VBox(14, numbers);
        body.setPrefWidth(WIDTH);
        List<TransferSnapshot> wrong = transfers.stream().filter(one -> !one.state().isSuccess())
                .sorted(Comparator.comparingInt(one -> rank(one.state()))).toList();
        if (!wrong.isEmpty()) {
            body.getChildren().add(list(wrong));
        }
        body.getChildren().add(saveButton);
        return body;
    }

    /// What a person has to see to comes first, what a person did last.
    private static int rank(TransferState state) {
        return switch (state) {
            case FAILED -> 0;
            case WAITING_FOR_SIGN_IN, WAITING_FOR_TERMS -> 1;
            case CANCELLED -> 3;
            default -> 2;
        };
    }

    private Node number(Outcome outcome, TransferReport report) {
        Label count = new Label(messages.formats().count(report.count(outcome)));
        count.setId("report-" + outcome.name().toLowerCase(java.util.Locale.ROOT));
        count.getStyleClass().add(Styles.TITLE_3);
        Label word = new Label(messages.get("transfers.report." + outcome.name()));
        word.getStyleClass().add(Styles.TEXT_MUTED);
        VBox box = new VBox(2, count, word);
        box.setMinWidth(110);
        box.setPrefWidth(WIDTH / Outcome.values().length);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.getStyleClass().addAll("report-number", report.count(outcome) == 0 ? "report-none" : "report-" + outcome.name().toLowerCase(java.util.Locale.ROOT));
        return box;
    }

    private Node list(List<TransferSnapshot> wrong) {
        ListView<TransferSnapshot> list = new ListView<>();
        list.setId("report-list");
        list.getItems().setAll(wrong);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.min(ROWS_SHOWN, wrong.size()) + 4);
        list.setCellFactory(view -> new ReportCell(texts));
        return list;
    }

    /// Name above, reason below.
    private static final class ReportCell extends ListCell<TransferSnapshot> {

        private final TransferText texts;
        private final FontIcon icon = Icon.ERROR.node();
        private final Label name = new Label();
        private final Label reason = new Label();
        private final HBox box;
        private String look = "";

        ReportCell(TransferText texts) {
            this.texts = texts;
            reason.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            VBox words = new VBox(1, name, reason);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            box = new HBox(10, icon, words);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(TransferSnapshot one, boolean empty) {
            super.updateItem(one, empty);
            setGraphic(empty || one == null ? null : box);
            if (!empty && one != null) {
                icon.setIconCode(TransferText.icon(one.state()).glyph());
                icon.getStyleClass().remove(look);
                look = TransferText.look(one.state());
                icon.getStyleClass().add(look);
                name.setText(one.request().name());
                reason.setText(texts.word(one.state()) + " – " + texts.sentence(one));
            }
        }
    }
}
