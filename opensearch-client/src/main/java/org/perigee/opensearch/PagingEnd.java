package org.perigee.opensearch;

/// How paging through an answer ended.
public sealed interface PagingEnd {

    /// The server has no more.
    record Exhausted() implements PagingEnd {
    }

    /// The server has more, or seems to, but does not give it.
    ///
    /// @param reason a sentence for people
    record CutShort(String reason) implements PagingEnd {
    }
}
