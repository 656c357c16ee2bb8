package org.perigee.download.part;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// Throws anything at the journal's reader: what it takes must make a segment map that can be worked with. Run by `benchmarks/fuzz.sh`.
public final class JournalFuzz {

    private static final String HEADER = "{\"perigee\":\"part\",\"version\":1,\"boot\":\"b\",\"size\":1000}\n";

    private JournalFuzz() {
    }

    /// One try; called by the fuzzer. Every second input gets a right first line, so that the others are reached.
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Optional<PartJournal.Saved> saved = PartJournal.parse((data.length % 2 == 0 ? HEADER + text : text).lines().toList(), "b");
        if (saved.isEmpty()) {
            return;
        }
        OptionalLong size = saved.get().header().size();
        SegmentMap map = new SegmentMap(size, saved.get().done());
        if (map.received() < 0 || map.received() > size.orElse(Long.MAX_VALUE) || size.isPresent() && size.getAsLong() < 0) {
            throw new IllegalStateException("Less than nothing: " + saved.get());
        }
        for (int i = 0; i < 4; i++) {
            Optional<Segment> segment = map.claim(1);
            if (segment.isPresent() && size.isPresent() && segment.get().askedEnd() > size.getAsLong()) {
                throw new IllegalStateException("Beyond the end: " + segment.get());
            }
        }
    }
}
