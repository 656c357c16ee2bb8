package org.perigee.download;

import java.nio.file.Path;
import java.util.List;
import org.perigee.download.engine.TransferQueue;

/// Opens queues of transfers.
public final class Downloads {

    private Downloads() {
    }

    /// Opens a queue and lets go on what was under way when it was closed, or when its process died.
    ///
    /// @throws org.perigee.storage.StorageException with kind BUSY where another program has the queue open, and with other kinds
    ///     where its file cannot be used
    public static DownloadManager open(DownloadSettings settings) {
        return TransferQueue.open(settings);
    }

    /// The transfers of a queue as they were last written down, in queue order. Starts nothing, whoever has the queue open.
    ///
    /// @throws org.perigee.storage.StorageException where the file cannot be used
    public static List<TransferSnapshot> read(Path queueFile) {
        return TransferQueue.read(queueFile);
    }
}
