package org.perigee.download.metalink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.perigee.download.SafeName;

/// Throws anything at the Metalink reader: it must answer with a Metalink or a [MetalinkException], whose names are safe and which can be written
/// and read again. Run by `benchmarks/fuzz.sh`; what it found stands in ordinary tests.
public final class MetalinkFuzz {

    private static final URI BASE = URI.create("https://example.org/dir/list.meta4");

    private MetalinkFuzz() {
    }

    /// One try; called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Metalink metalink;
        try {
            metalink = MetalinkReader.read(new ByteArrayInputStream(data), BASE);
        } catch (MetalinkException e) {
            return;
        }
        for (MetalinkFile file : metalink.files()) {
            if (SafeName.problem(file.name()).isPresent() || file.urls().isEmpty()) {
                throw new IllegalStateException("Not safe: " + file);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<MetalinkProblem> left = MetalinkWriter.write(metalink, out);
        if (!metalink.files().isEmpty() && left.stream().noneMatch(MetalinkProblem::refused)) {
            Metalink again = MetalinkReader.read(new ByteArrayInputStream(out.toByteArray()), null);
            if (again.files().size() != metalink.files().size()) {
                throw new IllegalStateException("Files were lost: " + metalink.files() + " became " + again.files() + " " + again.problems());
            }
        }
    }
}
