package org.perigee.catalog.query;

/// The order in which results are wished for; a provider that cannot sort so gives its own order.
public enum SortBy {
    /// Acquisition start, newest first.
    NEWEST_FIRST,
    /// Acquisition start, oldest first.
    OLDEST_FIRST
}
