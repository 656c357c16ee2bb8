package org.perigee.app.cli;

import java.util.List;
import org.perigee.download.TransferSnapshot;

/// Shows how transfers get on. Used by one thread.
interface Progress extends AutoCloseable {

    /// How all of them stand; called a few times a second.
    void show(List<TransferSnapshot> all);

    /// The end of all of them.
    void finish(List<TransferSnapshot> all);

    @Override
    default void close() {
    }
}
