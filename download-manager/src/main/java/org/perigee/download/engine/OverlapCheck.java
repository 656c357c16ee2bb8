package org.perigee.download.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perigee.download.FailureKind;
import org.perigee.download.part.Part;
import org.perigee.download.part.Range;
import org.perigee.download.part.RangeSet;
import org.perigee.download.part.Segment;

/// Finds out sources whose parts do not belong together: some of the parts that a source is asked for begin a little too early, until one
/// has shown that what came twice is the same.
///
/// An answer can name the right part and version and still bring other bytes. Digests notice that at the end; where there are none, the
/// overlap is all there is. It proves something where it lies on bytes of another source, or of an answer that began at the first byte: two parts
/// of one source can be wrong in the same way. So every part that follows such an answer begins early, and where there are several sources
/// a few more do.
///
/// The supervisor asks and judges; connections hand in what came twice. Thread-safe.
final class OverlapCheck {

    /// Short enough to cost nothing, long enough to reach beyond a run of the same value.
    static final int LENGTH = 8 * 1024;
    /// So many overlaps are asked of a source where they may lie on bytes of others.
    private static final int TRIES = 3;
    /// So many in all: some servers never send as far as the part itself.
    private static final int MOST = 32;

    private final FileAttempt file;
    private final Part part;
    private final MirrorSelector mirrors;
    /// What lay there when this began, from nobody knows whom.
    private final RangeSet earlier = new RangeSet();
    private final Set<Mirror> believed = new HashSet<>();
    private final Map<Mirror, Integer> tries = new HashMap<>();
    private final Map<Mirror, Segment> asked = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    OverlapCheck(FileAttempt file, MirrorSelector mirrors) {
        this.file = file;
        this.part = file.part();
        this.mirrors = mirrors;
        noteEarlier();
    }

    private void noteEarlier() {
        earlier.clear();
        part.map().done().forEach(earlier::add);
        mirrors.all().forEach(mirror -> mirror.delivered().forEach(earlier::remove));
    }

    /// What a source delivered although somebody else does, too.
    private record Sample(Mirror mirror, Segment segment, byte[] bytes) {

        Range range() {
            return new Range(segment.start() - bytes.length, segment.start());
        }
    }

    /// A source that is not to be believed, and what follows.
    record Contradiction(Mirror mirror, FetchFailure failure) {
    }

    /// How many bytes before the segment a source is to be asked for as well; mostly none.
    synchronized int before(Mirror mirror, Segment segment) {
        boolean needed = segment.start() > 0 && mirror.ranges() != Mirror.Ranges.NO && !file.isGuarded() && !believed.contains(mirror);
        if (!needed) {
            return 0;
        }
        boolean mayProve = part.map().followsTheStart(segment);
        boolean others = mirrors.usable().size() > 1 && !asked.containsKey(mirror);
        int tried = tries.getOrDefault(mirror, 0);
        if (tried >= MOST || !mayProve && (!others || tried >= TRIES)) {
            return 0;
        }
        tries.put(mirror, tried + 1);
        asked.put(mirror, segment);
        return (int) Math.min(LENGTH, segment.start());
    }

    /// Takes the bytes that came before the segment; called before any of the segment itself is written.
    ///
    /// @return whether they fit what is there, or nothing is there yet to compare with
    /// @throws FetchFailure where our own file cannot be read
    synchronized boolean fits(Ask ask, ByteBuffer overlap) throws FetchFailure {
        byte[] bytes = new byte[overlap.remaining()];
        overlap.get(bytes);
        Sample sample = new Sample(ask.mirror(), ask.segment(), bytes);
        samples.add(sample);
        return !part.map().covers(sample.range()) || agrees(sample);
    }

    /// A request came to its end; where its overlap never came, the next one may bring it.
    synchronized void over(Ask ask) {
        boolean came = samples.stream().anyMatch(sample -> sample.segment() == ask.segment());
        if (!came) {
            asked.remove(ask.mirror(), ask.segment());
        }
    }

    /// Some of the bytes that others were compared with are gone. No connection may run.
    synchronized void startOver() {
        noteEarlier();
        samples.clear();
        asked.clear();
        tries.clear();
        believed.clear();
    }

    /// Whether nothing waits to be compared.
    synchronized boolean isIdle() {
        return samples.isEmpty();
    }

    /// Compares what can be compared by now.
    ///
    /// @throws FetchFailure where our own file cannot be read
    synchronized List<Contradiction> contradictions() throws FetchFailure {
        List<Contradiction> found = new ArrayList<>();
        for (Sample sample : List.copyOf(samples)) {
            if (!part.map().covers(sample.range()) || !isKnownFromWhom(sample.range())) {
                continue;
            }
            samples.remove(sample);
            asked.remove(sample.mirror(), sample.segment());
            if (!agrees(sample)) {
                found.add(contradiction(sample));
            } else if (isProof(sample)) {
                believed.add(sample.mirror());
            }
        }
        return found;
    }

    private boolean isProof(Sample sample) {
        boolean ownStart = mirrors.isOnly(sample.mirror()) && sample.range().to() <= sample.mirror().deliveredFromStart();
        return ownStart || !others(sample).isEmpty() || !sample.mirror().hasDelivered(sample.range());
    }

    /// Bytes count as there a moment before they count as delivered.
    private boolean isKnownFromWhom(Range range) {
        return part.map().running() == 0 || earlier.touches(range) || mirrors.all().stream().anyMatch(mirror -> mirror.hasDelivered(range));
    }

    private boolean agrees(Sample sample) throws FetchFailure {
        ByteBuffer there = ByteBuffer.allocate(sample.bytes().length);
        try {
            part.read(there, sample.range().from());
        } catch (IOException e) {
            throw LocalFailures.of(e);
        }
        return there.flip().equals(ByteBuffer.wrap(sample.bytes()));
    }

    private List<Mirror> others(Sample sample) {
        return mirrors.all().stream().filter(mirror -> mirror != sample.mirror() && mirror.hasDelivered(sample.range())).toList();
    }

    private Contradiction contradiction(Sample sample) {
        List<Mirror> others = others(sample);
        if (!others.isEmpty()) {
            return conflict(sample.mirror(), others.getFirst());
        }
        boolean only = mirrors.isOnly(sample.mirror());
        FetchFailure failure = sample.mirror().hasDelivered(sample.range())
                ? failure(Reaction.LIES, "The server sends other bytes than those it says it sends: its parts of the file do not fit together")
                : failure(only ? Reaction.CHANGED : Reaction.AGAIN, "The file on the server is not the one whose beginning is there, whatever version it names");
        return new Contradiction(sample.mirror(), failure);
    }

    /// Who has been found right before is believed, then who was to be asked first.
    private Contradiction conflict(Mirror checked, Mirror other) {
        boolean otherIsWorse = !believed.contains(other) && other.source().priority() > checked.source().priority();
        Mirror wrong = otherIsWorse ? other : checked;
        String message = "Other bytes come from " + wrong.label() + " than from " + (otherIsWorse ? checked : other).label();
        // Where nobody else is left, its file as a whole is better than none.
        return new Contradiction(wrong, failure(mirrors.isOnly(wrong) ? Reaction.CHANGED : Reaction.DISTRUST, message));
    }

    private static FetchFailure failure(Reaction reaction, String message) {
        return new FetchFailure(reaction, FailureKind.PROTOCOL, message);
    }
}
