package org.perigee.download.engine;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.perigee.access.PublicAddress;
import org.perigee.access.Redaction;
import org.perigee.download.Source;
import org.perigee.download.SourceStanding;
import org.perigee.download.part.Range;
import org.perigee.download.part.RangeSet;

/// A source, and what has been learned about it. One supervisor counts and judges; connections tell what they delivered, and the
/// verifier may drop it.
final class Mirror {

    /// Whether it can deliver parts of the file.
    enum Ranges { UNKNOWN, YES, NO }

    private static final int CHANCES = 3;
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final Source source;
    private final String address;
    private final String host;
    private final boolean guest;
    private final RangeSet delivered = new RangeSet();
    private long deliveredFromStart;
    private volatile Ranges ranges = Ranges.UNKNOWN;
    private volatile double pace;
    private boolean proven;
    private volatile int active;
    private int failures;
    private int strikes;
    private volatile Instant notBefore = Instant.EPOCH;
    private volatile FetchFailure last;
    private volatile boolean out;

    Mirror(Source source) {
        this(source, false);
    }

    /// @param guest whether a server named it, rather than who asked for the transfer
    Mirror(Source source, boolean guest) {
        this.source = source;
        this.address = PublicAddress.of(source.uri()).toString();
        this.guest = guest;
        this.host = host(source.uri());
    }

    private static String host(URI uri) {
        if (uri.getHost() == null) {
            return "";
        }
        int usual = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
        return uri.getHost().toLowerCase(Locale.ROOT) + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    Source source() {
        return source;
    }

    /// The address without secrets, to know the source by.
    String address() {
        return address;
    }

    /// Whether only a server vouches for it: it gets one connection, and what it says of mirrors is not believed (RFC 6249, section 6).
    boolean isGuest() {
        return guest;
    }

    String host() {
        return host;
    }

    String label() {
        return source.label().isEmpty() ? source.uri().getHost() : source.label();
    }

    /// How it stands, for people.
    SourceStanding standing() {
        FetchFailure wrong = last;
        return new SourceStanding(source, active > 0, out, wrong == null ? "" : Redaction.text(String.valueOf(wrong.getMessage())));
    }

    Ranges ranges() {
        return ranges;
    }

    void ranges(Ranges now) {
        ranges = now;
    }

    boolean isProven() {
        return proven;
    }

    int active() {
        return active;
    }

    void begin() {
        active++;
    }

    /// @param bytes how many it delivered
    void end(long bytes) {
        active--;
        if (bytes > 0) {
            proven = true;
            failures = 0;
        }
    }

    void answered() {
        proven = true;
    }

    /// Bytes a second of one connection to it, as last measured by this transfer; 0 where it has not been.
    double pace() {
        return pace;
    }

    void pace(double now) {
        pace = pace == 0 ? now : (pace + now) / 2;
    }

    boolean isUsable() {
        return !out;
    }

    Instant notBefore() {
        return notBefore;
    }

    FetchFailure last() {
        return last;
    }

    int failures() {
        return failures;
    }

    /// It brought something before it broke off: the rest is asked for at once.
    void interrupted(FetchFailure failure) {
        last = failure;
    }

    /// It is tried again, later each time.
    Instant failed(FetchFailure failure, Instant now) {
        last = failure;
        failures++;
        long own = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(6, failures - 1));
        long jitter = ThreadLocalRandom.current().nextLong(own / 4);
        Duration wait = failure.waitTime().orElse(Duration.ofMillis(own)).plusMillis(jitter);
        notBefore = now.plus(wait);
        return notBefore;
    }

    /// It delivered something it should not; after a few times it is out.
    void strike(FetchFailure failure, Instant now) {
        strikes++;
        failed(failure, now);
        out = out || strikes >= CHANCES;
    }

    void drop(FetchFailure failure) {
        last = failure;
        out = true;
    }

    void note(FetchFailure failure) {
        last = failure;
    }

    synchronized void delivered(Range range) {
        delivered.add(range);
        deliveredFromStart = range.from() == 0 ? Math.max(deliveredFromStart, range.to()) : deliveredFromStart;
    }

    synchronized boolean hasDelivered(Range range) {
        return delivered.touches(range);
    }

    synchronized boolean hasDelivered() {
        return !delivered.isEmpty();
    }

    /// How far the answers came that began at the first byte: where an answer begins there is no doubt.
    synchronized long deliveredFromStart() {
        return deliveredFromStart;
    }

    /// What it delivered, in order.
    synchronized List<Range> delivered() {
        return delivered.list();
    }

    synchronized void forgetDelivered() {
        delivered.clear();
        deliveredFromStart = 0;
    }
}
