package org.perigee.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and writes `settings.json`: atomically, and never losing a file it could not read.
///
/// Blocking; not for the JavaFX thread. Thread-safe.
public final class SettingsStore {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Path file;

    public SettingsStore(Path file) {
        this.file = file;
    }

    /// The settings as last written; the defaults where there are none or they cannot be read.
    public synchronized Settings load() {
        if (!Files.exists(file)) {
            return new Settings();
        }
        try {
            return JSON.readValue(Files.readString(file), Settings.class);
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}); starting from the defaults and keeping it as {}", file, e.getMessage(), aside());
            setAside();
            return new Settings();
        }
    }

    private Path aside() {
        return file.resolveSibling(file.getFileName() + ".unreadable");
    }

    private void setAside() {
        try {
            Files.move(file, aside(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} could not be set aside: {}", file, e.getMessage());
        }
    }

    /// The settings as text, to be taken on the thread that changes them and written on another.
    public static String toJson(Settings settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings are always writable", e);
        }
    }

    /// Writes beside the file and puts it in its place in one step.
    ///
    /// @throws IOException where the folder cannot be written
    public synchronized void save(String json) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, json);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
