package org.perigee.download.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.perigee.digest.HashFunction;
import org.perigee.download.Digest;
import org.perigee.download.Pieces;
import org.perigee.download.part.Part;

/// Computes a file's digests while it comes: it follows the bytes that are there without a gap from the start, while they are
/// still in the system's cache. Where there are pieces, only verified ones go into the digests of the whole.
///
/// One verifier for one attempt; after [Part#restart()] a new one is needed.
public final class Verifier implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;
    /// Smaller files are hashed at the end; a thread would cost more than it gives.
    private static final long FOLLOW_FROM = 4 * 1024 * 1024L;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final double FAST = 200_000_000;

    private final Part part;
    private final List<Digest> promised;
    private final boolean forTheRecord;
    private final long begun = System.nanoTime();
    private final long before;
    private final PieceCheck pieces;
    private DigestCheck digests;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private Thread follower;
    private volatile boolean stopped;
    private volatile IOException failure;
    private long hashed;

    /// @param forTheRecord whether to compute digests also where none was promised, so that the file can be checked again in years
    public Verifier(Part part, List<Digest> promised, Pieces pieces, boolean forTheRecord, PieceListener listener) {
        this.part = part;
        this.promised = promised;
        this.forTheRecord = forTheRecord;
        this.pieces = PieceCheck.of(part, pieces, listener).orElse(null);
        this.before = part.map().received();
    }

    /// Decided when the first bytes are hashed, since only then it is known what is cheap.
    private DigestCheck digests() {
        if (digests == null) {
            digests = new DigestCheck(promised, Set.of());
            if (digests.isWithoutPromise() && forTheRecord) {
                digests = new DigestCheck(promised, recorded());
            }
        }
        return digests;
    }

    /// CRC-32C costs next to nothing and notices every accident. SHA-256 is added unless the bytes come so fast that hashing them
    /// would take a good part of a processor.
    private Set<HashFunction> recorded() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        boolean fast = part.map().received() - before > FOLLOW_FROM && (part.map().received() - before) / seconds > FAST;
        return fast ? EnumSet.of(HashFunction.CRC32C) : EnumSet.of(HashFunction.CRC32C, HashFunction.SHA_256);
    }

    /// Begins to follow once that is worth a thread; called now and then while bytes come.
    public void follow() {
        if (follower == null && part.map().received() >= FOLLOW_FROM && (pieces != null || !digests().isIdle())) {
            // A platform thread: hashing would keep a carrier of virtual threads busy.
            follower = Thread.ofPlatform().daemon().name("perigee-verify").start(this::run);
        }
    }

    private void run() {
        // Outside the heap, where native code reads it without a copy.
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!stopped) {
                if (!step(buffer)) {
                    await();
                }
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void await() {
        lock.lock();
        try {
            if (!stopped) {
                long left = wake.awaitNanos(PAUSE_NANOS);
                assert left <= PAUSE_NANOS;
            }
        } catch (InterruptedException e) {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean step(ByteBuffer buffer) throws IOException {
        boolean piecesMatter = piecesMatter();
        if (piecesMatter && pieces.step(buffer)) {
            return true;
        }
        long limit = part.map().lowWater();
        long ready = piecesMatter ? Math.min(limit, pieces.verifiedFromStart()) : limit;
        if (hashed >= ready || digests().isIdle()) {
            return false;
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), ready - hashed));
        part.read(buffer, hashed);
        buffer.flip();
        hashed += buffer.remaining();
        digests().update(buffer);
        return true;
    }

    /// A list that does not fit the file's size describes another file, and one that no source can satisfy is wrong: the digests
    /// of the whole file are the better word.
    private boolean piecesMatter() {
        if (pieces == null || part.map().size().isEmpty()) {
            return pieces != null;
        }
        return pieces.fits(part.map().size().getAsLong()) && !(pieces.isHopeless() && !digests().isWithoutPromise());
    }

    /// Stops following, does what is left and says what came out. The file is complete when this is called.
    public Verdict finish() throws IOException {
        stopFollowing();
        if (failure != null) {
            throw failure;
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(part.map().received(), 1, BUFFER));
        boolean more = true;
        while (more) {
            if (piecesMatter() && pieces.isHopeless()) {
                return new Verdict.Differs(pieces.algorithm() + " of piece " + pieces.hopelessPiece(), "as listed", "other bytes each time");
            }
            more = step(buffer);
        }
        if (!part.map().isComplete()) {
            resume();
            return new Verdict.PiecesMissing();
        }
        return compare();
    }

    private Verdict compare() {
        Verdict verdict = digests().finish();
        if (verdict instanceof Verdict.Unverifiable unknown && pieces != null && piecesMatter() && pieces.isDone()) {
            return new Verdict.Agrees(pieces.algorithm() + " of pieces", unknown.computed());
        }
        return verdict;
    }

    private void resume() {
        stopped = false;
        follower = null;
    }

    private void stopFollowing() {
        lock.lock();
        try {
            stopped = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (follower != null && follower.isAlive()) {
            try {
                follower.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopFollowing();
    }
}
