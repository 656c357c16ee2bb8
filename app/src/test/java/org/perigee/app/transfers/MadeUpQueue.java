package org.perigee.app.transfers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.perigee.download.Digest;
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

/// A queue that does nothing by itself: tests put transfers into it and change them. What is asked of it happens at once.
public final class MadeUpQueue implements DownloadManager {

    static final Instant THEN = Instant.parse("2026-06-01T08:00:00Z");

    private final List<TransferSnapshot> all = new CopyOnWriteArrayList<>();
    private final List<TransferListener> listeners = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile DownloadLimits limits = DownloadLimits.DEFAULT;

    public static TransferRequest request(String batch, String name) {
        return new TransferRequest(Path.of("/data/products"), name, List.of(new Source(URI.create("https://download.example.org/odata/" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "?token=s3cret"), 1,
                "", "CDSE")), OptionalLong.of(1_000_000_000), false, List.of(new Digest("md5", "00".repeat(16))), null, batch, name, "");
    }

    public static TransferSnapshot snapshot(TransferRequest request, TransferState state, double fraction) {
        long received = state.isSuccess() ? 1_000_000_000 : (long) (fraction * 1_000_000_000);
        double speed = state == TransferState.RUNNING ? 4_200_000 : 0;
        return new TransferSnapshot(TransferId.random(), request, state, problem(state), received, request.size(), speed, ranges(state, received),
                state == TransferState.RUNNING ? 4 : 0, "", request.folder().resolve(request.name()), state == TransferState.DONE
                ? new Verification.Verified(List.of("md5"), "") : Verification.NONE, THEN, state.isFinal() ? THEN.plusSeconds(60) : null, new TransferPlace(TransferPriority.NORMAL, 0, THEN));
    }

    private static List<long[]> ranges(TransferState state, long received) {
        if (state != TransferState.RUNNING && state != TransferState.STALLED) {
            return received == 0 ? List.of() : List.of(new long[] {0, received});
        }
        List<long[]> ranges = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ranges.add(new long[] {i * 250_000_000L, received / 4 - i * 9_000_000L});
        }
        return ranges;
    }

    private static TransferProblem problem(TransferState state) {
        Instant soon = Instant.now().plusSeconds(131);
        return switch (state) {
            case WAITING_FOR_SIGN_IN -> new TransferProblem(FailureKind.AUTHENTICATION, "401 Unauthorized from download.example.org", null);
            case WAITING_FOR_TERMS -> new TransferProblem(FailureKind.FORBIDDEN, "403: accept the licence at https://example.org/terms", null);
            case WAITING_FOR_QUOTA -> new TransferProblem(FailureKind.THROTTLED, "429: 20 products a day", soon.plusSeconds(9_000));
            case WAITING_FOR_TAPE -> new TransferProblem(FailureKind.SERVER, "202 Accepted: product retrieval was triggered", soon.plusSeconds(500));
            case FAILED_RETRYING -> new TransferProblem(FailureKind.NETWORK, "Connection reset by download.example.org", soon);
            case FAILED -> new TransferProblem(FailureKind.CHECKSUM, "md5 should be 5d41402abc4b2a76b9719d911017c592 and is 7d793037a0760186574b0282f2f435e7", null);
            default -> null;
        };
    }

    public TransferSnapshot put(String batch, String name, TransferState state, double fraction) {
        return put(snapshot(request(batch, name), state, fraction));
    }

    public TransferSnapshot put(TransferSnapshot one) {
        all.add(one);
        return one;
    }

    /// A queue with a transfer in every state, in several batches.
    public static MadeUpQueue withEverything() {
        MadeUpQueue queue = new MadeUpQueue();
        TransferState[] states = {TransferState.DONE, TransferState.DONE, TransferState.VERIFYING, TransferState.RUNNING, TransferState.RUNNING,
            TransferState.STALLED, TransferState.STARTING, TransferState.QUEUED, TransferState.QUEUED};
        for (int i = 0; i < states.length; i++) {
            queue.put("today", "S2B_MSIL2A_20260601T10302" + i + "_N0511_R108_T32TLS.zip", states[i], states[i] == TransferState.VERIFYING ? 1
                    : states[i] == TransferState.QUEUED || states[i] == TransferState.STARTING ? 0 : 0.2 + 0.13 * i);
        }
        TransferState[] waits = {TransferState.WAITING_FOR_SIGN_IN, TransferState.WAITING_FOR_TERMS, TransferState.WAITING_FOR_QUOTA,
            TransferState.WAITING_FOR_TAPE, TransferState.FAILED_RETRYING, TransferState.FAILED, TransferState.PAUSED, TransferState.CANCELLED,
            TransferState.DONE_NOT_VERIFIABLE};
        for (int i = 0; i < waits.length; i++) {
            queue.put("waits", "S1A_IW_GRDH_1SDV_20260521T05350" + i + ".SAFE.zip", waits[i], waits[i] == TransferState.PAUSED ? 0.6 : 0.1 * (i % 3));
        }
        queue.put("", "LC09_L2SP_195028_20260530_02_T1.tar", TransferState.RUNNING, 0.71);
        for (int i = 0; i < 12; i++) {
            queue.put("old", "S3A_OL_2_WFR____2026051" + i + ".zip", i == 5 ? TransferState.FAILED : TransferState.DONE, 0.3);
        }
        return queue;
    }

    /// Puts many in at once.
    public void putAll(List<TransferSnapshot> many) {
        all.addAll(many);
    }

    /// Replaces a transfer by one in another state.
    public void change(TransferId id, UnaryOperator<TransferSnapshot> change) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                TransferSnapshot now = change.apply(all.get(i));
                all.set(i, now);
                listeners.forEach(listener -> listener.stateChanged(now));
            }
        }
    }

    public void to(TransferId id, TransferState state, double fraction) {
        change(id, one -> {
            TransferSnapshot fresh = snapshot(one.request(), state, fraction);
            return new TransferSnapshot(id, fresh.request(), state, fresh.problem(), fresh.received(), fresh.size(), fresh.bytesPerSecond(), fresh.ranges(),
                    fresh.connections(), fresh.source(), fresh.target(), fresh.verification(), fresh.queuedAt(), fresh.endedAt(), fresh.place());
        });
    }

    public TransferState state(TransferId id) {
        return find(id).orElseThrow().state();
    }

    /// What was asked of it, such as `pause`, in order.
    public List<String> asked() {
        return asked;
    }

    @Override
    public List<TransferId> submit(List<TransferRequest> requests) {
        requests.forEach(request -> asked.add("submit " + request.name()));
        List<TransferId> ids = new ArrayList<>();
        for (TransferRequest request : requests) {
            Optional<TransferSnapshot> same = all.stream().filter(one -> one.request().name().equals(request.name())
                    && one.request().folder().equals(request.folder())).findFirst();
            same.ifPresent(one -> to(one.id(), TransferState.QUEUED, 0));
            ids.add(same.orElseGet(() -> put(snapshot(request, TransferState.QUEUED, 0))).id());
        }
        return ids;
    }

    @Override
    public List<TransferSnapshot> snapshot() {
        return List.copyOf(all);
    }

    @Override
    public Optional<TransferSnapshot> find(TransferId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public void pause(TransferId id) {
        asked.add("pause " + name(id));
        if (find(id).filter(one -> !one.state().isFinal()).isPresent()) {
            to(id, TransferState.PAUSED, 0.4);
        }
    }

    /// The same transfer with more bytes and at another speed.
    public static TransferSnapshot faster(TransferSnapshot one, long received, double speed) {
        return new TransferSnapshot(one.id(), one.request(), one.state(), one.problem(), received, one.size(), speed, one.ranges(), one.connections(),
                one.source(), one.target(), one.verification(), one.queuedAt(), one.endedAt(), one.place());
    }

    private String name(TransferId id) {
        return find(id).map(one -> one.request().name()).orElse("?");
    }

    @Override
    public void resume(TransferId id) {
        asked.add("resume " + name(id));
        to(id, TransferState.QUEUED, 0.4);
    }

    @Override
    public void cancel(TransferId id) {
        asked.add("cancel " + name(id));
        to(id, TransferState.CANCELLED, 0);
    }

    @Override
    public void remove(TransferId id) {
        asked.add("remove " + name(id));
        all.removeIf(one -> one.id().equals(id));
    }

    @Override
    public void move(List<TransferId> ids, TransferId before) {
        asked.add("move " + String.join(" ", ids.stream().map(this::name).toList()) + (before == null ? " to the end" : " before " + name(before)));
    }

    @Override
    public void prioritise(Collection<TransferId> ids, TransferPriority priority) {
        asked.add(priority + " " + String.join(" ", ids.stream().map(this::name).toList()));
    }

    @Override
    public List<SourceStanding> sources(TransferId id) {
        return find(id).map(one -> one.request().sources().stream().map(source -> new SourceStanding(source, source.label().equals(one.source()), false, ""))
                .toList()).orElse(List.of());
    }

    @Override
    public void prefer(TransferId id, URI source) {
        asked.add("prefer " + source.getHost() + " for " + name(id));
    }

    @Override
    public void limit(TransferId id, long bytesPerSecond) {
        asked.add("limit " + name(id) + " " + bytesPerSecond);
    }

    @Override
    public void pauseBatch(String batch) {
        all.stream().filter(one -> one.request().batch().equals(batch)).forEach(one -> pause(one.id()));
    }

    @Override
    public void resumeBatch(String batch) {
        all.stream().filter(one -> one.request().batch().equals(batch) && !one.state().isSuccess()).forEach(one -> resume(one.id()));
    }

    @Override
    public void cancelBatch(String batch) {
        all.stream().filter(one -> one.request().batch().equals(batch) && !one.state().isFinal()).forEach(one -> cancel(one.id()));
    }

    @Override
    public void pauseAll() {
        all.forEach(one -> pause(one.id()));
    }

    @Override
    public void resumeAll() {
        all.stream().filter(one -> !one.state().isFinal()).forEach(one -> resume(one.id()));
    }

    @Override
    public DownloadLimits limits() {
        return limits;
    }

    @Override
    public void setLimits(DownloadLimits now) {
        limits = now;
    }

    @Override
    public AutoCloseable listen(TransferListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
