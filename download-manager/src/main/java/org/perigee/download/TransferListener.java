package org.perigee.download;

/// Hears of changes of state; progress is polled with [DownloadManager#snapshot()].
///
/// Called on any thread, one call at a time for a transfer; must be quick and must not call back into the manager.
@FunctionalInterface
public interface TransferListener {

    void stateChanged(TransferSnapshot now);
}
