package org.perigee.catalog.discovery;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.perigee.catalog.discovery.Discovery.Attempt;
import org.perigee.catalog.provider.ProviderRegistry;

/// Finds the catalogue behind an address: the address itself, where it or a page there points to, and where such catalogues usually lie.
///
/// Looks at one address after the other and stops at the first that is a catalogue. Thread-safe; blocking.
public final class ProviderDiscovery {

    private static final int MOST_ATTEMPTS = 24;

    private final DocumentSource source;
    private final List<CatalogueRecogniser> recognisers;
    private final ProviderRegistry registry;

    public ProviderDiscovery(DocumentSource source, List<CatalogueRecogniser> recognisers, ProviderRegistry registry) {
        this.source = Objects.requireNonNull(source);
        this.recognisers = List.copyOf(recognisers);
        this.registry = Objects.requireNonNull(registry);
    }

    /// What lies behind an address that somebody pasted.
    ///
    /// @param address   http or https, without secrets
    /// @param cancelled asked before each look
    public Discovery discover(URI address, BooleanSupplier cancelled) {
        Deque<URI> open = new ArrayDeque<>(List.of(address));
        Deque<URI> guesses = new ArrayDeque<>(recognisers.stream().flatMap(recogniser -> recogniser.guesses(address).stream()).toList());
        Set<URI> seen = new HashSet<>();
        Set<String> unreachable = new HashSet<>();
        List<Attempt> attempts = new ArrayList<>();
        while (!(open.isEmpty() && guesses.isEmpty()) && attempts.size() < MOST_ATTEMPTS && !cancelled.getAsBoolean()) {
            URI next = open.isEmpty() ? guesses.poll() : open.poll();
            if (seen.add(next) && !unreachable.contains(next.getRawAuthority())) {
                try {
                    Optional<Discovery.Draft> draft = look(next, open, attempts);
                    if (draft.isPresent()) {
                        return new Discovery(draft, attempts);
                    }
                } catch (UnreachableException e) {
                    unreachable.add(next.getRawAuthority());
                    attempts.add(new Attempt(next, e.getMessage()));
                }
            }
        }
        return new Discovery(Optional.empty(), attempts);
    }

    private Optional<Discovery.Draft> look(URI address, Deque<URI> open, List<Attempt> attempts) throws UnreachableException {
        FetchedDocument document;
        try {
            document = source.fetch(address);
        } catch (UnreachableException e) {
            throw e;
        } catch (IOException e) {
            attempts.add(new Attempt(address, e.getMessage()));
            return Optional.empty();
        }
        for (CatalogueRecogniser recogniser : recognisers) {
            Optional<Recognition> recognition = recogniser.recognise(document);
            if (recognition.isPresent()) {
                return switch (recognition.get()) {
                    case Recognition.Catalogue catalogue -> {
                        attempts.add(new Attempt(address, catalogue.version()));
                        yield Optional.of(new DraftWriter(registry, document, catalogue, names(recogniser, catalogue)).draft());
                    }
                    case Recognition.Elsewhere elsewhere -> {
                        attempts.add(new Attempt(address, "points to " + elsewhere.addresses().size() + " other addresses"));
                        elsewhere.addresses().forEach(open::add);
                        yield Optional.empty();
                    }
                };
            }
        }
        List<URI> links = HtmlLinks.in(document);
        attempts.add(new Attempt(address, links.isEmpty() ? "no catalogue" : "a page with links to catalogues"));
        links.forEach(open::add);
        return Optional.empty();
    }

    /// @return empty where it lists none, or the list cannot be had
    private Optional<List<String>> names(CatalogueRecogniser recogniser, Recognition.Catalogue catalogue) {
        return catalogue.collections().flatMap(address -> {
            try {
                return Optional.of(recogniser.collectionNames(source.fetch(address)));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
