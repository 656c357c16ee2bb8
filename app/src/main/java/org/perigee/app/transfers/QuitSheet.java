package org.perigee.app.transfers;

import java.util.List;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// Says what becomes of the transfers when the window is closed while some are under way: nothing is lost. On the JavaFX thread.
public final class QuitSheet {

    private final Messages messages;
    private final Dialogs dialogs;

    public QuitSheet(Messages messages, Dialogs dialogs) {
        this.messages = messages;
        this.dialogs = dialogs;
    }

    /// @param open   how many have not ended
    /// @param onQuit ends the program
    /// @param onKeep lets it run out of the way
    public void ask(int open, Runnable onQuit, Runnable onKeep) {
        ButtonType quit = new ButtonType(messages.get("transfers.quit"), ButtonData.OK_DONE);
        ButtonType keep = new ButtonType(messages.get("transfers.quit.keep"), ButtonData.LEFT);
        ButtonType back = new ButtonType(messages.get("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = dialogs.dialog(new Dialogs.Plan("quit-dialog", Icon.DOWNLOAD, messages.get("transfers.quit.title", open), "",
                Dialogs.paragraph(messages.get("transfers.quit.text")), List.of(quit, keep, back)));
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == quit) {
                onQuit.run();
            } else if (dialog.getResult() == keep) {
                onKeep.run();
            }
        });
        dialog.show();
    }
}
