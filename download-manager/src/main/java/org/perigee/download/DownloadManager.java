package org.perigee.download;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A durable queue of transfers: what was submitted survives the end of the process, however it ends.
///
/// Thread-safe. All methods return at once but [#close()], which waits for open files to be put away.
public interface DownloadManager extends AutoCloseable {

    /// Puts files in the queue; they start when there is room.
    ///
    /// A file that is already in the queue is not queued twice: its id is given back, and it begins again with the new request where it
    /// had failed or was cancelled, or where its file is gone. It is the same where folder and name are, and an address or a digest too;
    /// two different files of one name are both fetched, the second under a numbered name. No existing file is ever overwritten: one that
    /// has the promised digests (or the promised size, where there are no digests) ends its transfer at once.
    ///
    /// @return one id a request, in order
    List<TransferId> submit(List<TransferRequest> requests);

    /// All transfers the queue remembers, in queue order.
    List<TransferSnapshot> snapshot();

    Optional<TransferSnapshot> find(TransferId id);

    /// Stops it and keeps what is there; does nothing to one that has ended.
    void pause(TransferId id);

    /// Lets a paused, waiting or failed one go on now.
    void resume(TransferId id);

    /// Stops it for good and deletes the partial file.
    void cancel(TransferId id);

    /// Forgets an ended one; its file stays.
    void remove(TransferId id);

    /// Moves transfers to another place of the queue, in the order given; those that run go on. Remembered over restarts.
    ///
    /// @param before the transfer they are put in front of; null for the end of the queue. Where it is one of those moved, or is not
    ///               known any more, they go to the end
    void move(List<TransferId> ids, TransferId before);

    /// Lets transfers start before others, or after them. Remembered over restarts.
    void prioritise(Collection<TransferId> ids, TransferPriority priority);

    /// How the sources of a transfer have done since it last began, in the order in which they were asked for; empty for an unknown transfer.
    List<SourceStanding> sources(TransferId id);

    /// Fetches from one source before all others; they still help and step in. One that runs begins anew at once, one that waits or has
    /// failed goes on, one that is paused stays so; one that has ended well or was cancelled is left alone.
    ///
    /// What is there already stays where [TransferRequest#isProven()] holds; else the file starts over. Over restarts the source
    /// is remembered as the first among those that are about as fast.
    ///
    /// @param source its address as in the request, with or without its secret; nothing happens where there is none like it
    void prefer(TransferId id, URI source);

    /// Gives a transfer a speed limit of its own. Remembered over restarts.
    ///
    /// @param bytesPerSecond 0 for none
    void limit(TransferId id, long bytesPerSecond);

    /// As [#pause(TransferId)], for all that were asked for together.
    ///
    /// @param batch as in [TransferRequest#batch()]; not empty
    void pauseBatch(String batch);

    /// As [#resume(TransferId)], for all of a batch that have not ended well or been cancelled.
    void resumeBatch(String batch);

    /// As [#cancel(TransferId)], for all of a batch that have not ended.
    void cancelBatch(String batch);

    void pauseAll();

    void resumeAll();

    DownloadLimits limits();

    void setLimits(DownloadLimits limits);

    /// @return closes the subscription
    AutoCloseable listen(TransferListener listener);

    /// Stops everything and writes down where it stands; running transfers go on when the queue is opened again.
    @Override
    void close();
}
