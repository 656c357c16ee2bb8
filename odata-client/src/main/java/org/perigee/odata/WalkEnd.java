package org.perigee.odata;

import java.util.OptionalLong;

/// How a walk through all pages ended that did not fail.
public sealed interface WalkEnd {

    /// Hits in all as the server counted them at the beginning; empty where it did not.
    OptionalLong matched();

    /// Everything was delivered.
    record Exhausted(OptionalLong matched) implements WalkEnd {
    }

    /// No more were wanted.
    record Stopped(OptionalLong matched) implements WalkEnd {
    }

    /// The server has more and does not give them.
    ///
    /// @param reason a sentence for people
    record CutShort(String reason, OptionalLong matched) implements WalkEnd {
    }
}
