package org.perigee.app.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferId;
import org.perigee.download.TransferListener;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;

/// A queue whose file goes when it is closed.
final class TemporaryQueue implements DownloadManager {

    private final DownloadManager queue;
    private final Path file;

    TemporaryQueue(DownloadManager queue, Path file) {
        this.queue = queue;
        this.file = file;
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
        queue.close();
        try {
            deleteFiles(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
