package org.perigee.download.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;
import org.perigee.access.AccessException;
import org.perigee.access.Realm;
import org.perigee.download.FailureKind;
import org.perigee.download.part.Range;
import org.perigee.download.part.Segment;
import org.perigee.download.wire.TransportCall;
import org.perigee.download.wire.WireBody;

/// One request: asks for a segment, checks the answer, writes its bytes. Runs on a thread of its own; is cancelled from another.
final class SegmentFetcher {

    private static final long WRITE_AFTER_NANOS = 250_000_000L;
    /// So much before the end the next request may go out: more than what is on its way over a fast and long line.
    private static final long AHEAD = 2 * 1024 * 1024L;
    private static final double AHEAD_SECONDS = 0.5;
    /// Long enough to even out bursts, short enough to notice soon who is slow.
    private static final double SPEED_SECONDS = 1.5;
    /// The rest of an answer worth reading to keep its connection.
    private static final long DRAIN = 256 * 1024L;

    private final Engine engine;
    private final Ask ask;
    private final TransportCall call;
    private final Rates.Purse purse;
    private final SpeedMeter speed = new SpeedMeter(SPEED_SECONDS);
    private final AtomicLong delivered = new AtomicLong();
    private WireBody bulk;
    private volatile boolean stopped;
    private volatile boolean tooSlow;

    SegmentFetcher(Engine engine, Rates.Purse purse, Ask ask) {
        this.engine = engine;
        this.purse = purse;
        this.ask = ask;
        this.call = engine.transport().call(request(ask));
    }

    /// Hears how the answer comes along.
    interface Acceptance {

        /// It is what was asked for; its bytes have not come yet.
        void accepted(Answer answer) throws FetchFailure;

        /// The bytes that were asked for besides the segment are there; nothing of the segment has been written.
        ///
        /// @return whether to go on
        boolean overlaps(ByteBuffer before) throws FetchFailure;

        /// It is about to end, and the next request can be sent behind it.
        void nearlyDone();
    }

    private static Request request(Ask ask) {
        Segment segment = ask.segment();
        Request.Builder request = new Request.Builder().url(ask.mirror().source().uri().toString())
                .header("Accept", "*/*").header("Accept-Encoding", "identity");
        if (!ask.plain()) {
            request.header("Range", "bytes=" + ask.from() + "-" + (segment.askedEnd() == Segment.OPEN ? "" : segment.askedEnd() - 1));
            if (!ask.fresh()) {
                ask.previous().ifRange().ifPresent(version -> request.header("If-Range", version));
            }
        }
        // An address that holds a secret needs no other, and must not be told one.
        String realm = ask.mirror().source().isVolatile() ? "" : ask.mirror().source().realm();
        return (realm.isEmpty() ? request : request.tag(Realm.class, new Realm(realm))).build();
    }

    Ask ask() {
        return ask;
    }

    /// Bytes that have come so far.
    long delivered() {
        return delivered.get();
    }

    /// Counts what came since the last count; begins with the first byte.
    void count(long fresh, long nanoTime) {
        if (delivered() > 0) {
            speed.add(fresh, nanoTime);
        }
    }

    /// Bytes a second of late; 0 as long as that is not known.
    double pace() {
        return speed.bytesPerSecond();
    }

    /// Whether it can be told how fast it is.
    boolean isMeasured() {
        return speed.isPrimed();
    }

    /// Ends it from another thread.
    void cancel() {
        stopped = true;
        call.cancel();
    }

    /// Ends it where nothing has come for too long.
    void checkSilence(long nanoTime) {
        call.checkSilence(nanoTime);
    }

    /// Ends it because nothing worth waiting for comes.
    void giveUp() {
        tooSlow = true;
        call.cancel();
    }

    /// @throws FetchFailure where the segment could not be fetched to its end; what came is written
    void run(Acceptance acceptance) throws FetchFailure {
        try (Response response = call.execute()) {
            Answer answer = new AnswerCheck(ask, response, engine.access(), engine.clock()).check();
            acceptance.accepted(answer);
            copy(response, answer, acceptance);
        } catch (ProtocolException e) {
            throw stopped ? stopped() : new FetchFailure(Reaction.STRIKE, FailureKind.PROTOCOL, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void copy(Response response, Answer answer, Acceptance acceptance) throws FetchFailure {
        BufferedSource raw = response.body().source();
        BufferedSource body = answer.gzipped() ? Okio.buffer(new GzipSource(raw)) : raw;
        bulk = !answer.gzipped() && response.body() instanceof WireBody direct ? direct : null;
        ByteBuffer buffer = engine.buffers().take();
        try {
            if (answer.ranged() && ask.before() > 0) {
                overlap(body, buffer, acceptance);
            }
            if (pump(body, buffer, acceptance)) {
                ended(answer);
            } else {
                leave(answer, body, buffer.clear());
            }
        } finally {
            engine.buffers().giveBack(buffer);
        }
    }

    /// Reads what comes before the segment, to be compared.
    private void overlap(BufferedSource body, ByteBuffer buffer, Acceptance acceptance) throws FetchFailure {
        buffer.limit(ask.before());
        try {
            while (buffer.hasRemaining()) {
                if (stopped) {
                    throw stopped();
                }
                if (some(body, buffer) < 0) {
                    throw new FetchFailure(Reaction.AGAIN, FailureKind.NETWORK, "The server ended before the part of the file that it was asked for");
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
        purse.pay(ask.mirror().host(), ask.before(), () -> stopped);
        if (!acceptance.overlaps(buffer.flip())) {
            throw stopped();
        }
        buffer.clear();
    }

    private int some(BufferedSource body, ByteBuffer buffer) throws IOException {
        return bulk == null ? body.read(buffer) : bulk.read(buffer);
    }

    /// Whether little is left to come, all of it wanted.
    private boolean isNearlyDone() {
        long left = bulk == null ? 0 : bulk.left();
        boolean soon = left > 0 && left <= AHEAD && (!isMeasured() || left < pace() * AHEAD_SECONDS);
        return soon && ask.part().map().left(ask.segment()) >= left;
    }

    /// @return whether the answer has ended; otherwise the segment has
    private boolean pump(BufferedSource body, ByteBuffer buffer, Acceptance acceptance) throws FetchFailure {
        long writtenAt = System.nanoTime();
        boolean told = false;
        while (true) {
            if (!told && isNearlyDone()) {
                told = true;
                if (ask.part().map().keep(ask.segment()) && call.offer()) {
                    acceptance.nearlyDone();
                }
            }
            buffer.limit(buffer.position() + purse.readSize(ask.mirror().host(), buffer.capacity() - buffer.position()));
            int read = read(body, buffer);
            long now = System.nanoTime();
            boolean due = read < 0 || buffer.position() == buffer.capacity() || now - writtenAt > WRITE_AFTER_NANOS || isEnoughToFinish(buffer);
            if (due) {
                writtenAt = now;
                boolean all = write(buffer);
                if (!all || read >= 0 && ask.part().map().isFinished(ask.segment())) {
                    return false;
                }
            }
            if (read < 0) {
                return true;
            }
            purse.pay(ask.mirror().host(), read, () -> stopped);
        }
    }

    private boolean isEnoughToFinish(ByteBuffer buffer) {
        return position() + buffer.position() >= ask.segment().askedEnd();
    }

    /// A failure while reading must not cost the bytes read before it.
    private int read(BufferedSource body, ByteBuffer buffer) throws FetchFailure {
        try {
            int read = stopped ? -2 : some(body, buffer);
            if (read == -2) {
                write(buffer);
                throw stopped();
            }
            delivered.addAndGet(Math.max(0, read));
            return read;
        } catch (IOException e) {
            write(buffer);
            throw failure(e);
        }
    }

    private boolean write(ByteBuffer buffer) throws FetchFailure {
        try {
            boolean all = ask.part().write(ask.segment(), buffer.flip());
            buffer.clear();
            ask.mirror().delivered(new Range(ask.segment().start(), position()));
            return all;
        } catch (IOException e) {
            throw LocalFailures.of(e);
        }
    }

    /// The answer came to its end: was it the file's, too?
    private void ended(Answer answer) throws FetchFailure {
        long at = position();
        OptionalLong exact = ask.exactSize();
        if (answer.size().isPresent() || answer.ranged()) {
            if (at < answer.end().orElse(at)) {
                throw new FetchFailure(Reaction.AGAIN, FailureKind.NETWORK, "The server ended " + (answer.end().getAsLong() - at) + " bytes early");
            }
            return;
        }
        if (exact.isPresent() && at != exact.getAsLong()) {
            throw new FetchFailure(Reaction.STRIKE, FailureKind.SIZE, "The server sent " + at + " bytes, " + exact.getAsLong() + " were promised");
        }
        ask.part().map().setSize(at);
    }

    /// The segment came to its end before the answer did.
    private void leave(Answer answer, BufferedSource body, ByteBuffer buffer) throws FetchFailure {
        long end = ask.part().map().size().orElse(Segment.OPEN);
        if (answer.end().isEmpty() && ask.exactSize().isPresent() && position() >= end) {
            checkNothingFollows(body);
        }
        if (answer.end().orElse(Segment.OPEN) - position() > DRAIN) {
            call.cancel();
        } else if (bulk != null) {
            drain(buffer);
        }
    }

    /// What follows is read and dropped, which is cheaper than a new connection.
    private void drain(ByteBuffer buffer) {
        try {
            while (!stopped && bulk.read(buffer.clear()) >= 0) {
                buffer.clear();
            }
        } catch (IOException e) {
            // Then the connection is of no use any more; the bytes wanted are there.
            call.cancel();
        }
    }

    private void checkNothingFollows(BufferedSource body) throws FetchFailure {
        try {
            if (!body.exhausted()) {
                throw new FetchFailure(Reaction.STRIKE, FailureKind.SIZE, "The server sends more than the " + ask.exactSize().getAsLong()
                        + " bytes promised");
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private long position() {
        return ask.part().map().position(ask.segment());
    }

    private static FetchFailure stopped() {
        return new FetchFailure(Reaction.STOPPED, FailureKind.CANCELLED, "Stopped");
    }

    private FetchFailure failure(IOException e) {
        if (stopped) {
            return stopped();
        }
        String host = ask.mirror().label();
        if (tooSlow || call.isSilent()) {
            return new FetchFailure(Reaction.AGAIN, FailureKind.TIMEOUT, "Next to nothing came from " + host);
        }
        return switch (e) {
            case AccessException access -> signInFailure(access);
            case InterruptedIOException timeout -> new FetchFailure(Reaction.AGAIN, FailureKind.TIMEOUT, "Nothing came from " + host + " in time");
            case SSLHandshakeException tls -> new FetchFailure(Reaction.STRIKE, FailureKind.TLS, "No safe connection to " + host + ": " + tls.getMessage());
            case SSLPeerUnverifiedException tls -> new FetchFailure(Reaction.DROP, FailureKind.TLS, host + " is not who it should be");
            default -> new FetchFailure(Reaction.AGAIN, FailureKind.NETWORK, NetworkFailures.sentence(host, e));
        };
    }

    private static FetchFailure signInFailure(AccessException e) {
        return switch (e.kind()) {
            case AUTHENTICATION, FORBIDDEN -> new FetchFailure(Reaction.SIGN_IN, FailureKind.AUTHENTICATION, e.getMessage());
            default -> new FetchFailure(Reaction.AGAIN, FailureKind.NETWORK, e.getMessage(), e.retryAfter().orElse(null));
        };
    }
}
