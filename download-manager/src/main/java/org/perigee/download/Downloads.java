package org.perigee.download;

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
}
