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
import org.perigee.download.FailureKind;
import org.perigee.download.Source;
import org.perigee.download.SourceStanding;
import org.perigee.download.TransferId;
import org.perigee.download.TransferListener;
import org.perigee.download.TransferPlace;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;

/// A queue in which some transfers have changed whenever it is looked at: more bytes, another speed, other segments, now and then one that is
/// complete and the next that begins. The others are in every state. It fetches nothing.
final class BusyQueue implements DownloadManager {

    private static final long SIZE = 100_000_000;
    private static final Instant THEN = Instant.parse("2026-06-01T08:00:00Z");
    private static final TransferProblem PROBLEM = new TransferProblem(FailureKind.CHECKSUM, "md5 should be one and is another", null);
    private static final int LOOKS_UNTIL_ONE_ENDS = 5;

    private final TransferSnapshot[] all;
    private final int changing;
    private final int step;
    private int looks;

    /// @param changing how many of them run at a time, spread over the whole queue
    BusyQueue(int transfers, int changing) {
        this.changing = Math.min(changing, transfers);
        this.step = transfers / this.changing;
        all = new TransferSnapshot[transfers];
        TransferState[] states = TransferState.values();
        for (int i = 0; i < transfers; i++) {
            TransferState state = states[i % states.length];
            all[i] = snapshot(TransferId.random(), request(i), state == TransferState.RUNNING ? TransferState.QUEUED : state, 0, 0);
        }
    }

    private static TransferRequest request(int i) {
        String name = "S2B_MSIL2A_20260601T103021_N0511_R108_T32TLS_" + i + ".zip";
        return new TransferRequest(Path.of("/data/products"), name, List.of(new Source(URI.create("https://example.org/" + i), 1, "", "CDSE")),
                OptionalLong.of(SIZE), false, List.of(), null, "batch-" + i / 2_500, name, "");
    }

    private static TransferSnapshot snapshot(TransferId id, TransferRequest request, TransferState state, long received, double speed) {
        boolean running = state == TransferState.RUNNING;
        return new TransferSnapshot(id, request, state, state == TransferState.FAILED ? PROBLEM : null, received, OptionalLong.of(SIZE), speed,
                running ? segments(received) : List.of(), running ? 4 : 0, "CDSE", null, Verification.NONE, THEN, null,
                new TransferPlace(TransferPriority.NORMAL, 0, THEN));
    }

    @Override
    public synchronized List<TransferSnapshot> snapshot() {
        looks++;
        for (int i = 0; i < changing; i++) {
            int at = i * step + (looks / LOOKS_UNTIL_ONE_ENDS + i) % step;
            int before = i * step + ((looks - 1) / LOOKS_UNTIL_ONE_ENDS + i) % step;
            if (at != before) {
                all[before] = snapshot(all[before].id(), all[before].request(), TransferState.DONE, SIZE, 0);
            }
            long received = (looks * 100_000L + i * 7_777_777L) % SIZE;
            all[at] = snapshot(all[at].id(), all[at].request(), TransferState.RUNNING, received, 1_000_000 + (looks * 31L + i) % 900_000);
        }
        return List.of(all);
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
    public List<SourceStanding> sources(TransferId id) {
        return List.of();
    }

    @Override
    public void prefer(TransferId id, URI source) {
        // There is but one.
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
