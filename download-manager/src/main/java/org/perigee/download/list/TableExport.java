package org.perigee.download.list;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes tables (RFC 4180) that [ListReader] reads again.
final class TableExport {

    private TableExport() {
    }

    static void write(Export export, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder("name,url,size,checksum,mirrors\r\n");
        for (Export.Entry file : export.files()) {
            String digests = file.request().digests().stream().map(digest -> digest.algorithm() + ":" + digest.hex()).collect(Collectors.joining(" "));
            String mirrors = file.addresses().stream().skip(1).map(URI::toASCIIString).collect(Collectors.joining(" "));
            String size = file.size().isPresent() ? Long.toString(file.size().getAsLong()) : "";
            text.append(Stream.of(file.name(), file.addresses().getFirst().toASCIIString(), size, digests, mirrors).map(TableExport::quoted)
                    .collect(Collectors.joining(","))).append("\r\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '|');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
