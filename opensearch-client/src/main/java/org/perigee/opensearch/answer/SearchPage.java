package org.perigee.opensearch.answer;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// One page of an answer.
///
/// @param entries  in the server's order
/// @param unread   entries that could not be read
/// @param problem  why the first of them could not be read; empty where none
/// @param counters what the server says of numbers
/// @param links    of the page as a whole
/// @param url      where the page came from; relative links are resolved against it
public record SearchPage(List<Entry> entries, int unread, String problem, Counters counters, List<Link> links, URI url) {

    /// The counters of an answer. Servers err, estimate and leave them out.
    ///
    /// @param total        results in all
    /// @param exact        whether the server says that the total is counted, not estimated; null where it says nothing
    /// @param startIndex   number of the first entry
    /// @param itemsPerPage of this page or as asked, which differs from server to server
    public record Counters(OptionalLong total, Boolean exact, OptionalLong startIndex, OptionalLong itemsPerPage) {

        public static final Counters NONE = new Counters(OptionalLong.empty(), null, OptionalLong.empty(), OptionalLong.empty());

        /// The total, unless the server itself calls it an estimate.
        public OptionalLong trustedTotal() {
            return Boolean.FALSE.equals(exact) ? OptionalLong.empty() : total;
        }
    }

    public SearchPage {
        entries = List.copyOf(entries);
        links = List.copyOf(links);
        Objects.requireNonNull(counters);
    }

    /// Entries that the server sent, read or not.
    public int sent() {
        return entries.size() + unread;
    }

    /// Where the server says that the next page is. A hint only: it is met on last pages, and missing on others.
    public Optional<URI> next() {
        return links.stream().filter(link -> link.rel().equals("next") || link.rel().equals("nextlink")).findFirst()
                .flatMap(link -> link.uri(url)).filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }
}
