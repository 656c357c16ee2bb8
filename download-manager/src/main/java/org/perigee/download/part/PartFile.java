package org.perigee.download.part;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// `name.part`: opened once, locked against other programs, written at any position by several threads at once.
///
/// The lock is held until after the file has got its final name, so that nobody can take the finished file for a partial one.
/// No thread that uses it may be interrupted: that would close the channel under all others.
final class PartFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private PartFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// @throws PartInUseException where somebody else holds the lock
    static PartFile open(Path path) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (!lock(channel)) {
                channel.close();
                throw new PartInUseException(path);
            }
            // Between opening and locking it may have been finished and renamed: then the lock is on the finished file.
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return new PartFile(path, channel);
            }
            channel.close();
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /// Fills the buffer.
    ///
    /// @throws EOFException where the file ends before
    void read(ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new EOFException(path.getFileName() + " is shorter than it was");
            }
            at += read;
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    void force() throws IOException {
        channel.force(true);
    }

    /// Forces the bytes to the disk and gives the file its name, in one step as others see it.
    void rename(Path target, FolderSync folders) throws IOException {
        force();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        folders.force(target.getParent());
    }

    /// Gives the file a name that does not matter.
    void move(Path elsewhere) throws IOException {
        Files.move(path, elsewhere, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
