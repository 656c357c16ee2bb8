package org.perigee.app.dialog;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// Makes every dialog and pop-over of the window, so that all look alike, belong to it and close with Esc. On the JavaFX thread.
public final class Dialogs {

    private static final double TEXT_WIDTH = 420;
    private static final double NAME_WIDTH = 520;

    private final Supplier<Window> owner;
    private final Messages messages;

    /// What a dialog shows.
    ///
    /// @param id       of its pane, for style sheets and tests
    /// @param title    at its head
    /// @param subtitle a muted line below; may be empty
    /// @param buttons  in the bar below, at least one that closes it
    public record Plan(String id, Icon icon, String title, String subtitle, Node body, List<ButtonType> buttons) {
    }

    /// @param owner the window that dialogs belong to; may give null before there is one
    public Dialogs(Supplier<Window> owner, Messages messages) {
        this.owner = owner;
        this.messages = messages;
    }

    /// A dialog that has not been shown yet; [Dialog#show()] shows it and returns at once.
    public Dialog<ButtonType> dialog(Plan plan) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(plan.title());
        DialogPane pane = dialog.getDialogPane();
        pane.setId(plan.id());
        pane.getStyleClass().add("perigee-dialog");
        Region header = header(plan);
        // What is shown below may change its size later; the head keeps the lines it was opened with.
        dialog.addEventHandler(DialogEvent.DIALOG_SHOWN, event -> header.setPrefHeight(header.getHeight()));
        pane.setHeader(header);
        pane.setContent(plan.body());
        pane.getButtonTypes().setAll(plan.buttons());
        Window window = owner.get();
        if (window != null) {
            dialog.initOwner(window);
            dialog.initModality(Modality.WINDOW_MODAL);
            dress(pane, window.getScene());
        }
        return dialog;
    }

    /// Dialogs have scenes of their own, which know nothing of the window's style sheets.
    private static void dress(DialogPane pane, Scene like) {
        pane.getStylesheets().setAll(like.getStylesheets());
        like.getRoot().getStyleClass().stream().filter("dark"::equals).forEach(pane.getStyleClass()::add);
    }

    private static Region header(Plan plan) {
        FontIcon icon = plan.icon().node();
        icon.getStyleClass().addAll("dialog-icon", "dialog-icon-" + plan.icon().name().toLowerCase(Locale.ROOT));
        Label title = new Label(plan.title());
        title.getStyleClass().addAll(Styles.TITLE_4, "dialog-title");
        title.setWrapText(true);
        VBox texts = new VBox(2, title);
        if (!plan.subtitle().isEmpty()) {
            Label subtitle = new Label(plan.subtitle());
            subtitle.getStyleClass().add(Styles.TEXT_MUTED);
            subtitle.setWrapText(true);
            // A product's name has nowhere to be wrapped.
            subtitle.setMaxWidth(plan.subtitle().contains(" ") ? TEXT_WIDTH : NAME_WIDTH);
            texts.getChildren().add(subtitle);
        }
        HBox header = new HBox(12, icon, texts);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setPadding(new Insets(18, 20, 8, 20));
        header.getStyleClass().add("dialog-header");
        return header;
    }

    /// A button that closes a dialog, also with Esc.
    public ButtonType close() {
        return new ButtonType(messages.get("dialog.close"), ButtonData.CANCEL_CLOSE);
    }

    /// Asks before something is lost.
    ///
    /// @param action the verb on the button that does it
    public void confirm(String title, String sentence, String action, Runnable onYes) {
        ButtonType yes = new ButtonType(action, ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialog(new Plan("confirm-dialog", Icon.WARNING, title, "", paragraph(sentence),
                List.of(yes, new ButtonType(messages.get("dialog.cancel"), ButtonData.CANCEL_CLOSE))));
        dialog.getDialogPane().lookupButton(yes).getStyleClass().add(Styles.DANGER);
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == yes) {
                onYes.run();
            }
        });
        dialog.show();
    }

    /// Shows what more there is to say about a failure, to be copied.
    ///
    /// @param details without secrets
    public void details(String sentence, String details) {
        TextArea text = new TextArea(details);
        text.setId("details-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("monospaced");
        text.setPrefSize(560, 240);
        Button copy = new Button(messages.get("dialog.copy"), Icon.COPY.node());
        copy.setId("details-copy");
        copy.setOnAction(event -> copy(sentence + "\n\n" + details));
        Dialog<ButtonType> dialog = dialog(new Plan("details-dialog", Icon.ERROR, messages.get("dialog.details"), "",
                new VBox(10, paragraph(sentence), text, copy), List.of(close())));
        dialog.show();
    }

    /// A text that wraps.
    public static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setPrefWidth(TEXT_WIDTH);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Puts a text on the clipboard.
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Shows something beside a node until the user turns to something else.
    ///
    /// @param arrow where its arrow is
    public Popover popover(String id, Node content, Popover.ArrowLocation arrow) {
        Popover popover = new Popover(content);
        popover.setId(id);
        popover.setArrowLocation(arrow);
        popover.setDetachable(false);
        popover.setHeaderAlwaysVisible(false);
        popover.setAnimated(false);
        popover.setAutoHide(true);
        popover.setHideOnEscape(true);
        Window window = owner.get();
        if (window instanceof Stage stage) {
            popover.getRoot().getStylesheets().setAll(stage.getScene().getStylesheets());
        }
        return popover;
    }
}
