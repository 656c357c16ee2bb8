package org.perigee.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.perigee.app.core.DownloadPlan;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.download.metalink.Metalink;
import org.perigee.download.metalink.MetalinkWriter;

/// A Metalink 4 document of the product files (RFC 5854).
record MetalinkOutput(PerigeeCore core, PrintWriter out, PrintWriter err) implements ResultWriter {

    @Override
    public void write(List<Acquisition> acquisitions) throws IOException {
        DownloadPlan.Plan plan = core.downloadPlan().plan(acquisitions, Path.of("").toAbsolutePath(), "");
        Metalink metalink = Metalink.of(plan.requests(), "Perigee", "", Instant.now(core.clock()));
        OutputStream document = new GeoJsonWriter.Into(out);
        MetalinkWriter.write(metalink, document).forEach(problem -> err.println("Left out: " + problem.file() + ": " + problem.message()));
        document.close();
        plan.unavailable().forEach(title -> err.println("Left out: " + title + " has no file that can be fetched over http."));
    }
}
