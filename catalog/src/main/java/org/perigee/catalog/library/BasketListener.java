package org.perigee.catalog.library;

/// Hears that a basket is no longer what it was.
@FunctionalInterface
public interface BasketListener {

    /// A basket was made, renamed, deleted, or its entries changed. Called after the change is on the disk, on the thread that
    /// made it.
    void basketChanged(long basket);
}
