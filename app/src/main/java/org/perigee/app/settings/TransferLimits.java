package org.perigee.app.settings;

import org.perigee.app.config.Settings;
import org.perigee.download.DownloadLimits;

/// The download manager's limits as the user has set them.
public final class TransferLimits {

    private TransferLimits() {
    }

    /// Nonsense in the file is taken for the nearest sense.
    public static DownloadLimits of(Settings settings) {
        int transfers = Math.max(1, settings.transfers);
        int connections = Math.max(1, settings.connections);
        return new DownloadLimits(transfers, connections, Math.max(transfers, connections), Math.max(0, settings.rateLimit));
    }
}
