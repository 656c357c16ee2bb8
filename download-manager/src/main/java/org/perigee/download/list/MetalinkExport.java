package org.perigee.download.list;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.perigee.download.TransferRequest;
import org.perigee.download.metalink.Metalink;
import org.perigee.download.metalink.MetalinkWriter;

/// Writes Metalink 4.
final class MetalinkExport {

    private static final String GENERATOR = "Perigee";

    private MetalinkExport() {
    }

    static void write(Export export, OutputStream out) throws IOException {
        List<TransferRequest> requests = export.files().stream().map(Export.Entry::request).toList();
        // What the writer says of secrets has been said already.
        MetalinkWriter.write(Metalink.of(requests, GENERATOR, "", export.when()), out);
    }
}
