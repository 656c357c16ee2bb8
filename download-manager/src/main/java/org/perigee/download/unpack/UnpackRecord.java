package org.perigee.download.unpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.perigee.download.Digest;
import org.perigee.download.SafeName;
import org.perigee.download.TransferRequest;
import org.perigee.download.UnsafeNameException;

/// What is written beside an archive when it was taken apart, so that the same product is neither fetched nor unpacked twice, whether
/// the archive was kept or not. It is the file `ARCHIVE.unpacked`.
///
/// @param folder  name of what the archive became, beside it
/// @param files   how many that has
/// @param bytes   of all of them
/// @param size    bytes of the archive
/// @param digests of the archive, by algorithm
public record UnpackRecord(String folder, int files, long bytes, long size, Map<String, String> digests) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".unpacked";
    private static final long LARGEST = 100_000;

    public UnpackRecord {
        digests = Map.copyOf(digests);
    }

    private static Path fileOf(Path archive) {
        return archive.resolveSibling(archive.getFileName() + SUFFIX);
    }

    /// Writes down what became of an archive that was verified by these digests.
    public static void write(Path archive, List<Digest> digests, Unpacked unpacked) throws IOException {
        ObjectNode node = JSON.createObjectNode().put("folder", unpacked.path().getFileName().toString()).put("files", unpacked.files())
                .put("bytes", unpacked.bytes()).put("size", Files.size(archive));
        ObjectNode sums = node.putObject("digests");
        digests.forEach(digest -> sums.put(digest.algorithm(), digest.hex()));
        Path file = fileOf(archive);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, node.toPrettyString());
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What the archive that a request asks for was taken apart to earlier; empty where it was not, where the archive was another one,
    /// or where files of it are gone.
    public static Optional<Path> find(TransferRequest request) throws IOException {
        try {
            Path archive = request.folder().resolve(SafeName.of(request.name()).toString());
            return find(archive, request.size(), request.digests());
        } catch (UnsafeNameException e) {
            return Optional.empty();
        }
    }

    /// As [#find(TransferRequest)].
    public static Optional<Path> find(Path archive, OptionalLong size, List<Digest> digests) throws IOException {
        Optional<UnpackRecord> record = read(fileOf(archive));
        if (record.isEmpty() || !record.get().isOf(size, digests)) {
            return Optional.empty();
        }
        Path folder = archive.resolveSibling(record.get().folder());
        return record.get().isComplete(folder) ? Optional.of(folder) : Optional.empty();
    }

    private static Optional<UnpackRecord> read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            String folder = node.path("folder").asText("");
            Map<String, String> digests = new LinkedHashMap<>();
            node.path("digests").properties().forEach(sum -> digests.put(sum.getKey(), sum.getValue().asText()));
            return SafeName.problem(folder).isPresent() || folder.indexOf('/') >= 0 ? Optional.empty()
                    : Optional.of(new UnpackRecord(folder, node.path("files").asInt(), node.path("bytes").asLong(), node.path("size").asLong(), digests));
        } catch (JsonProcessingException | java.nio.charset.CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// A digest decides; without a common one the size does.
    private boolean isOf(OptionalLong otherSize, List<Digest> others) {
        List<Digest> common = others.stream().filter(digest -> digests.containsKey(digest.algorithm())).toList();
        if (!common.isEmpty()) {
            return common.stream().allMatch(digest -> digests.get(digest.algorithm()).toLowerCase(Locale.ROOT).equals(digest.hex()));
        }
        return otherSize.isEmpty() || otherSize.getAsLong() == size;
    }

    private boolean isComplete(Path there) throws IOException {
        if (!Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(there)) {
            long[] found = new long[2];
            all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).forEach(path -> {
                found[0]++;
                found[1] += path.toFile().length();
            });
            // Programs put files of their own beside those of a product.
            return found[0] >= files && found[1] >= bytes;
        }
    }
}
