package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.List;
import org.perigee.catalog.federation.Acquisition;

/// Product names, one a line.
record IdWriter(PrintWriter out) implements ResultWriter {

    @Override
    public void write(List<Acquisition> acquisitions) {
        acquisitions.forEach(acquisition -> out.println(Columns.harmless(acquisition.preferred().title())));
        out.flush();
    }
}
