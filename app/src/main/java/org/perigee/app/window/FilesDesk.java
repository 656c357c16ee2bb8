package org.perigee.app.window;

import java.util.List;
import java.util.Set;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import org.perigee.app.async.Tasks;
import org.perigee.app.core.FileSelection;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.core.product.FileChoice;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.dialog.Notices;
import org.perigee.app.files.FileTree;
import org.perigee.app.files.FilesView;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.federation.Acquisition;

/// Lets the user choose single files of a product and fetches them.
///
/// @param downloads takes them from here
record FilesDesk(PerigeeCore core, Messages messages, Tasks tasks, Dialogs dialogs, Notices notices, DownloadDesk downloads) {

    /// Asks the archives what the product has inside, and then the user.
    void open(Acquisition product, Window owner) {
        notices.say(messages.get("files.looking", product.preferred().title()));
        tasks.run(() -> new FileSelection(core::files).choose(List.of(product), FileChoice.of(Set.of("**"), Set.of()), new Cancellation()))
                .onSuccess(result -> {
                    if (result.chosen().isEmpty()) {
                        notices.say(messages.get("files.none", product.preferred().title()));
                    } else {
                        show(result.chosen().getFirst(), owner);
                    }
                }).onFailure(failure -> notices.fail(messages.get("files.failed", failure.getMessage()), failure)).start();
    }

    private void show(FileSelection.Chosen found, Window owner) {
        FilesView view = new FilesView(FileTree.of(found.item().title(), found.files()), messages);
        ButtonType fetch = new ButtonType(messages.get("files.download"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialogs.dialog(plan(messages, found.item().title(), view, fetch));
        dialog.setResizable(true);
        dialog.getDialogPane().lookupButton(fetch).setId("files-download");
        dialog.getDialogPane().lookupButton(fetch).disableProperty().bind(view.chosenProperty().map(List::isEmpty));
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == fetch) {
                downloads.downloadFiles(found.item(), view.chosenProperty().get(), owner);
            }
        });
        dialog.show();
    }

    /// How the dialog looks.
    static Dialogs.Plan plan(Messages messages, String product, FilesView view, ButtonType fetch) {
        return new Dialogs.Plan("files-dialog", Icon.LAYERS, messages.get("files.title"), product, view.node(),
                List.of(fetch, new ButtonType(messages.get("dialog.cancel"), ButtonData.CANCEL_CLOSE)));
    }
}
