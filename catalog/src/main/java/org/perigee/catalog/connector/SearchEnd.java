package org.perigee.catalog.connector;

import java.util.OptionalLong;

/// How a connector's search ended that did not fail.
public sealed interface SearchEnd {

    /// Everything the provider has for the query was delivered.
    record Exhausted() implements SearchEnd {
    }

    /// The sink wanted no more; the provider may have more.
    ///
    /// @param matched how many there are in all, where the provider says
    record LimitReached(OptionalLong matched) implements SearchEnd {
    }

    /// The provider has more but does not give them.
    ///
    /// @param reason  a sentence for people: paging ceiling, repeated page, missing next link
    /// @param matched how many there are in all, where the provider says
    record CutShort(String reason, OptionalLong matched) implements SearchEnd {
    }
}
