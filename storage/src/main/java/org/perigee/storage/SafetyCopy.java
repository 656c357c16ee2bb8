package org.perigee.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The copy of a precious file that is made before it is migrated; only the last one is kept.
final class SafetyCopy {

    private static final Logger LOG = LoggerFactory.getLogger(SafetyCopy.class);

    private SafetyCopy() {
    }

    /// Copies the file to `<name>.v<version>.bak` beside it; before a section is migrated, to `<name>.<section>-v<version>.bak`.
    ///
    /// @throws StorageException where that fails, since migrating without it would risk what cannot be had again
    static void make(Connection connection, Path file, Migrator migrator, int version) throws SQLException {
        String suffix = migrator.copySuffix(version);
        Path copy = file.resolveSibling(file.getFileName() + suffix + ".bak");
        Path draft = file.resolveSibling(file.getFileName() + suffix + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.deleteIfExists(draft);
            // Takes what is still in the log along, which copying the file would not.
            try (var statement = connection.prepareStatement("vacuum into ?")) {
                statement.setString(1, draft.toString());
                statement.execute();
            }
            if (migrator.version(connection) == version) {
                Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                deleteOthers(file, copy, suffix.replaceFirst("\\d+$", ""));
                LOG.info("{} was copied to {} before its migration", file, copy.getFileName());
            }
        } catch (IOException e) {
            throw new StorageException(StorageException.Kind.READ_ONLY, file, "Cannot copy " + file + " before its migration", e);
        } finally {
            deleteQuietly(draft);
        }
    }

    private static void deleteOthers(Path file, Path keep, String kind) throws IOException {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(file.getParent(), entry -> isCopyOf(file, kind, entry))) {
            for (Path copy : copies) {
                if (!copy.equals(keep)) {
                    Files.deleteIfExists(copy);
                }
            }
        }
    }

    private static boolean isCopyOf(Path file, String kind, Path entry) {
        String prefix = file.getFileName() + kind;
        String name = entry.getFileName().toString();
        return name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d+\\.bak");
    }

    private static void deleteQuietly(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.warn("{} is left over and can be deleted", draft);
        }
    }
}
