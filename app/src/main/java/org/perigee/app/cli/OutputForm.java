package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.perigee.app.core.PerigeeCore;
import org.perigee.download.list.ExportForm;

/// The forms in which results are printed.
enum OutputForm {
    table {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) {
            return new TableWriter(core, out);
        }
    },
    geojson {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) throws IOException {
            return new GeoJsonWriter(out);
        }
    },
    json {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) {
            return new JsonLinesWriter(out);
        }
    },
    csv {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) {
            return new CsvWriter(out);
        }
    },
    ids {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) {
            return new IdWriter(out);
        }
    },
    metalink {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) {
            return new ListOutput(core, ExportForm.METALINK, out, err);
        }
    },
    aria2 {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) {
            return new ListOutput(core, ExportForm.ARIA2, out, err);
        }
    },
    curl {
        @Override
        ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) {
            return new ListOutput(core, ExportForm.CURL, out, err);
        }
    };

    /// @param err is told what a form cannot hold
    abstract ResultWriter writer(PerigeeCore core, PrintWriter out, PrintWriter err) throws IOException;
}
