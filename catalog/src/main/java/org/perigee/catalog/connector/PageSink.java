package org.perigee.catalog.connector;

/// Takes pages as they arrive. Called from the connector's thread, one page at a time.
@FunctionalInterface
public interface PageSink {

    /// Takes a page.
    ///
    /// @return whether more are wanted; after `false` the connector ends with [SearchEnd.LimitReached]
    boolean accept(Page page);
}
