package org.perigee.app.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.app.report.TransferReport.Entry;

/// Writes reports: JSON where the file's name ends so, else comma-separated values (RFC 4180). UTF-8.
public final class ReportFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEADER = List.of("name", "outcome", "state", "bytes", "size", "verified_by", "problem", "message", "product",
            "source", "address", "file", "queued_at", "ended_at");

    private ReportFile() {
    }

    /// Writes the whole file or leaves what was there as it was.
    public static void write(TransferReport report, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        String text = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json") ? json(report) : csv(report);
        Files.createDirectories(absolute.getParent());
        Path fresh = Files.createTempFile(absolute.getParent(), "." + absolute.getFileName(), ".new");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    static String csv(TransferReport report) {
        StringBuilder text = new StringBuilder(String.join(",", HEADER)).append("\r\n");
        report.entries().forEach(entry -> text.append(line(entry)).append("\r\n"));
        return text.toString();
    }

    private static String line(Entry entry) {
        return Stream.of(entry.name(), entry.outcome().name(), entry.state().name(), Long.toString(entry.bytes()),
                        entry.size().isPresent() ? Long.toString(entry.size().getAsLong()) : "", entry.verified(), entry.problem(), entry.message(),
                        entry.product(), entry.source(), entry.address(), entry.file().toString(), text(entry.queued()), text(entry.ended()))
                .map(ReportFile::cell).collect(Collectors.joining(","));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /// Names and messages come from servers: none may be a formula to a spreadsheet.
    private static String cell(String value) {
        String tame = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = tame.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? tame : '"' + tame.replace("\"", "\"\"") + '"';
    }

    static String json(TransferReport report) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        for (TransferReport.Outcome outcome : TransferReport.Outcome.values()) {
            root.put(outcome.name().toLowerCase(Locale.ROOT), report.count(outcome));
        }
        root.put("verified", report.verified());
        root.put("bytes", report.bytes());
        ArrayNode files = root.putArray("files");
        report.entries().forEach(entry -> files.add(node(entry)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode node(Entry entry) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", entry.name()).put("outcome", entry.outcome().name()).put("state", entry.state().name()).put("bytes", entry.bytes());
        entry.size().ifPresent(size -> node.put("size", size));
        putUnlessEmpty(node, "verifiedBy", entry.verified());
        putUnlessEmpty(node, "problem", entry.problem());
        putUnlessEmpty(node, "message", entry.message());
        putUnlessEmpty(node, "product", entry.product());
        putUnlessEmpty(node, "source", entry.source());
        node.put("address", entry.address()).put("file", entry.file().toString()).put("queuedAt", text(entry.queued()));
        putUnlessEmpty(node, "endedAt", text(entry.ended()));
        return node;
    }

    private static void putUnlessEmpty(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
