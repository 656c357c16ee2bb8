package org.perigee.app.cli;

import java.io.IOException;
import java.util.List;
import org.perigee.catalog.federation.Acquisition;

/// Prints acquisitions in one form. Used by one thread.
interface ResultWriter {

    /// Prints what the search found, merged, in the order in which it came.
    void write(List<Acquisition> acquisitions) throws IOException;
}
