package org.perigee.catalog.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.perigee.catalog.provider.Provider;

/// What was found out about an address.
///
/// @param draft    an entry for the registry; empty where no catalogue was found
/// @param attempts what was looked at, in order, and what was there: for those who wonder why
public record Discovery(Optional<Draft> draft, List<Attempt> attempts) {

    public Discovery {
        attempts = List.copyOf(attempts);
    }

    /// One address that was looked at.
    ///
    /// @param result half a sentence, such as `a STAC landing page` or `no answer: not found`
    public record Attempt(URI address, String result) {
    }

    /// An entry as it would be added.
    ///
    /// @param id          free in the registry
    /// @param entry       in the shape that [org.perigee.catalog.provider.ProviderRegistry] describes
    /// @param version     what it speaks, for people
    /// @param known       the provider of the registry that asks this very address already
    /// @param like        the provider whose settings were taken over, since the server looks the same
    /// @param collections how many collections it lists; -1 where it does not
    /// @param isStatic    whether searches walk through it document by document
    public record Draft(String id, ObjectNode entry, String version, Optional<Provider> known, Optional<Provider> like, int collections, boolean isStatic) {

        public String title() {
            return entry.path("title").asText();
        }

        public URI endpoint() {
            return URI.create(entry.path("endpoint").asText());
        }

        /// Collections of Perigee's vocabulary that it has.
        public List<String> knownCollections() {
            return entry.path("collections").propertyStream().map(java.util.Map.Entry::getKey).toList();
        }
    }
}
