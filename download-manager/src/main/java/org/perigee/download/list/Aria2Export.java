package org.perigee.download.list;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Writes input files of aria2 (`aria2c --input-file=FILE --dir=FOLDER`).
final class Aria2Export {

    /// What aria2 can check, the strongest first.
    private static final List<String> KNOWN = List.of("sha-512", "sha-384", "sha-256", "sha-224", "sha-1", "md5");

    private Aria2Export() {
    }

    static void write(Export export, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder("# ").append(export.files().size()).append(" files: aria2c --input-file=THIS-FILE --dir=FOLDER\n");
        for (Export.Entry file : export.files()) {
            text.append(file.addresses().stream().map(URI::toASCIIString).collect(Collectors.joining("\t"))).append('\n');
            text.append("  out=").append(file.name()).append('\n');
            text.append("  continue=true\n");
            file.digest(KNOWN).ifPresent(digest -> text.append("  checksum=").append(digest.algorithm()).append('=').append(digest.hex()).append('\n'));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
