package org.perigee.download.list;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.perigee.download.TransferRequest;

/// The forms in which lists of files are handed on to other programs. None of them holds a secret.
public enum ExportForm {

    /// Metalink 4 (RFC 5854), for most download managers.
    METALINK(".meta4", MetalinkExport::write),
    /// An input file of aria2.
    ARIA2(".aria2.txt", Aria2Export::write),
    /// A shell script that needs nothing but curl.
    CURL(".sh", CurlExport::write),
    /// A table for people and spreadsheets, which Perigee reads too.
    CSV(".csv", TableExport::write);

    /// What a form does.
    @FunctionalInterface
    private interface Writer {
        void write(Export export, OutputStream out) throws IOException;
    }

    private final String extension;
    private final Writer writer;

    ExportForm(String extension, Writer writer) {
        this.extension = extension;
        this.writer = writer;
    }

    /// The usual ending of such a file's name, with its dot.
    public String extension() {
        return extension;
    }

    /// Writes a list and leaves the stream open.
    ///
    /// @param when it is said to have been made
    /// @return what was left out or changed on the way
    public List<ExportProblem> write(List<TransferRequest> requests, Instant when, OutputStream out) throws IOException {
        Export export = Export.of(requests, when);
        writer.write(export, out);
        return export.problems();
    }
}
