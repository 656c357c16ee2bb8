package org.perigee.download.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.perigee.storage.StorageException;

/// Makes sure that one program at a time works on a queue; the system takes the lock away when the program dies.
final class QueueLock implements AutoCloseable {

    private final FileChannel channel;

    private QueueLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws StorageException with kind BUSY where another program, or another queue of this one, holds it
    static QueueLock acquire(Path queueFile) {
        Path file = queueFile.resolveSibling(queueFile.getFileName() + ".lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return new QueueLock(channel);
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StorageException(StorageException.Kind.READ_ONLY, queueFile, "The download queue cannot be locked: " + e.getMessage(), e);
        }
        throw new StorageException(StorageException.Kind.BUSY, queueFile, "Another program has the download queue open: " + queueFile, null);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is given up anyway.
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
