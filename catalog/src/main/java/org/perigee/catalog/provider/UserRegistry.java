package org.perigee.catalog.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The user's own registry file, `providers.json` in the configuration folder.
///
/// Changes touch nothing but the entry they are about: unknown keys and entries that cannot be used stay where they are. A file that
/// is no JSON is set aside before the first change is written and never overwritten. Comments in it are understood but do not
/// survive a change. Thread-safe within one program.
public final class UserRegistry {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Path file;

    public UserRegistry(Path file) {
        this.file = Objects.requireNonNull(file);
    }

    /// What the file holds.
    ///
    /// @param document the document; null where there is no file or it cannot be read
    /// @param problem  why it cannot be read, where it cannot
    record Content(ObjectNode document, Optional<RegistryProblem> problem) {
    }

    public Path file() {
        return file;
    }

    /// Whether searches ask a provider unless told otherwise.
    ///
    /// @throws IOException where the file cannot be written; it is then as it was
    public void enable(String provider, boolean enabled) throws IOException {
        change("providers", provider, entry -> entry.put("enabled", enabled));
    }

    /// Lays changes over an entry, or adds it where the file does not have it.
    ///
    /// @param section `providers`, `realms` or `collections`
    /// @param changes what to set, in the shape that [ProviderRegistry] describes
    /// @throws IOException where the file cannot be written; it is then as it was
    public void set(String section, String id, ObjectNode changes) throws IOException {
        change(section, id, entry -> entry.setAll(RegistrySection.merged(entry, changes)));
    }

    /// Takes an entry out of the file: one of the user's own is gone, a built-in one is as it was built in.
    ///
    /// @throws IOException where the file cannot be written; it is then as it was
    public synchronized void remove(String section, String id) throws IOException {
        Content content = read();
        if (content.document() != null && content.document().path(section) instanceof ObjectNode entries && entries.remove(id) != null) {
            write(content.document());
        }
    }

    synchronized Content read() {
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (tree instanceof ObjectNode document) {
                return new Content(document, Optional.empty());
            }
            return unreadable("it holds no JSON object");
        } catch (NoSuchFileException e) {
            return new Content(null, Optional.empty());
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
            return unreadable("it is not well-formed JSON" + where);
        } catch (IOException e) {
            return unreadable("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Content unreadable(String why) {
        return new Content(null, Optional.of(new RegistryProblem("", "",
                "Your provider file " + file + " is not used because " + why + "; the built-in providers are as they were.")));
    }

    private synchronized void change(String section, String id, Consumer<ObjectNode> how) throws IOException {
        Content content = read();
        if (content.problem().isPresent()) {
            setAside();
        }
        ObjectNode document = content.document() == null ? JSON.createObjectNode() : content.document();
        how.accept(object(object(document, section), id));
        write(document);
    }

    private static ObjectNode object(ObjectNode parent, String key) throws IOException {
        JsonNode known = parent.get(key);
        if (known != null && !known.isObject()) {
            throw new IOException("\"" + key + "\" in the provider file is no JSON object; mend or remove it first");
        }
        return known == null ? parent.putObject(key) : (ObjectNode) known;
    }

    private void setAside() throws IOException {
        int number = 1;
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        while (Files.exists(aside)) {
            number++;
            aside = file.resolveSibling(file.getFileName() + ".unreadable-" + number);
        }
        Files.move(file, aside);
    }

    private void write(ObjectNode document) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + System.lineSeparator());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
