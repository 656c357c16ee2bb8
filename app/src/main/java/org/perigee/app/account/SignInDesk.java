package org.perigee.app.account;

import atlantafx.base.theme.Styles;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import org.perigee.app.async.Tasks;
import org.perigee.app.core.Accounts;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.RealmEntry;

/// Asks people to sign in, one realm after another. On the JavaFX thread.
public final class SignInDesk {

    private final PerigeeCore core;
    private final Messages messages;
    private final Tasks tasks;
    private final Dialogs dialogs;
    private final Consumer<String> say;
    private Consumer<URI> browser = new SystemBrowser();
    private Consumer<String> onSignedIn = realm -> { };

    /// @param say tells the user a sentence without getting in the way
    public SignInDesk(PerigeeCore core, Messages messages, Tasks tasks, Dialogs dialogs, Consumer<String> say) {
        this.core = core;
        this.messages = messages;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.say = say;
    }

    /// Opens pages in another way than with the system's browser.
    ///
    /// @param value is called beside the JavaFX thread
    public void setBrowser(Consumer<URI> value) {
        browser = value;
    }

    /// Hears of every sign-in that worked, with the realm's id.
    public void setOnSignedIn(Consumer<String> action) {
        onSignedIn = action;
    }

    /// Asks for one realm after another; "Not now" goes on to the next.
    ///
    /// @param realms ids; those that nobody can sign in to from here are passed over
    /// @param then   what to do when all have been asked
    public void ask(Collection<String> realms, Runnable then) {
        List<RealmEntry> entries = new ArrayList<>();
        realms.forEach(id -> core.accounts().realm(id).filter(entry -> !SignInWay.of(entry).isEmpty()).ifPresent(entries::add));
        askNext(entries, 0, then);
    }

    private void askNext(List<RealmEntry> entries, int index, Runnable then) {
        if (index >= entries.size()) {
            then.run();
            return;
        }
        show(entries.get(index), () -> askNext(entries, index + 1, then));
    }

    private void show(RealmEntry realm, Runnable then) {
        Accounts accounts = core.accounts();
        SignInModel model = new SignInModel(accounts, realm, tasks, browser, EndPage.html(messages, realm.title()));
        SignInView view = new SignInView(model, messages, this::open, core.options().isSandbox() ? messages.get("signIn.hint.sandbox") : "");
        ButtonType submit = new ButtonType(messages.get("signIn.submit"), ButtonData.OK_DONE);
        ButtonType later = new ButtonType(messages.get("signIn.later"), ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = dialogs.dialog(new Dialogs.Plan("sign-in-dialog", Icon.LOGIN,
                messages.get("signIn.title", realm.title()), purpose(realm), view.node(), List.of(submit, later)));
        Button button = (Button) dialog.getDialogPane().lookupButton(submit);
        dialog.getDialogPane().lookupButton(later).setId("sign-in-later");
        bindSubmit(button, model);
        dialog.setOnShown(event -> view.focusFirst());
        model.stepProperty().addListener((o, before, now) -> {
            if (now == SignInModel.Step.DONE) {
                // A result closes the dialog.
                dialog.setResult(submit);
            }
        });
        dialog.setOnHidden(event -> {
            boolean signedIn = model.stepProperty().get() == SignInModel.Step.DONE;
            model.cancel();
            if (signedIn) {
                onSignedIn.accept(realm.id());
            }
            // Not before this window has given the focus back: the next one would lose it again.
            Platform.runLater(then);
        });
        dialog.show();
    }

    private void bindSubmit(Button button, SignInModel model) {
        button.setId("sign-in-submit");
        button.getStyleClass().add(Styles.ACCENT);
        button.disableProperty().bind(model.stepProperty().isNotEqualTo(SignInModel.Step.ASKING));
        button.textProperty().bind(model.wayProperty().map(way ->
                messages.get(way == SignInWay.BROWSER ? "signIn.submit.browser" : "signIn.submit")));
        // The dialog stays open until the realm has agreed.
        button.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            model.submit();
        });
    }

    private void open(URI page) {
        tasks.run(() -> {
            browser.accept(page);
            return null;
        }).onFailure(failure -> {
            Dialogs.copy(page.toString());
            say.accept(messages.get("dialog.pageCopied", page));
        }).start();
    }

    /// What the sign-in is good for: the providers that ask for it.
    private String purpose(RealmEntry realm) {
        List<String> providers = core.registry().providers().stream().filter(Provider::isSearchable)
                .filter(provider -> realm.id().equals(provider.realm()) || realm.id().equals(provider.searchRealm()))
                .map(Provider::title).toList();
        String kept = messages.get(core.accounts().isDurable() ? "signIn.kept" : "signIn.notKept");
        return providers.isEmpty() ? kept : messages.get("signIn.purpose", String.join(", ", providers)) + " " + kept;
    }
}
