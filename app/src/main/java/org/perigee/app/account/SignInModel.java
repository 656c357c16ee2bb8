package org.perigee.app.account;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.Redaction;
import org.perigee.app.async.Tasks;
import org.perigee.app.core.Accounts;
import org.perigee.catalog.provider.RealmEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One sign-in to one realm: what was typed, how it goes, what went wrong. On the user-interface thread only.
///
/// Passwords, codes and keys are forgotten after each attempt, however it ends.
public final class SignInModel {

    private static final Logger LOG = LoggerFactory.getLogger(SignInModel.class);

    private final Accounts accounts;
    private final RealmEntry realm;
    private final Tasks tasks;
    private final Consumer<URI> browser;
    private final String endPage;
    private final List<SignInWay> ways;
    private final ObjectProperty<SignInWay> way;
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty oneTimeCode = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.ASKING);
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<URI> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper browserMissing = new ReadOnlyBooleanWrapper();
    private Object attempt = new Object();
    private Runnable calledOff = () -> { };

    /// How far it is.
    public enum Step {
        /// The user is asked.
        ASKING,
        /// The realm is asked.
        SENDING,
        /// The user is away in the browser.
        IN_BROWSER,
        /// Signed in.
        DONE
    }

    /// Why it did not work.
    ///
    /// @param kind  what kind of thing went wrong; null where nothing was typed
    /// @param words the realm's own; may be empty
    public record Problem(FailureKind kind, String words) {
    }

    /// @param realm   one that has at least one [SignInWay]
    /// @param browser opens a page; called beside the user-interface thread, may throw where there is no browser
    /// @param endPage what the browser shows at the end, as HTML
    public SignInModel(Accounts accounts, RealmEntry realm, Tasks tasks, Consumer<URI> browser, String endPage) {
        this.accounts = accounts;
        this.realm = realm;
        this.tasks = tasks;
        this.browser = browser;
        this.endPage = endPage;
        this.ways = SignInWay.of(realm);
        this.way = new SimpleObjectProperty<>(ways.getFirst());
    }

    public RealmEntry realm() {
        return realm;
    }

    public List<SignInWay> ways() {
        return ways;
    }

    /// The way that is shown; changing it calls off what runs.
    public ObjectProperty<SignInWay> wayProperty() {
        return way;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /// For accounts with a second factor; may stay empty.
    public StringProperty oneTimeCodeProperty() {
        return oneTimeCode;
    }

    public StringProperty keyProperty() {
        return key;
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Null while all is well.
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The page that has to be opened in a browser; null until it is known.
    public ReadOnlyObjectProperty<URI> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Whether no browser could be started, so that the user has to open the page.
    public ReadOnlyBooleanProperty browserMissingProperty() {
        return browserMissing.getReadOnlyProperty();
    }

    /// The other way, where the realm has one.
    public Optional<SignInWay> otherWay() {
        return ways.stream().filter(one -> one != way.get()).findFirst();
    }

    /// Shows another way; what runs is called off.
    public void choose(SignInWay other) {
        cancel();
        problem.set(null);
        way.set(other);
    }

    /// Signs in in the way that is shown.
    public void submit() {
        if (step.get() != Step.ASKING) {
            return;
        }
        switch (way.get()) {
            case BROWSER -> visitBrowser();
            case PASSWORD -> sendPassword();
            case KEY -> sendKey();
        }
    }

    private void visitBrowser() {
        BrowserVisit visit = new BrowserVisit(accounts, realm.id());
        attempt(Step.IN_BROWSER, visit::cancel, () -> {
            visit.run(endPage, this::open);
            return null;
        });
    }

    private void open(URI address) {
        tasks.ui().execute(() -> page.set(address));
        try {
            browser.accept(address);
        } catch (RuntimeException e) {
            LOG.info("No browser could be opened: {}", e.getMessage());
            tasks.ui().execute(() -> browserMissing.set(true));
        }
    }

    private void sendPassword() {
        String name = user.get().strip();
        String secret = password.get();
        String code = oneTimeCode.get();
        if (name.isEmpty() || secret.isEmpty()) {
            problem.set(new Problem(null, ""));
            return;
        }
        CallScope scope = new CallScope();
        attempt(Step.SENDING, scope::cancel, () -> {
            accounts.signIn(realm.id(), name, secret, code, scope);
            return null;
        });
    }

    private void sendKey() {
        String secret = key.get().strip();
        if (secret.isEmpty()) {
            problem.set(new Problem(null, ""));
            return;
        }
        attempt(Step.SENDING, () -> { }, () -> {
            accounts.useKey(realm.id(), secret);
            return null;
        });
    }

    private void attempt(Step during, Runnable callOff, Callable<Void> work) {
        Object mine = new Object();
        attempt = mine;
        calledOff = callOff;
        problem.set(null);
        step.set(during);
        tasks.run(work)
                .onSuccess(nothing -> end(mine, Step.DONE, null))
                .onFailure(failure -> end(mine, Step.ASKING, problemOf(failure)))
                .start();
    }

    private void end(Object which, Step next, Problem why) {
        if (attempt != which) {
            // Called off in the meantime.
            return;
        }
        calledOff = () -> { };
        forget();
        problem.set(why);
        step.set(next);
    }

    private static Problem problemOf(Exception failure) {
        if (failure instanceof AccessException access) {
            return access.kind() == FailureKind.CANCELLED ? null : new Problem(access.kind(), access.serverMessage());
        }
        LOG.warn("A sign-in failed", failure);
        return new Problem(FailureKind.PROTOCOL, Redaction.text(String.valueOf(failure.getMessage())));
    }

    /// Calls off what runs and forgets the secrets that were typed.
    public void cancel() {
        attempt = new Object();
        Runnable running = calledOff;
        calledOff = () -> { };
        running.run();
        forget();
        if (step.get() != Step.DONE) {
            step.set(Step.ASKING);
        }
    }

    private void forget() {
        password.set("");
        oneTimeCode.set("");
        key.set("");
        page.set(null);
        browserMissing.set(false);
    }
}
