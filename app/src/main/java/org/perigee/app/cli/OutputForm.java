package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.perigee.app.core.PerigeeCore;

/// The forms in which results are printed.
enum OutputForm {
    table {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out) {
            return new TableWriter(core, out);
        }
    },
    geojson {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out) throws IOException {
            return new GeoJsonWriter(out);
        }
    },
    json {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out) {
            return new JsonLinesWriter(out);
        }
    },
    csv {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out) {
            return new CsvWriter(out);
        }
    },
    ids {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out) {
            return new IdWriter(out);
        }
    },
    metalink {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out) {
            return new MetalinkOutput(core, out);
        }
    };

    abstract ResultWriter writer(PerigeeCore core, PrintWriter out) throws IOException;
}
