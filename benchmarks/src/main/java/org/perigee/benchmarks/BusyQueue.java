package org.perigee.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.Source;
import org.perigee.download.TransferId;
import org.perigee.download.TransferListener;
import org.perigee.download.TransferPlace;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;

/// A queue whose transfers all have changed whenever it is looked at: more bytes, another speed, other segments, now and then another state.
/// It fetches nothing.
final class BusyQueue implements DownloadManager {

    private static final long SIZE = 100_000_000;
    private static final Instant THEN = Instant.parse("2026-06-01T08:00:00Z");

    private final List<TransferRequest> requests = new ArrayList<>();
    private final List<TransferId> ids = new ArrayList<>();
    private int looks;

    BusyQueue(int transfers) {
        for (int i = 0; i < transfers; i++) {
            String name = "S2B_MSIL2A_20260601T103021_N0511_R108_T32TLS_" + i + ".zip";
            requests.add(new TransferRequest(Path.of("/data/products"), name, List.of(new Source(URI.create("https://example.org/" + i), 1, "", "CDSE")),
                    OptionalLong.of(SIZE), false, List.of(), null, "batch-" + i / 2_500, name, ""));
            ids.add(TransferId.random());
        }
    }

    @Override
    public synchronized List<TransferSnapshot> snapshot() {
        looks++;
        List<TransferSnapshot> all = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            long received = (looks * 100_000L + i * 77_777L) % SIZE;
            // From time to time a run of transfers is complete, and hidden where complete ones are.
            TransferState state = (looks / 5 + i) % 40 == 0 ? TransferState.DONE : TransferState.RUNNING;
            all.add(new TransferSnapshot(ids.get(i), requests.get(i), state, null, received, OptionalLong.of(SIZE), 1_000_000 + (looks * 31L + i) % 900_000,
                    segments(received), 4, "CDSE", null, Verification.NONE, THEN, null, new TransferPlace(TransferPriority.NORMAL, 0, THEN)));
        }
        return all;
    }

    private static List<long[]> segments(long received) {
        List<long[]> segments = new ArrayList<>(4);
        for (int i = 0; i < 4; i++) {
            segments.add(new long[] {i * SIZE / 4, received / 4});
        }
        return segments;
    }

    @Override
    public List<TransferId> submit(List<TransferRequest> more) {
        throw new UnsupportedOperationException("Nothing is fetched here");
    }

    @Override
    public Optional<TransferSnapshot> find(TransferId id) {
        return Optional.empty();
    }

    @Override
    public void pause(TransferId id) {
        // Nothing stops here.
    }

    @Override
    public void resume(TransferId id) {
        // Nothing stops here.
    }

    @Override
    public void cancel(TransferId id) {
        // Nothing stops here.
    }

    @Override
    public void remove(TransferId id) {
        // Nothing goes here.
    }

    @Override
    public void move(List<TransferId> some, TransferId before) {
        // All have their place here.
    }

    @Override
    public void prioritise(Collection<TransferId> some, TransferPriority priority) {
        // All run here.
    }

    @Override
    public void limit(TransferId id, long bytesPerSecond) {
        // Nothing is limited here.
    }

    @Override
    public void pauseBatch(String batch) {
        // Nothing stops here.
    }

    @Override
    public void resumeBatch(String batch) {
        // Nothing stops here.
    }

    @Override
    public void cancelBatch(String batch) {
        // Nothing stops here.
    }

    @Override
    public void pauseAll() {
        // Nothing stops here.
    }

    @Override
    public void resumeAll() {
        // Nothing stops here.
    }

    @Override
    public DownloadLimits limits() {
        return DownloadLimits.DEFAULT;
    }

    @Override
    public void setLimits(DownloadLimits limits) {
        // Nothing is limited here.
    }

    @Override
    public AutoCloseable listen(TransferListener listener) {
        return () -> { };
    }

    @Override
    public void close() {
        // Nothing is open here.
    }
}
