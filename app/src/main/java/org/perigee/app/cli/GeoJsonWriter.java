package org.perigee.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.perigee.app.core.CarriedMirrors;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.json.ItemCollectionWriter;

/// A STAC ItemCollection: one Item a product, the preferred offer of each with the other archives' files as its mirrors.
record GeoJsonWriter(PrintWriter out) implements ResultWriter {

    @Override
    public void write(List<Acquisition> acquisitions) throws IOException {
        try (ItemCollectionWriter writer = new ItemCollectionWriter(new Into(out))) {
            for (Acquisition acquisition : acquisitions) {
                writer.write(CarriedMirrors.of(acquisition));
            }
        }
        out.println();
        out.flush();
    }

    /// Bytes of UTF-8 text into a writer, a line at a time so that no character is cut.
    static final class Into extends OutputStream {

        private final PrintWriter out;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Into(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            line.write(b);
            if (b == '\n') {
                flushLine();
            }
        }

        private void flushLine() {
            out.print(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }

        @Override
        public void flush() {
            if (line.size() > 0 && line.toByteArray()[line.size() - 1] >= 0) {
                flushLine();
            }
        }

        @Override
        public void close() {
            flushLine();
            out.flush();
        }
    }
}
