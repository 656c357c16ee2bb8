package org.perigee.app.window;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.perigee.app.account.AccountsButton;
import org.perigee.app.account.AccountsModel;
import org.perigee.app.account.SignInDesk;
import org.perigee.app.account.WaitingBar;
import org.perigee.app.async.Tasks;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.dialog.Notices;
import org.perigee.app.text.Messages;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferSnapshot;

/// All that belongs to signing in: the button, the dialog, the bar for transfers that wait, and the wires between them.
final class AccountDesk {

    private final AccountsModel model;
    private final SignInDesk signIns;
    private final AccountsButton button;
    private final WaitingBar bar;

    /// @param chosen ids of the providers that are asked now
    AccountDesk(PerigeeCore core, Messages messages, Tasks tasks, DownloadManager manager, Dialogs dialogs, Notices notices,
            Supplier<Collection<String>> chosen) {
        signIns = new SignInDesk(core, messages, tasks, dialogs, notices::say);
        model = new AccountsModel(core, manager, chosen, tasks);
        button = new AccountsButton(model, messages, dialogs, realm -> signIns.ask(List.of(realm), () -> { }));
        bar = new WaitingBar(model, messages, realms -> signIns.ask(realms, () -> { }));
        signIns.setOnSignedIn(model::resumeWaiting);
    }

    /// Reads who is signed in where.
    void start() {
        model.refresh();
    }

    /// Takes over how the transfers stand; called a few times a second.
    void show(List<TransferSnapshot> transfers) {
        model.show(transfers);
    }

    Node button() {
        return button.node();
    }

    Node waitingBar() {
        return bar.node();
    }

    SignInDesk signIns() {
        return signIns;
    }

    AccountsModel model() {
        return model;
    }
}
