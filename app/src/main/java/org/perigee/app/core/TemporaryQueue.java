package org.perigee.app.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.SourceStanding;
import org.perigee.download.TransferId;
import org.perigee.download.TransferListener;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;

/// A queue whose file goes when it is closed.
final class TemporaryQueue implements DownloadManager {

    private static final Pattern NUMBER = Pattern.compile("^queue-(\\d{1,18})\\.");

    private final DownloadManager queue;
    private final Path file;
    private final Runnable beforeClose;

    /// @param beforeClose puts away what works on the queue
    TemporaryQueue(DownloadManager queue, Path file, Runnable beforeClose) {
        this.queue = queue;
        this.file = file;
        this.beforeClose = beforeClose;
    }

    /// Deletes what queues of processes left behind that were killed, and of one of this process's number before it.
    static void deleteLeftOvers(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "queue-*")) {
            for (Path one : all) {
                Matcher number = NUMBER.matcher(one.getFileName().toString());
                if (number.find() && isOver(Long.parseLong(number.group(1)))) {
                    Files.deleteIfExists(one);
                }
            }
        }
    }

    private static boolean isOver(long process) {
        return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
    }

    /// Deletes a queue's file with all that lies beside it under its name.
    static void deleteFiles(Path file) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(file.getParent(), file.getFileName() + "*")) {
            for (Path one : all) {
                Files.deleteIfExists(one);
            }
        }
    }

    @Override
    public List<TransferId> submit(List<TransferRequest> requests) {
        return queue.submit(requests);
    }

    @Override
    public List<TransferSnapshot> snapshot() {
        return queue.snapshot();
    }

    @Override
    public Optional<TransferSnapshot> find(TransferId id) {
        return queue.find(id);
    }

    @Override
    public void pause(TransferId id) {
        queue.pause(id);
    }

    @Override
    public void resume(TransferId id) {
        queue.resume(id);
    }

    @Override
    public void cancel(TransferId id) {
        queue.cancel(id);
    }

    @Override
    public void remove(TransferId id) {
        queue.remove(id);
    }

    @Override
    public void move(List<TransferId> ids, TransferId before) {
        queue.move(ids, before);
    }

    @Override
    public void prioritise(Collection<TransferId> ids, TransferPriority priority) {
        queue.prioritise(ids, priority);
    }

    @Override
    public List<SourceStanding> sources(TransferId id) {
        return queue.sources(id);
    }

    @Override
    public void prefer(TransferId id, URI source) {
        queue.prefer(id, source);
    }

    @Override
    public void limit(TransferId id, long bytesPerSecond) {
        queue.limit(id, bytesPerSecond);
    }

    @Override
    public void pauseBatch(String batch) {
        queue.pauseBatch(batch);
    }

    @Override
    public void resumeBatch(String batch) {
        queue.resumeBatch(batch);
    }

    @Override
    public void cancelBatch(String batch) {
        queue.cancelBatch(batch);
    }

    @Override
    public void pauseAll() {
        queue.pauseAll();
    }

    @Override
    public void resumeAll() {
        queue.resumeAll();
    }

    @Override
    public DownloadLimits limits() {
        return queue.limits();
    }

    @Override
    public void setLimits(DownloadLimits limits) {
        queue.setLimits(limits);
    }

    @Override
    public AutoCloseable listen(TransferListener listener) {
        return queue.listen(listener);
    }

    @Override
    public void close() {
        beforeClose.run();
        queue.close();
        try {
            deleteFiles(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
