package org.perigee.app.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.perigee.app.async.Tasks;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.RealmEntry;
import org.perigee.download.DownloadManager;
import org.perigee.download.Source;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// Who is signed in where, and which transfers wait for a sign-in. On the user-interface thread only.
public final class AccountsModel {

    private final PerigeeCore core;
    private final DownloadManager manager;
    private final Supplier<Collection<String>> chosen;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Waiting> waiting = new ReadOnlyObjectWrapper<>(Waiting.NONE);
    private List<TransferSnapshot> waitingTransfers = List.of();

    /// One realm in the menu.
    ///
    /// @param providers titles of those that use it
    public record Row(RealmEntry realm, List<String> providers, boolean signedIn) {
    }

    /// The transfers that cannot go on before somebody signs in.
    ///
    /// @param count  how many transfers
    /// @param realms ids of the realms that would help, in no special order
    /// @param titles of those realms
    public record Waiting(int count, Set<String> realms, List<String> titles) {

        static final Waiting NONE = new Waiting(0, Set.of(), List.of());
    }

    /// Does not read anything before [#refresh()].
    ///
    /// @param chosen ids of the providers that are asked now
    public AccountsModel(PerigeeCore core, DownloadManager manager, Supplier<Collection<String>> chosen, Tasks tasks) {
        this.core = core;
        this.manager = manager;
        this.chosen = chosen;
        this.tasks = tasks;
        core.accounts().listen(() -> tasks.ui().execute(this::refresh));
    }

    /// The realms that the enabled and the chosen providers use, and those somebody is signed in to.
    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Waiting> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    public boolean isSignedInSomewhere() {
        return rows.get().stream().anyMatch(Row::signedIn);
    }

    /// Reads the state of all accounts anew; the key store is asked beside this thread.
    public void refresh() {
        Set<String> asked = Set.copyOf(chosen.get());
        tasks.run(() -> read(asked)).onSuccess(now -> {
            rows.set(now);
            showWaiting();
        }).start();
    }

    private List<Row> read(Set<String> asked) {
        List<Row> all = new ArrayList<>();
        for (RealmEntry realm : core.registry().realms()) {
            if (SignInWay.of(realm).isEmpty()) {
                continue;
            }
            List<Provider> users = core.registry().providers().stream().filter(Provider::isSearchable)
                    .filter(provider -> realm.id().equals(provider.realm()) || realm.id().equals(provider.searchRealm())).toList();
            boolean inUse = users.stream().anyMatch(provider -> provider.enabled() || asked.contains(provider.id()));
            boolean signedIn = core.accounts().isSignedIn(realm.id());
            if (inUse || signedIn) {
                all.add(new Row(realm, users.stream().map(Provider::title).toList(), signedIn));
            }
        }
        return List.copyOf(all);
    }

    /// Takes over how the transfers stand; called a few times a second.
    public void show(Collection<TransferSnapshot> all) {
        waitingTransfers = all.stream().filter(one -> one.state() == TransferState.WAITING_FOR_SIGN_IN).toList();
        showWaiting();
    }

    private void showWaiting() {
        Set<String> realms = new LinkedHashSet<>();
        waitingTransfers.forEach(one -> realms.addAll(realmsOf(one)));
        Set<String> open = new LinkedHashSet<>(realms);
        rows.get().stream().filter(Row::signedIn).forEach(row -> open.remove(row.realm().id()));
        // Where somebody is signed in everywhere and it does not help, what was typed is wrong: ask for it again.
        Set<String> helping = open.isEmpty() ? realms : open;
        List<String> titles = helping.stream().map(id -> core.accounts().realm(id).map(RealmEntry::title).orElse(id)).toList();
        Waiting now = new Waiting(waitingTransfers.size(), Set.copyOf(helping), titles);
        if (now.count() != waiting.get().count() || !now.realms().equals(waiting.get().realms())) {
            waiting.set(now);
        }
    }

    private Set<String> realmsOf(TransferSnapshot one) {
        Set<String> realms = new LinkedHashSet<>();
        one.request().sources().stream().map(Source::realm)
                .filter(id -> core.accounts().realm(id).filter(realm -> !SignInWay.of(realm).isEmpty()).isPresent()).forEach(realms::add);
        return realms;
    }

    /// Lets the transfers go on that waited for a sign-in to this realm.
    public void resumeWaiting(String realm) {
        waitingTransfers.stream().filter(one -> realmsOf(one).contains(realm)).forEach(one -> manager.resume(one.id()));
        refresh();
    }

    /// Signs out; the realm hears of it beside this thread.
    public void signOut(String realm) {
        tasks.start(() -> core.accounts().signOut(realm));
    }
}
