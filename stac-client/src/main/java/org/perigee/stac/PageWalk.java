package org.perigee.stac;

import java.util.Optional;
import org.perigee.access.AccessException;

/// Fetches one page after the other. Not thread-safe; ended from elsewhere through the call scope it was made with.
public interface PageWalk {

    /// The next page; empty once the walk has ended.
    ///
    /// @throws AccessException where the page could not be had; kind CANCELLED when the scope was cancelled
    Optional<StacPage> next() throws AccessException;

    /// How it ended; [WalkEnd#NONE] while there may be more.
    WalkEnd end();
}
