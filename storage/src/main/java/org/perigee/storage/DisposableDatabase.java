package org.perigee.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database opened although its file may have been damaged, since what was in it can be fetched again.
///
/// @param database what was opened; the caller closes it
/// @param setAside where a damaged file was moved to; empty where the file was sound
public record DisposableDatabase(Database database, Optional<Path> setAside) {

    private static final Logger LOG = LoggerFactory.getLogger(DisposableDatabase.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Opens the file; one that is damaged or was reported as such ([#reportDamage]) is renamed to
    /// `<name>.damaged-<time>` and a new one made in its place.
    ///
    /// @throws StorageException when the file is newer than the schema, or not writable
    public static DisposableDatabase open(Path file, Schema schema, Clock clock) {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(mark(absolute))) {
            return replace(absolute, schema, clock);
        }
        try {
            return new DisposableDatabase(Database.open(absolute, Durability.DISPOSABLE, schema), Optional.empty());
        } catch (StorageException e) {
            if (e.kind() != StorageException.Kind.DAMAGED) {
                throw e;
            }
            LOG.warn("{} is damaged and will be made anew: {}", absolute, e.getMessage());
            return replace(absolute, schema, clock);
        }
    }

    /// Remembers that reading found the file damaged, so that the next opening replaces it.
    public static void reportDamage(Path file) {
        try {
            Files.createFile(mark(file.toAbsolutePath()));
        } catch (IOException e) {
            LOG.debug("{} could not be marked as damaged", file, e);
        }
    }

    private static Path mark(Path file) {
        return file.resolveSibling(file.getFileName() + ".damaged");
    }

    private static DisposableDatabase replace(Path file, Schema schema, Clock clock) {
        String stamp = ".damaged-" + STAMP.format(clock.instant());
        Path aside = file.resolveSibling(file.getFileName() + stamp);
        try {
            // The log and the index of the log belong to the damaged file and must not be taken for the new one's.
            for (String companion : new String[] {"-wal", "-shm", ""}) {
                Path part = file.resolveSibling(file.getFileName() + companion);
                if (Files.exists(part)) {
                    Files.move(part, aside.resolveSibling(aside.getFileName() + companion));
                }
            }
            Files.deleteIfExists(mark(file));
        } catch (IOException e) {
            throw new StorageException(StorageException.Kind.READ_ONLY, file, "Cannot set the damaged " + file + " aside", e);
        }
        return new DisposableDatabase(Database.open(file, Durability.DISPOSABLE, schema), Optional.of(aside));
    }
}
