package org.perigee.app.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Where the sockets of running queues lie: in the data folder, or, where its path is too long for a socket's address, in a folder named
/// after it in the user's runtime folder. Only its owner can look into it.
final class ControlFolder {

    /// The shortest limit of the systems we run on (macOS has 104), less one for the end of the text.
    private static final int LONGEST_ADDRESS = 103;
    private static final String SUFFIX = ".sock";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    private ControlFolder(Path folder) {
        this.folder = folder;
    }

    /// @param data the folder of what cannot be had again
    static ControlFolder of(Path data) {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return of(data, Path.of(runtime == null || runtime.isBlank() ? System.getProperty("java.io.tmpdir") : runtime));
    }

    static ControlFolder of(Path data, Path runtime) {
        Path near = data.toAbsolutePath().resolve("control");
        return new ControlFolder(fits(near) ? near : runtime.resolve("perigee-" + digest(near.toString())));
    }

    private static boolean fits(Path folder) {
        return folder.resolve(name()).toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS;
    }

    private static String name() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 4) + SUFFIX;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    Path path() {
        return folder;
    }

    /// A new socket's place.
    ///
    /// @throws IOException where the folder is not ours alone
    Path newSocket() throws IOException {
        if (!isPosix()) {
            Files.createDirectories(folder);
            return folder.resolve(name());
        }
        Files.createDirectories(folder.getParent());
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        checkOwner();
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
        return folder.resolve(name());
    }

    static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// Somebody else may have made it before us, where the runtime folder is everybody's.
    private void checkOwner() throws IOException {
        boolean plain = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
        if (!plain || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"))) {
            throw new IOException(folder + " belongs to somebody else");
        }
    }

    /// The sockets there are, those of processes that have died included.
    List<Path> sockets() throws IOException {
        List<Path> sockets = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (isPosix()) {
                checkOwner();
            }
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                all.forEach(sockets::add);
            }
        }
        sockets.sort(null);
        return sockets;
    }
}
