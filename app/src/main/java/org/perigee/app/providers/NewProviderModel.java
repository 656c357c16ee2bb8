package org.perigee.app.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.perigee.access.CallScope;
import org.perigee.app.async.Tasks;
import org.perigee.app.core.KnownProviders;
import org.perigee.catalog.discovery.Discovery;

/// Somebody pastes an address, is told what lies there, and takes it up. On the user-interface thread; what asks the network or writes
/// runs elsewhere and can be cancelled.
public final class NewProviderModel {

    private final KnownProviders providers;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Asking(""));
    private CallScope scope = new CallScope();

    /// How far it is.
    public sealed interface Step {

        /// An address is wanted.
        ///
        /// @param problem key of what is wrong with the one that was given; may be empty
        record Asking(String problem) implements Step {
        }

        /// It is being looked at.
        record Looking(URI address) implements Step {
        }

        /// Something was found.
        record Found(Discovery.Draft draft) implements Step {
        }

        /// Nothing was found.
        record Nothing(List<Discovery.Attempt> attempts) implements Step {
        }

        /// It is among those that searches ask.
        record Taken(String id) implements Step {
        }

        /// It could not be written down.
        record Failed(String reason) implements Step {
        }
    }

    public NewProviderModel(KnownProviders providers, Tasks tasks) {
        this.providers = providers;
        this.tasks = tasks;
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Looks at an address; another one that was being looked at is left.
    public void look(String pasted) {
        cancel();
        Optional<URI> address = PastedAddress.of(pasted);
        if (address.isEmpty()) {
            step.set(new Step.Asking("provider.new.noAddress"));
            return;
        }
        CallScope mine = new CallScope();
        scope = mine;
        step.set(new Step.Looking(address.get()));
        tasks.run(() -> providers.discover(address.get(), mine)).onSuccess(discovery -> found(discovery, mine))
                .onFailure(failure -> step.set(new Step.Failed(String.valueOf(failure.getMessage())))).start();
    }

    private void found(Discovery discovery, CallScope asked) {
        if (!asked.isCancelled()) {
            step.set(discovery.draft().<Step>map(Step.Found::new).orElseGet(() -> new Step.Nothing(discovery.attempts())));
        }
    }

    /// Stops looking.
    public void cancel() {
        scope.cancel();
        if (step.get() instanceof Step.Looking) {
            step.set(new Step.Asking(""));
        }
    }

    /// Takes up what was found.
    ///
    /// @param title what to call it; its own title where blank
    public void take(String title) {
        if (!(step.get() instanceof Step.Found(Discovery.Draft draft))) {
            return;
        }
        String id = draft.known().map(known -> known.id()).orElse(draft.id());
        ObjectNode entry = draft.entry().deepCopy();
        if (!title.isBlank()) {
            entry.put("title", title.strip());
        }
        tasks.run(() -> {
            if (draft.known().isPresent()) {
                providers.enable(id, true);
            } else {
                providers.set(id, entry);
            }
            return id;
        }).onSuccess(taken -> step.set(new Step.Taken(taken)))
                .onFailure(failure -> step.set(new Step.Failed(String.valueOf(failure.getMessage())))).start();
    }
}
