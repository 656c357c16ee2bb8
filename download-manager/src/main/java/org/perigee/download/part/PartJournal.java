package org.perigee.download.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.perigee.download.Digest;

/// The journal beside a partial file, `name.part.json`: one JSON document a line.
///
/// The first line says what the bytes belong to; each further line holds all ranges that were written when it was appended,
/// and whether they had been forced to the disk. The last whole line counts, so a line cut short by a killed process does no
/// harm. A new first line, or too many lines, make a new file under a temporary name, which replaces the old one.
/// A line is appended only after the bytes it claims were written.
///
/// After a restart of the machine only ranges that were forced count. Thread-safe.
public final class PartJournal implements AutoCloseable {

    private static final int VERSION = 1;
    private static final long LONGEST = 256 * 1024L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String boot;
    private JournalHeader header;
    private FileChannel out;
    private List<Range> forced;

    /// A journal for bytes that are there is written at once; one for none waits for the first bytes worth a note, so that small files
    /// need none at all.
    ///
    /// @param file `name.part.json`
    PartJournal(Path file, JournalHeader header, List<Range> done, List<Range> forced) throws IOException {
        this.file = file;
        this.boot = BootId.current();
        this.header = header;
        this.forced = forced;
        if (done.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            rewrite(done);
        }
    }

    /// What a journal says.
    ///
    /// @param header what the bytes belong to
    /// @param done   the bytes that can be relied on
    /// @param forced those of them that a power cut would not have taken
    public record Saved(JournalHeader header, List<Range> done, List<Range> forced) {
    }

    /// Reads a journal; empty where there is none, or none that can be understood.
    public static Optional<Saved> read(Path file) {
        try {
            return Files.exists(file) ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList(), BootId.current()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<Saved> parse(List<String> lines, String boot) {
        try {
            JsonNode first = JSON.readTree(lines.isEmpty() ? "" : lines.getFirst());
            if (!first.path("perigee").asText().equals("part") || first.path("version").asInt() != VERSION) {
                return Optional.empty();
            }
            boolean sameBoot = !boot.isEmpty() && boot.equals(first.path("boot").asText());
            List<Range> done = List.of();
            List<Range> forced = List.of();
            for (String line : lines.subList(1, lines.size())) {
                Optional<JsonNode> node = whole(line);
                if (node.isEmpty()) {
                    break;
                }
                boolean durable = node.get().path("forced").asBoolean();
                forced = durable ? ranges(node.get().path("done")) : forced;
                done = durable || sameBoot ? ranges(node.get().path("done")) : done;
            }
            JournalHeader header = header(first);
            long end = header.size().orElse(Long.MAX_VALUE);
            boolean fits = Stream.concat(done.stream(), forced.stream()).allMatch(range -> range.to() <= end);
            return fits ? Optional.of(new Saved(header, done, forced)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> whole(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(node -> node.path("done").isArray());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static JournalHeader header(JsonNode node) {
        Map<String, Validator> validators = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : node.path("validators").properties()) {
            validators.put(field.getKey(), new Validator(field.getValue().path("etag").asText(), field.getValue().path("modified").asText()));
        }
        List<Digest> digests = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.path("digests").properties()) {
            digests.add(new Digest(field.getKey(), field.getValue().asText()));
        }
        JsonNode size = node.path("size");
        return new JournalHeader(size.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(bytes(size)), validators, digests);
    }

    private static List<Range> ranges(JsonNode array) {
        List<Range> ranges = new ArrayList<>();
        for (JsonNode pair : array) {
            ranges.add(new Range(bytes(pair.path(0)), bytes(pair.path(1))));
        }
        return ranges;
    }

    /// A number of bytes, rather than what Jackson makes of anything else.
    private static long bytes(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw new IllegalArgumentException("Not a number of bytes: " + node);
        }
        return node.asLong();
    }

    public synchronized JournalHeader header() {
        return header;
    }

    /// Says anew what the bytes belong to.
    synchronized void describe(JournalHeader now, List<Range> done) throws IOException {
        header = now;
        if (out != null) {
            rewrite(done);
        }
    }

    /// Notes what has been written.
    synchronized void append(List<Range> done) throws IOException {
        append(done, false);
    }

    /// Notes what has been forced to the disk, and forces the note.
    synchronized void appendForced(List<Range> done) throws IOException {
        forced = done;
        append(done, true);
        out.force(false);
    }

    private void append(List<Range> done, boolean durable) throws IOException {
        if (out == null || out.size() > LONGEST) {
            rewrite(done);
            return;
        }
        writeLine(out, line(done, durable));
    }

    private void rewrite(List<Range> done) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel next = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            writeLine(next, headerLine().toString());
            RangeSet stillThere = new RangeSet();
            done.forEach(stillThere::add);
            writeLine(next, line(forced.stream().filter(stillThere::covers).toList(), true));
            writeLine(next, line(done, false));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            next.close();
            throw e;
        }
        if (out != null) {
            out.close();
        }
        out = next;
    }

    private static void writeLine(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long at = channel.size();
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private ObjectNode headerLine() {
        ObjectNode node = JSON.createObjectNode().put("perigee", "part").put("version", VERSION).put("boot", boot);
        header.size().ifPresent(size -> node.put("size", size));
        ObjectNode validators = node.putObject("validators");
        header.validators().forEach((address, validator) -> validators.putObject(address).put("etag", validator.etag())
                .put("modified", validator.lastModified()));
        ObjectNode digests = node.putObject("digests");
        header.digests().forEach(digest -> digests.put(digest.algorithm(), digest.hex()));
        return node;
    }

    /// Written by hand, since it is written twice a megabyte.
    private static String line(List<Range> done, boolean durable) {
        StringBuilder line = new StringBuilder("{\"done\":[");
        for (Range range : done) {
            line.append(line.charAt(line.length() - 1) == ']' ? ",[" : "[").append(range.from()).append(',').append(range.to()).append(']');
        }
        return line.append(durable ? "],\"forced\":true}" : "]}").toString();
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
