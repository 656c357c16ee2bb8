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
import org.perigee.download.TransferRequest;
import org.perigee.download.list.ExportForm;

/// A list of the product files in a form that other programs fetch from.
record ListOutput(PerigeeCore core, ExportForm form, PrintWriter out, PrintWriter err) implements ResultWriter {

    @Override
    public void write(List<Acquisition> acquisitions) throws IOException {
        DownloadPlan.Plan plan = core.downloadPlan().plan(acquisitions, Path.of("").toAbsolutePath(), "");
        writeRequests(plan.requests());
        plan.unavailable().forEach(title -> err.println("Left out: " + title + " has no file that can be fetched over http."));
    }

    /// @return how many files had to be left out
    long writeRequests(List<TransferRequest> requests) throws IOException {
        try (OutputStream document = new GeoJsonWriter.Into(out)) {
            return form.write(requests, Instant.now(core.clock()), document).stream()
                    .peek(problem -> err.println((problem.refused() ? "Left out: " : "") + problem.file() + ": " + problem.message()))
                    .filter(problem -> problem.refused()).count();
        }
    }
}
