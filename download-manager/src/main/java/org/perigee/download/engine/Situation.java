package org.perigee.download.engine;

import org.perigee.download.DownloadLimits;

/// What a transfer has to know of the queue around it. Thread-safe.
interface Situation {

    DownloadLimits limits();

    /// How many transfers share the connections now, those about to begin included; at least 1.
    int crowd();

    /// Whether a transfer would begin at once if another one's bytes were all there.
    boolean isMoreWaiting();
}
